use mosaic::{ManagedObject, ObjectId, Revision, Projection};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, age: Option<i64> }

#[derive(Projection)]
#[managed(of = User)]
struct Card { age: String }

fn main() {}

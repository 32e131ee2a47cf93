use mosaic::{ManagedObject, ObjectId, Revision, Projection, WriteOnly};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, password: WriteOnly<String> }

#[derive(Projection)]
#[managed(of = User)]
struct Card { password: String }

fn main() {}

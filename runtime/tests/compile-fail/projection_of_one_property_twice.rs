use mosaic::{ManagedObject, ObjectId, Revision, Projection};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, mail: Option<String> }

#[derive(Projection)]
#[managed(of = User)]
struct Card { mail: String, #[managed(property = MAIL)] address: String }

fn main() {}

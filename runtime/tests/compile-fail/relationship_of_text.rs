use mosaic::{ManagedObject, ObjectId, Revision};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, #[managed(relationship)] manager: Option<String> }

fn main() {}

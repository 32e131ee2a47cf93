use mosaic::{ManagedObject, ObjectId, Revision};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, #[managed(indexed)] mail: Option<String> }

fn main() { let _ = User::MAIL.lt("m"); }

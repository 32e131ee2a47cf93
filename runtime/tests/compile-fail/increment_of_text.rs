use mosaic::{ManagedObject, ObjectId, Revision, Patch};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, mail: Option<String> }

fn main() { let _ = Patch::new().increment(User::MAIL, "1"); }

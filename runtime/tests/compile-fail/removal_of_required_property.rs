use mosaic::{ManagedObject, ObjectId, Patch, Revision};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, #[managed(required)] mail: Option<String> }

fn main() { let _ = Patch::new().unset(User::MAIL); }

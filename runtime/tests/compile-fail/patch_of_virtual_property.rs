use mosaic::{ManagedObject, ObjectId, Revision, Patch};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, #[managed(read_only)] roles: Vec<String> }

fn main() { let _ = Patch::new().set(User::ROLES, vec![]); }

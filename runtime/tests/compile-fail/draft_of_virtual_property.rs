use mosaic::{ManagedObject, ObjectId, Revision};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, #[managed(read_only)] roles: Vec<String> }

fn main() { let _ = User::draft().set(User::ROLES, vec![]); }

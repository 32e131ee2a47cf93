use mosaic::{ManagedObject, ObjectId, Revision, WriteOnly};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, #[managed(not_queryable)] password: WriteOnly<String> }

fn main() { let _ = User::PASSWORD.eq("guess"); }

use mosaic::{ManagedObject, ObjectId, Revision};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, #[managed(indexed)] age: Option<i64> }

fn main() { let _ = User::AGE.starts_with("4"); }

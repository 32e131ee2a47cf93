use mosaic::{ManagedObject, ObjectId, Revision};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, #[managed(not_queryable)] tier: Option<String> }

fn main() { let _ = User::TIER.present(); }

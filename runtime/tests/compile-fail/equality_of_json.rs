use mosaic::{ManagedObject, ObjectId, Revision, Json};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, #[managed(indexed)] info: Option<Json> }

fn main() { let _ = User::INFO.eq(Json::Null); }

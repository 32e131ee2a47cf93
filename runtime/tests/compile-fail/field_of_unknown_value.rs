use mosaic::{ManagedObject, ObjectId, Revision};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, size: Option<Size> }

#[derive(Clone, PartialEq)]
struct Size;

fn main() {}

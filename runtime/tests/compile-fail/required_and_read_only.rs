#[derive(Clone, Default, PartialEq, mosaic::ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: mosaic::ObjectId, rev: mosaic::Revision, #[managed(required, read_only)] a: Vec<bool> }

fn main() { let _ = User::draft(); }

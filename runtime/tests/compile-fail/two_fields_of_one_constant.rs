#[derive(Clone, Default, PartialEq, mosaic::ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: mosaic::ObjectId, rev: mosaic::Revision, mail: Option<bool>, Mail: Option<bool> }

fn main() { let _ = User::MAIL.scan().eq(true); }

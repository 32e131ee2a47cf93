use mosaic::{from_slice, projection, ManagedObject, ObjectId, Projection, Revision};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, mail: Option<String> }

#[derive(Projection)]
#[managed(of = User)]
struct Card { #[managed(propety = MAIL)] address: String }

fn main() { let _ = (from_slice::<Card>(b"{}"), projection::fields::<Card>()); }

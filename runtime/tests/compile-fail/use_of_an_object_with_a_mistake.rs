use mosaic::{from_slice, ManagedObject, ObjectId, Patch, Projection, Revision};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, #[managed(name = "userName", indexd, required)] name: Option<String> }

#[derive(Projection)]
#[managed(of = User)]
struct Card { id: ObjectId, name: String }

fn main() {
    let _ = (User::NAME.eq("ann"), User::draft("ann"), Patch::new().set(User::NAME, "ann"));
    let _ = (from_slice::<User>(b"{}").map(|user| user.id().clone()), from_slice::<Card>(b"{}"));
}

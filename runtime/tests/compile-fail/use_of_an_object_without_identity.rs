use mosaic::{from_slice, ManagedObject, ObjectId, QueryFilter};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: String, mail: Option<String> }

fn main() {
    let id = ObjectId::new("1").unwrap();
    let _: QueryFilter<User> = User::ID.scan().eq(&id) & User::MAIL.scan().present();
    let _ = (User::REV, from_slice::<User>(b"{}").map(|user| user.revision().clone()));
}

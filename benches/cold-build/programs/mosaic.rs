//! Reads, finds and changes users, by the client.

use mosaic::{ManagedObject, ObjectId, Patch, client::{StaticToken, Tenant}};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let [url, token, id] = std::array::from_fn(|_| arguments.next().unwrap_or_default());
    let tenant = Tenant::builder(url).credentials(StaticToken::new(token)).build()?;
    let users = tenant.managed::<User>();
    let user = users.read(&ObjectId::new(id)?).await?;
    let changed = users.patch(&user, Patch::new().set(User::PROPERTY1, "Sales".to_owned())).await?;
    println!("{:?}", changed.id());
    let mut sales = users.query(User::PROPERTY1.eq("Sales")).page_size(100).stream();
    while let Some(user) = sales.next().await {
        println!("{:?}", user?.property2);
    }
    Ok(())
}


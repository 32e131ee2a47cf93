//! Prints what a program would send to a tenant: a create, a query, a patch; and reads an answer.

mod managed {
    //! The managed objects of the tenant, made from its schema.

    include!(concat!(env!("OUT_DIR"), "/managed.rs"));
}

use std::error::Error;

use mosaic::projection::fields;
use mosaic::{ObjectId, Patch, Projection, Reference, Resource};

use crate::managed::{AlphaRole, AlphaUser, AlphaUserCustomTier};

/// What a list of people shows of each.
#[derive(Projection)]
#[managed(of = AlphaUser)]
struct Card {
    user_name: String,
    department: Option<String>,
    custom_tier: Option<AlphaUserCustomTier>,
}

fn main() -> Result<(), Box<dyn Error>> {
    create()?;
    query()?;
    patch()?;
    read()
}

/// A draft asks for what the schema requires, and takes nothing that the server computes.
fn create() -> Result<(), Box<dyn Error>> {
    let draft = AlphaUser::draft("ada@example.com", "Lovelace", "ada")
        .set(AlphaUser::DEPARTMENT, "Engines")
        .set(AlphaUser::CUSTOM_TIER, AlphaUserCustomTier::Gold)
        .set(AlphaUser::PASSWORD, "correct horse battery staple");
    println!("POST {}?_action=create", AlphaUser::PATH);
    println!("{}", serde_json::to_string_pretty(&draft)?);
    println!("which is logged as {draft:?}\n");
    Ok(())
}

/// A filter names properties that are there, in the slot where they are; a scan is asked for aloud.
fn query() -> Result<(), Box<dyn Error>> {
    let engineers =
        AlphaUser::DEPARTMENT.eq("Engines \"and\" Looms") & AlphaUser::SN.starts_with("L");
    let paying = AlphaUser::CUSTOM_TIER.scan().eq(AlphaUserCustomTier::Gold);
    println!("GET {}", AlphaUser::PATH);
    println!("  _queryFilter={}", (engineers & paying).text()?);
    println!("  _fields={}", fields::<Card>().join(","));
    println!("  _sortKeys={}\n", AlphaUser::USER_NAME.descending().text());
    Ok(())
}

/// A patch says what changes and leaves everything else alone.
fn patch() -> Result<(), Box<dyn Error>> {
    let role = ObjectId::new("4a1f")?;
    let patch = Patch::new()
        .set(AlphaUser::DEPARTMENT, "Looms")
        .unset(AlphaUser::SOFT_LOCK_UNTIL)
        .add(AlphaUser::ROLES, Reference::<AlphaRole>::to(&role));
    println!("PATCH {}/{}", AlphaUser::PATH, ObjectId::new("ada 1")?.path_element());
    println!("{}\n", serde_json::to_string_pretty(&patch)?);
    Ok(())
}

/// A projection insists on what it asked for.
fn read() -> Result<(), Box<dyn Error>> {
    let answer = r#"{
        "_id": "1f3a", "_rev": "0000-7",
        "userName": "ada", "frIndexedString3": "Looms", "custom_tier": "platinum"
    }"#;
    let card: Card = mosaic::from_slice(answer.as_bytes())?;
    let Card { user_name, department, custom_tier } = card;
    println!("{user_name} of {department:?} pays for {custom_tier:?}");
    let incomplete = mosaic::from_slice::<Card>(br#"{"_id": "1f3a", "_rev": "0000-7"}"#);
    println!("{}", incomplete.err().ok_or("a card has a user name")?);
    Ok(())
}

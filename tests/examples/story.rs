//! The main job in one run, against a tenant on this machine: pull its schema, generate the types,
//! create, query, patch (`cargo run --quiet -p mosaic-tests --example story`).

#![allow(clippy::print_stdout, reason = "it tells what it does")]

use std::{error::Error, future};

use mosaic::client::CallOptions;
use mosaic::wire::{Read, ReadAnswer, ResourcePath};
use mosaic::{Patch, Projection, ServiceAccount, Tenant};
use mosaic_codegen::config::Config;
use mosaic_codegen::source::{Role, Sources};
use mosaic_codegen::{Target, compile};
use mosaic_emulator::{Emulator, Options};
use tokio::net::TcpListener;

use managed::AlphaUser;

/// The types of the tenant, which `build.rs` makes of its schema.
mod managed {
    include!(concat!(env!("OUT_DIR"), "/managed.rs"));
}

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Outcome {
    let tenant = start().await?;
    let schema = pull(&tenant).await?;
    println!("pull      config/managed: {} bytes", schema.len());
    generate(schema)?;
    let ann = create(&tenant).await?;
    query(&tenant).await?;
    patch(&tenant, &ann).await
}

/// Starts a tenant on a free port, and speaks to it as a service account does.
async fn start() -> Outcome<Tenant> {
    let schema = include_bytes!("../../schemas/managed.json");
    let emulator = Emulator::open(schema, Options::default())?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    println!("serve     schemas/managed.json at {url}");

    let account = emulator.service_account();
    let account = ServiceAccount::from_jwk(account.id(), account.jwk())?;
    tokio::spawn(async move { emulator.serve(listener, future::pending()).await });
    Ok(Tenant::builder(url).credentials(account).build()?)
}

/// Pulls the schema, as the tenant has it.
async fn pull(tenant: &Tenant) -> Outcome<Vec<u8>> {
    let resource = ResourcePath::collection("config/managed");
    let read = Read { resource, fields: Vec::new(), held: None };
    match tenant.call(&read, &CallOptions::default()).await? {
        ReadAnswer::Stored(stored) => Ok(stored.body.into()),
        ReadAnswer::NotModified => Err("expected a configuration, found none".into()),
    }
}

/// Generates Rust from the schema: what this program was compiled with, byte for byte.
fn generate(schema: Vec<u8>) -> Outcome {
    let mut sources = Sources::new();
    let settings = include_str!("../../schemas/mosaic.toml");
    sources.add("managed.json", schema, Role::Configuration);
    let (settings_id, _) = sources.add("mosaic.toml", settings.into(), Role::Settings);
    let (config, _) = Config::parse(settings, settings_id);

    let compiled = compile(&sources, &config, Target::Rust);
    let generated = compiled.files.first().ok_or("expected a file, found none")?;
    if generated.text != include_str!(concat!(env!("OUT_DIR"), "/managed.rs")) {
        return Err("this program was compiled with other types than the tenant has".into());
    }
    let lines = generated.text.lines().count();
    println!("generate  {}: {lines} lines, the same as compiled in here", generated.path);
    Ok(())
}

/// Creates a user: a draft asks for what the schema requires, and takes nothing that the server computes.
async fn create(tenant: &Tenant) -> Outcome<AlphaUser> {
    let draft = AlphaUser::draft("Ann", "ann@example.com", "Lee", "ann.lee")
        .set(AlphaUser::DEPARTMENT, "Sales")
        .set(AlphaUser::PASSWORD, "correct horse battery staple");
    let ann = tenant.managed().create(draft).await?;
    println!("create    alpha_user {} at revision {}", ann.id, ann.rev);
    Ok(ann)
}

/// What a list of people shows of each: exactly these fields are asked for.
#[derive(Projection)]
#[managed(of = AlphaUser)]
struct Card {
    user_name: String,
    department: Option<String>,
}

/// Queries by a readable name; the server knows the property as `frIndexedString3`.
async fn query(tenant: &Tenant) -> Outcome {
    let filter = AlphaUser::DEPARTMENT.eq("Sales") & AlphaUser::SN.starts_with("L");
    println!("query     {}", filter.text()?);
    let mut cards = tenant.managed().query(filter).select::<Card>().stream();
    while let Some(card) = cards.next().await {
        let Card { user_name, department } = card?;
        println!("          {user_name} of {}", department.unwrap_or_default());
    }
    Ok(())
}

/// Saves what changed, if nobody else wrote in between, and reads it back.
async fn patch(tenant: &Tenant, before: &AlphaUser) -> Outcome {
    let users = tenant.managed::<AlphaUser>();
    let mut after = before.clone();
    after.department = Some("Support".to_owned());
    println!("patch     {}", serde_json::to_string(&Patch::between(before, &after))?);
    users.save(before, &after).await?;
    let read = users.read(&before.id).select::<Card>().await?;
    println!("read      {} of {}", read.user_name, read.department.unwrap_or_default());
    Ok(())
}

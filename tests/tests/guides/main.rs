//! The guides are true: their code is compiled and runs, and their tables are complete.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::error::Error;
use std::future::pending;
use std::pin::Pin;

use mosaic::client::Managed;
use mosaic::{ServiceAccount, Tenant};
use mosaic_emulator::{Emulator, Options, ServiceAccount as Account};
use tokio::net::TcpListener;

use crate::managed::AlphaUser;

mod complete;
mod links;
mod settings;

mod managed {
    //! The managed objects of the sample tenant, made from its schema.

    include!(concat!(env!("OUT_DIR"), "/managed.rs"));
}

/// What a section of a guide begins with.
struct Start {
    tenant: Tenant,
    users: Managed<AlphaUser>,
    ann: AlphaUser,
}

type Outcome = Result<(), Box<dyn Error + Send + Sync>>;
type Run = Pin<Box<dyn Future<Output = Outcome>>>;
type Section = fn(Start) -> Run;

#[allow(clippy::all, clippy::pedantic, unused, reason = "examples are short")]
#[allow(clippy::print_stdout, clippy::print_stderr, reason = "examples show what they have")]
mod client {
    use super::{Outcome, Run, Section, Start};
    use crate::managed::{AlphaRole, AlphaUser};

    include!(concat!(env!("OUT_DIR"), "/guide_client.rs"));
}

#[allow(clippy::all, clippy::pedantic, unused, reason = "examples are short")]
#[allow(clippy::print_stdout, clippy::print_stderr, reason = "examples show what they have")]
mod client_more {
    use super::{Outcome, Run, Section, Start};
    use crate::managed::AlphaUser;

    include!(concat!(env!("OUT_DIR"), "/guide_client_more.rs"));
}

#[allow(clippy::all, clippy::pedantic, unused, reason = "examples are short")]
#[allow(clippy::print_stdout, clippy::print_stderr, reason = "examples show what they have")]
mod emulator {
    use super::{Outcome, Run, Section, Start};
    use crate::managed::AlphaUser;

    include!(concat!(env!("OUT_DIR"), "/guide_emulator.rs"));
}

#[allow(clippy::all, clippy::pedantic, unused, reason = "examples are short")]
mod readme {
    use super::{Outcome, Run, Section, Start};

    include!(concat!(env!("OUT_DIR"), "/guide_readme.rs"));
}

/// Starts a tenant on a port of this machine, with a user in it.
async fn start(account: &Account) -> Start {
    let options = Options { service_account: Some(account.clone()), ..Options::default() };
    let schema = include_bytes!("../../../schemas/managed.json");
    let emulator = Emulator::open(schema, options).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { emulator.serve(listener, pending()).await });

    let account = ServiceAccount::from_jwk(account.id(), account.jwk()).unwrap();
    let tenant = Tenant::builder(url).credentials(account).build().unwrap();
    let users = tenant.managed();
    let draft = AlphaUser::draft("Ann", "ann@example.com", "Lee", "ann.lee");
    let ann = users.create(draft).await.unwrap();
    Start { tenant, users, ann }
}

/// Runs each section on a tenant of its own, and returns what went wrong in which.
async fn failures(sections: &[(&'static str, Section)]) -> Vec<(&'static str, String)> {
    let account = Account::generate("guide").unwrap();
    let mut failures = Vec::new();
    for (title, section) in sections {
        if let Err(error) = section(start(&account).await).await {
            failures.push((*title, error.to_string()));
        }
    }
    failures
}

#[tokio::test]
async fn every_section_of_the_guide_to_the_client_runs() {
    assert_eq!(failures(client::SECTIONS).await, []);
}

#[tokio::test]
async fn every_section_of_the_further_guide_to_the_client_runs() {
    assert_eq!(failures(client_more::SECTIONS).await, []);
}

#[tokio::test]
async fn every_section_of_the_guide_to_the_local_tenant_runs() {
    assert_eq!(failures(emulator::SECTIONS).await, []);
}

#[tokio::test]
async fn the_code_of_the_readme_runs() {
    assert_eq!(failures(readme::SECTIONS).await, []);
}

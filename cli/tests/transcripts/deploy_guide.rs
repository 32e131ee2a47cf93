//! The guide to deploying is run from top to bottom against the tenant that it serves, and shows what is
//! printed.

#![cfg(unix)]

use crate::replay::{Replay, block};
use crate::session::Session;

#[test]
fn the_guide_shows_what_is_printed() {
    let session = Session::new();
    session.put("server.json", block("deploy.md", "json server.json"));
    Replay::served(session, "deploy.md").hold("deploy.md");
}

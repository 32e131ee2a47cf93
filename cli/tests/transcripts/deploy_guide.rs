//! The guide to deploying is run from top to bottom against a tenant on this machine, and shows what is
//! printed.

#![cfg(unix)]

use crate::replay::Replay;
use crate::session::Session;

/// What the tenant of the guide has at first.
const MANAGED: &str = r#"{"objects": [{
  "name": "reader",
  "schema": {
    "order": ["name"],
    "properties": {
      "name": {"type": "string", "title": "Name", "viewable": true}
    }
  }
}]}"#;

#[test]
fn the_guide_shows_what_is_printed() {
    let session = Session::new();
    session.put("server.json", MANAGED);
    let tenant = session.serve("--schema server.json");
    Replay::new(session)
        .with("MOSAIC_DEV_SERVICE_ACCOUNT_ID", &tenant.account)
        .with("MOSAIC_DEV_SERVICE_ACCOUNT_JWK", "key.jwk")
        .showing(&tenant.url, "http://127.0.0.1:8080")
        .hold("deploy.md");
}

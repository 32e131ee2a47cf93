//! The types that FAPI asks for, and the guide that brings them to a tenant.

use std::fs;

use serde_json::Value;

use crate::replay::Replay;
use crate::session::{Session, schemas};

/// Returns a folder with a whole tenant and the types of FAPI.
fn session() -> Session {
    let session = Session::new();
    for name in ["managed.json", "fapi/apiClient.json", "fapi/apiClientOrg.json"] {
        let text = fs::read_to_string(schemas(name)).expect("the project has it");
        session.put(&format!("schemas/{name}"), text);
    }
    session
}

#[test]
fn no_rule_finds_anything_in_the_types() {
    let run = session().run("lint schemas/fapi --fail-on info");
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run}");
}

#[test]
fn a_whole_tenant_takes_the_types_at_its_end_and_once() {
    let session = session();
    let before = session.get("schemas/managed.json");
    let line = "merge schemas/fapi --into schemas/managed.json --format json";
    let run = session.run(line);
    let report: Value = serde_json::from_str(&run.stdout).expect("one JSON object");
    let changes = report["review"]["changes"].as_array().expect("a list of changes");
    let added: Vec<_> = changes.iter().map(|change| (&change["kind"], &change["path"])).collect();
    assert_eq!(
        added,
        [
            (&"type-added".into(), &"apiClient".into()),
            (&"type-added".into(), &"apiClientOrg".into())
        ]
    );
    let after = session.get("schemas/managed.json");
    let end = before.trim_end().len() - "\n  ]\n}".len();
    assert!(after.starts_with(&before[..end]) && after.ends_with("\n  ]\n}\n"), "{run}");
    assert_eq!(session.run("merge schemas/fapi --into schemas/managed.json").stderr, "no change\n");
    assert_eq!(session.get("schemas/managed.json"), after);
}

#[cfg(unix)]
#[test]
fn the_guide_shows_what_is_printed() {
    Replay::served(session(), "fapi.md").hold("fapi.md");
}

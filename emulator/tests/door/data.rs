//! What a tenant with a file knows the next time.

use http::StatusCode;
use mosaic_emulator::{Emulator, Options};
use serde_json::json;

use crate::client::{Client, LIBRARY};

fn open(folder: &tempfile::TempDir) -> Client {
    let data = Some(folder.path().join("tenant.redb"));
    let options = Options { data, ..Options::default() };
    Client::of(Emulator::open(LIBRARY.as_bytes(), options).expect("the file is ours"))
}

#[test]
fn a_tenant_remembers_its_records_its_documents_and_its_key() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let first = open(&folder);
    let key = first.emulator.service_account().jwk().to_owned();
    let created = first.send("PUT /openidm/managed/loan/l1", &json!({"title": "Emma"}));
    assert_eq!(created.status, StatusCode::CREATED);
    first.send("PUT /openidm/config/notes", &json!({"text": "kept"}));
    let due = json!({"type": "string"});
    first.send("PUT /openidm/schema/managed/loan/properties/due", &due);
    drop(first);

    let second = open(&folder);
    assert_eq!(second.emulator.service_account().jwk(), key);
    assert_eq!(second.get("/openidm/managed/loan/l1").json(), created.json());
    assert_eq!(second.get("/openidm/config/notes").json()["text"], "kept");
    assert_eq!(second.get("/openidm/schema/managed/loan/properties/due").json()["type"], "string");
}

//! Claims about a tenant whose disk fails.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use super::*;
use crate::store::{Batch, Entry, JournalError, Position};

/// A journal on a disk that may fail.
#[derive(Clone, Debug, Default)]
struct Frail {
    is_full: Arc<AtomicBool>,
    is_broken: Arc<AtomicBool>,
}

impl Journal for Frail {
    fn load(
        &self,
        _: &mut dyn FnMut(Entry) -> Result<(), JournalError>,
    ) -> Result<(), JournalError> {
        Ok(())
    }

    fn append(&self, _: Batch) -> Result<Position, JournalError> {
        self.health().map(|()| Position::default())
    }

    fn settle(&self, _: Position) -> Result<(), JournalError> {
        self.is_broken.fetch_or(self.is_full.load(Ordering::SeqCst), Ordering::SeqCst);
        self.health()
    }

    fn health(&self) -> Result<(), JournalError> {
        let is_broken = self.is_broken.load(Ordering::SeqCst);
        if is_broken { Err(JournalError::new("the disk is full")) } else { Ok(()) }
    }
}

fn status(emulator: &Emulator, method: &str, path: &str) -> u16 {
    let body = if method == "PUT" { "{\"objects\": []}" } else { "" };
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("Content-Type", "application/json")
        .header("X-OpenIDM-Username", "openidm-admin")
        .header("X-OpenIDM-Password", "openidm-admin")
        .body(Bytes::from_static(body.as_bytes()));
    emulator.answer(&request.unwrap()).status().as_u16()
}

#[test]
fn nothing_is_answered_once_a_write_is_lost_that_is_in_memory() {
    let journal = Frail::default();
    let options = Options { flavour: Flavour::Idm, ..Options::default() };
    let managed = br#"{"objects": [{"name": "thing", "schema": {"properties": {}}}]}"#;
    let emulator = Emulator::keeping(managed, options, Box::new(journal.clone())).unwrap();
    assert_eq!(status(&emulator, "PUT", "/openidm/managed/thing/1"), 201);
    journal.is_full.store(true, Ordering::SeqCst);
    assert_eq!(status(&emulator, "GET", "/openidm/managed/thing/1"), 200);
    for (method, path) in [
        ("PUT", "/openidm/managed/thing/2"),
        ("GET", "/openidm/managed/thing/2"),
        ("GET", "/openidm/managed/thing?_queryFilter=true"),
        ("GET", "/openidm/config/managed"),
        ("GET", "/openidm/info/ping"),
        ("PUT", "/openidm/config/managed"),
        ("DELETE", "/openidm/managed/thing/1"),
    ] {
        assert_eq!(status(&emulator, method, path), 503, "{method} {path}");
    }
    let held = emulator.tenant().read(&mosaic::wire::Read {
        resource: mosaic::wire::ResourcePath::of(["managed", "thing", "2"]),
        fields: Vec::new(),
        held: None,
    });
    assert_eq!(held.unwrap_err().status, StatusCode::SERVICE_UNAVAILABLE);
}

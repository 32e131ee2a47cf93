//! Laws of filling: once, and as a whole.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use tempfile::TempDir;

use super::*;
use crate::{
    Flavour, TenantOptions,
    store::{Batch, Database, Entry, Journal, JournalError, Position},
};

const MANAGED: &str = r#"{"objects": [
    {"name": "reader", "schema": {"properties": {
        "name": {"type": "string"},
        "loans": {"type": "array", "items": {
            "type": "relationship", "reverseRelationship": true, "reversePropertyName": "reader",
            "resourceCollection": [{"path": "managed/loan"}]
        }}
    }}},
    {"name": "loan", "schema": {"properties": {
        "title": {"type": "string"},
        "reader": {
            "type": "relationship", "reverseRelationship": true, "reversePropertyName": "loans",
            "resourceCollection": [{"path": "managed/reader"}]
        }
    }}}
]}"#;

/// The users that a tenant is filled with.
const USERS: usize = 9;

/// A data file of a process that takes some writes and then ends.
#[derive(Debug)]
struct Ending {
    file: Database,
    left: Arc<AtomicUsize>,
}

impl Journal for Ending {
    fn load(
        &self,
        take: &mut dyn FnMut(Entry) -> Result<(), JournalError>,
    ) -> Result<(), JournalError> {
        self.file.load(take)
    }

    fn append(&self, batch: Batch) -> Result<Position, JournalError> {
        let left = self.left.load(Ordering::SeqCst).checked_sub(1);
        self.left.store(left.ok_or_else(|| JournalError::new("the end"))?, Ordering::SeqCst);
        self.file.append(batch)
    }

    fn settle(&self, position: Position) -> Result<(), JournalError> {
        self.file.settle(position)
    }

    fn health(&self) -> Result<(), JournalError> {
        self.file.health()
    }
}

/// Opens the tenant at `path`, and returns how many writes are left to it besides.
fn open(path: &Path) -> (Tenant, Arc<AtomicUsize>) {
    let left = Arc::new(AtomicUsize::new(usize::MAX));
    let file = Database::open(path, Flavour::Aic).expect("the file can be opened");
    let journal = Box::new(Ending { file, left: Arc::clone(&left) });
    let options = TenantOptions { journal, ..TenantOptions::default() };
    let tenant = Tenant::open(MANAGED.as_bytes(), options).expect("the schema is sound");
    (tenant, left)
}

/// Returns everything that a tenant shows.
fn everything(tenant: &Tenant) -> Vec<Bytes> {
    let shown = ["reader", "loan"].map(|name| {
        let query = Query {
            collection: ResourcePath::of(["managed", name]),
            selection: Selection::Filter("true".to_owned()),
            fields: vec!["*".to_owned(), "*_ref".to_owned()],
            sort_keys: Vec::new(),
            page_size: None,
            paging: Paging::Start,
            counting: Counting::None,
        };
        tenant.query(&query).expect("a page").body
    });
    shown.to_vec()
}

#[test]
fn whenever_the_process_ends_a_tenant_is_filled_once() {
    let folder = TempDir::new().unwrap();
    let (whole, left) = open(&folder.path().join("whole.redb"));
    let before = left.load(Ordering::SeqCst);
    fill(&whole, USERS, 7).unwrap();
    let writes = before - left.load(Ordering::SeqCst);
    assert!(writes > USERS, "each record is a write");

    for taken in 0..writes {
        let path = folder.path().join(format!("{taken}.redb"));
        let (ended, left) = open(&path);
        left.store(taken, Ordering::SeqCst);
        assert!(fill(&ended, USERS, 7).is_err(), "{taken} of {writes}");
        drop(ended);
        let (again, _) = open(&path);
        assert!(is_empty(&again), "{taken} of {writes}");
        fill(&again, USERS, 7).unwrap();
        drop(again);
        let (filled, _) = open(&path);
        assert!(!is_empty(&filled), "{taken} of {writes}");
        assert_eq!(everything(&filled), everything(&whole), "{taken} of {writes}");
    }
}

#[test]
fn an_identifier_is_a_uuid_of_version_4() {
    let mut random = Rng::with_seed(1);
    for _ in 0..100 {
        let id = identifier(&mut random);
        assert_eq!(id.len(), 36);
        assert_eq!(&id[14..15], "4", "{id}");
        assert!("89ab".contains(&id[19..20]), "{id}");
    }
}

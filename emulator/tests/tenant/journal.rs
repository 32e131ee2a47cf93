//! Claims about what survives in a journal.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use mosaic::{Json, wire::Expected};
use mosaic_emulator::{
    Tenant, TenantOptions,
    store::{Batch, Entry, Journal, JournalError, Position, Table},
};
use proptest::prelude::*;
use serde_json::json;

use crate::support::{
    delete, filtered, get, object_type, patch, post, put, put_new, query, refused,
};

/// The values of a journal, by table and key.
type Entries = BTreeMap<(Table, String), Vec<u8>>;

/// A journal that several tenants can be opened with, one after another.
#[derive(Clone, Debug, Default)]
struct Shared {
    entries: Arc<Mutex<Entries>>,
    is_broken: Arc<AtomicBool>,
}

impl Journal for Shared {
    fn load(
        &self,
        take: &mut dyn FnMut(Entry) -> Result<(), JournalError>,
    ) -> Result<(), JournalError> {
        for ((table, key), value) in self.entries.lock().expect("no test panics with it").iter() {
            take(Entry { table: *table, key: key.clone(), value: Some(value.clone()) })?;
        }
        Ok(())
    }

    fn append(&self, batch: Batch) -> Result<Position, JournalError> {
        if self.is_broken.load(Ordering::SeqCst) {
            return Err(JournalError::new("the disk is full"));
        }
        let mut entries = self.entries.lock().expect("no test panics with it");
        for Entry { table, key, value } in batch.entries {
            match value {
                Some(value) => entries.insert((table, key), value),
                None => entries.remove(&(table, key)),
            };
        }
        Ok(Position::default())
    }

    fn settle(&self, _: Position) -> Result<(), JournalError> {
        Ok(())
    }

    fn health(&self) -> Result<(), JournalError> {
        Ok(())
    }
}

impl Shared {
    fn open(&self, managed: &Json) -> Tenant {
        let options = TenantOptions { journal: Box::new(self.clone()), ..TenantOptions::default() };
        Tenant::open(managed.to_string().as_bytes(), options).expect("it was opened before")
    }
}

fn managed() -> Json {
    let friends = json!({"type": "array", "items": {
        "type": "relationship", "reverseRelationship": true, "reversePropertyName": "friends",
        "resourceCollection": [{"path": "managed/thing"}],
    }});
    json!({"objects": [object_type("thing", &json!({"n": {"type": "number"}, "friends": friends}))]})
}

/// Returns everything that a tenant shows of itself.
fn everything(tenant: &Tenant) -> Json {
    let mut request = filtered("managed/thing", "true");
    request.fields = vec!["*".to_owned(), "*_ref".to_owned()];
    let page = query(tenant, &request).expect("a page");
    json!([page, tenant.configuration(), tenant.document_names()])
}

#[test]
fn nothing_changes_where_a_write_cannot_be_kept() {
    let journal = Shared::default();
    let tenant = journal.open(&managed());
    put_new(&tenant, "managed/thing/1", &json!({"n": 1})).unwrap();
    let before = everything(&tenant);
    journal.is_broken.store(true, Ordering::SeqCst);
    assert_eq!(refused(post(&tenant, "managed/thing", &json!({}))).0, 500);
    assert_eq!(
        refused(put(&tenant, "managed/thing/1", (Expected::Anything, &json!({"n": 2})))).0,
        500
    );
    assert_eq!(refused(delete(&tenant, "managed/thing/1", Expected::Anything)).0, 500);
    assert_eq!(refused(tenant.configure(br#"{"objects": []}"#)).0, 500);
    assert_eq!(everything(&tenant), before);
    journal.is_broken.store(false, Ordering::SeqCst);
    post(&tenant, "managed/thing", &json!({})).unwrap();
}

#[test]
fn a_configuration_that_was_changed_stays_until_another_file_is_given() {
    let journal = Shared::default();
    let wider = json!({"objects": [managed()["objects"][0], object_type("other", &json!({}))]});
    journal.open(&managed()).configure(wider.to_string().as_bytes()).unwrap();
    post(&journal.open(&managed()), "managed/other", &json!({})).unwrap();
    let another = json!({"objects": [object_type("third", &json!({}))]});
    let tenant = journal.open(&another);
    assert_eq!(refused(post(&tenant, "managed/other", &json!({}))).0, 404);
    post(&journal.open(&another), "managed/third", &json!({})).unwrap();
}

#[test]
fn a_role_of_the_server_survives_beside_a_type_of_the_configuration() {
    let journal = Shared::default();
    let tenant = journal.open(&managed());
    for path in ["internal/role/r", "internal/role/a%2Fb"] {
        put_new(&tenant, path, &json!({"name": path})).unwrap();
    }
    let again = journal.open(&managed());
    let page = query(&again, &filtered("internal/role", "true")).unwrap();
    assert_eq!(page["resultCount"], 2, "{page}");
    assert_eq!(get(&again, "internal/role/r", &[]).unwrap()["name"], "internal/role/r");
}

#[test]
fn documents_and_what_is_remembered_survive() {
    let journal = Shared::default();
    let tenant = journal.open(&managed());
    let document = json!({"a": 1}).as_object().cloned();
    tenant.set_document("one", document.clone()).unwrap();
    tenant.set_document("two", document.clone()).unwrap();
    tenant.set_document("two", None).unwrap();
    tenant.remember("key", json!("k")).unwrap();
    let again = journal.open(&managed());
    assert_eq!(again.document("one").as_deref(), document.as_ref());
    assert_eq!(again.document_names(), ["managed", "one"]);
    assert_eq!(again.remembered("key"), Some(json!("k")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A tenant that is opened again shows what the one before showed, and makes other identifiers.
    #[test]
    fn a_tenant_is_the_same_when_it_is_opened_again(
        writes in proptest::collection::vec((0u8..6, 0u8..6, 0u8..6), 0..40),
    ) {
        let journal = Shared::default();
        let tenant = journal.open(&managed());
        for (kind, id, other) in writes {
            let path = format!("managed/thing/{id}");
            let friend = json!({"_ref": format!("managed/thing/{other}")});
            // Some of these are refused, which is as good a write as any here.
            let _ = match kind {
                0 => put_new(&tenant, &path, &json!({"n": other})).is_ok(),
                1 => put(&tenant, &path, (Expected::Anything, &json!({"n": other}))).is_ok(),
                2 => delete(&tenant, &path, Expected::Anything).is_ok(),
                3 => post(&tenant, "managed/thing", &json!({"n": id})).is_ok(),
                4 => {
                    let change = json!([{"operation": "add", "field": "/friends/-", "value": friend}]);
                    patch(&tenant, &path, (Expected::Anything, &change)).is_ok()
                }
                _ => {
                    let change = json!([{"operation": "replace", "field": "/n", "value": other}]);
                    patch(&tenant, &path, (Expected::Anything, &change)).is_ok()
                }
            };
        }
        let again = journal.open(&managed());
        prop_assert_eq!(everything(&again), everything(&tenant));
        let (_, made) = post(&again, "managed/thing", &json!({})).unwrap();
        let path = format!("managed/thing/{}", made["_id"].as_str().unwrap());
        prop_assert_eq!(refused(get(&tenant, &path, &[])).0, 404);
    }
}

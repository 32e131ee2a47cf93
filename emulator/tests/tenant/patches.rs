//! Claims about patches.

use mosaic::wire::{Change, Expected};
use mosaic_emulator::{Flavour, Tenant};
use serde_json::{Value, json};

use crate::support::{get, patch, put_new, refused, revision, things};

fn thing(flavour: Flavour) -> Tenant {
    let properties = json!({
        "name": {"type": "string"}, "list": {"type": "array", "items": {"type": "string"}},
        "made": {"type": "string", "isVirtual": true, "onRetrieve": {"type": "text/javascript", "source": "1"}},
        "pin": {"type": "string", "isProtected": true},
    });
    let tenant = things(flavour, &properties);
    put_new(&tenant, "managed/thing/1", &json!({"name": "a", "list": ["x"], "pin": "1234"}))
        .expect("a new thing");
    tenant
}

fn operation(operation: &str, field: &str, value: &Value) -> Value {
    json!([{"operation": operation, "field": field, "value": value}])
}

#[test]
fn a_patch_changes_what_it_says_and_the_revision() {
    let tenant = thing(Flavour::Aic);
    let before = get(&tenant, "managed/thing/1", &[]).unwrap();
    let expected = revision(before["_rev"].as_str().unwrap());
    let change = operation("add", "/list/-", &json!("y"));
    let (stored, after) = patch(&tenant, "managed/thing/1", (expected, &change)).unwrap();
    assert_eq!(stored.change, Change::Done);
    assert_eq!((&after["list"], &after["name"]), (&json!(["x", "y"]), &json!("a")));
    assert_ne!(after["_rev"], before["_rev"]);
    assert_eq!(get(&tenant, "managed/thing/1", &[]).unwrap(), after);
}

#[test]
fn a_patch_that_changes_nothing_succeeds_whatever_the_revision() {
    let tenant = thing(Flavour::Aic);
    let before = get(&tenant, "managed/thing/1", &[]).unwrap();
    for same in [
        json!([]),
        operation("replace", "/name", &json!("a")),
        json!([{"operation": "remove", "field": "/nosuch"}]),
        operation("replace", "/pin", &json!("1234")),
    ] {
        let (stored, after) = patch(&tenant, "managed/thing/1", (revision("9"), &same)).unwrap();
        assert_eq!((stored.change, &after), (Change::NotModified, &before), "{same}");
    }
    let other = operation("replace", "/name", &json!("b"));
    assert_eq!(refused(patch(&tenant, "managed/thing/1", (revision("9"), &other))).0, 412);
    assert_eq!(get(&tenant, "managed/thing/1", &[]).unwrap(), before);
}

#[test]
fn a_patch_of_what_the_server_makes_is_discarded() {
    let tenant = thing(Flavour::Aic);
    let write = operation("replace", "/made", &json!("by me"));
    let (stored, _) = patch(&tenant, "managed/thing/1", (Expected::Anything, &write)).unwrap();
    assert_eq!(stored.change, Change::NotModified);
    let identity = operation("replace", "/_id", &json!("2"));
    let (_, after) = patch(&tenant, "managed/thing/1", (Expected::Anything, &identity)).unwrap();
    assert_eq!(after["_id"], "1");
}

#[test]
fn a_refused_patch_changes_nothing() {
    let tenant = thing(Flavour::Aic);
    let before = get(&tenant, "managed/thing/1", &[]).unwrap();
    let operations = json!([
        {"operation": "replace", "field": "/name", "value": "b"},
        {"operation": "increment", "field": "/name", "value": 1},
    ]);
    assert_eq!(
        refused(patch(&tenant, "managed/thing/1", (Expected::Anything, &operations))).0,
        400
    );
    assert_eq!(get(&tenant, "managed/thing/1", &[]).unwrap(), before);
}

#[test]
fn a_patch_needs_operations_and_an_object() {
    let tenant = thing(Flavour::Idm);
    let none = patch(&tenant, "managed/thing/1", (Expected::Anything, &json!({"name": "b"})));
    assert_eq!(refused(none).0, 400);
    let missing = patch(&tenant, "managed/thing/2", (Expected::Anything, &json!([])));
    assert_eq!(refused(missing), (404, "Object 2 not found in managed/thing".to_owned()));
    let collection = patch(&tenant, "managed/thing", (Expected::Anything, &json!([])));
    assert_eq!(refused(collection), (400, "The resource collection  cannot be patched".to_owned()));
}

#[test]
fn a_secret_is_kept_by_a_patch_of_something_else_and_removed_by_one_of_itself() {
    let tenant = thing(Flavour::Aic);
    let change = operation("replace", "/name", &json!("b"));
    patch(&tenant, "managed/thing/1", (Expected::Anything, &change)).unwrap();
    let same = operation("replace", "/pin", &json!("1234"));
    let (stored, _) = patch(&tenant, "managed/thing/1", (Expected::Anything, &same)).unwrap();
    assert_eq!(stored.change, Change::NotModified);
    let removal = json!([{"operation": "remove", "field": "/pin"}]);
    for change in [Change::Done, Change::NotModified] {
        let answer = patch(&tenant, "managed/thing/1", (Expected::Anything, &removal));
        assert_eq!(answer.unwrap().0.change, change);
    }
}

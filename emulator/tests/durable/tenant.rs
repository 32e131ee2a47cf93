//! Laws of a whole tenant in a file: what it showed when it was closed it shows when it is opened.

use std::{path::Path, sync::LazyLock};

use bytes::Bytes;
use http::{Method, Request};
use mosaic_emulator::{Emulator, Flavour, OpenError, Options, ServiceAccount};
use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A request: a method, a path, a body.
type Asked = (Method, String, Value);

/// Returns a configuration with people who have friends, and teams that own one another.
fn managed(properties: &Value) -> Value {
    let friends = json!({"type": "array", "items": relationship("person", "friends")});
    let owned = json!({"type": "array", "items": relationship("team", "owner")});
    let mut team = json!({"owner": relationship("team", "owned"), "owned": owned});
    team["extra"] = properties.clone();
    let object = |name, properties| json!({"name": name, "schema": {"type": "object", "properties": properties}});
    json!({"objects": [object("person", json!({"friends": friends})), object("team", team)]})
}

fn relationship(target: &str, reverse: &str) -> Value {
    json!({
        "type": "relationship", "reverseRelationship": true, "reversePropertyName": reverse,
        "resourceCollection": [{"path": format!("managed/{target}")}],
    })
}

/// An account for all, since a key takes long to make.
static ACCOUNT: LazyLock<ServiceAccount> =
    LazyLock::new(|| ServiceAccount::generate("someone").expect("there are random numbers"));

fn open(path: &Path) -> Emulator {
    let options = Options {
        flavour: Flavour::Idm,
        data: Some(path.to_owned()),
        service_account: Some(ACCOUNT.clone()),
        ..Options::default()
    };
    let managed = managed(&json!({"type": "string"})).to_string();
    Emulator::open(managed.as_bytes(), options).expect("the file can be opened")
}

/// Sends a request as the administrator, and returns the status and the body.
fn ask(emulator: &Emulator, (method, path, body): &Asked) -> (u16, Value) {
    let request = Request::builder()
        .method(method)
        .uri(format!("/openidm/{path}"))
        .header("content-type", "application/json")
        .header("x-openidm-username", "openidm-admin")
        .header("x-openidm-password", "openidm-admin")
        .body(Bytes::from(body.to_string()))
        .expect("a request");
    let answer = emulator.answer(&request);
    let body = serde_json::from_slice(answer.body()).expect("an answer is JSON");
    (answer.status().as_u16(), body)
}

/// Returns everything that a tenant shows.
fn everything(emulator: &Emulator) -> Vec<(u16, Value)> {
    let all = "?_queryFilter=true&_fields=*,*_ref";
    let names = ["config", "config/managed", "config/one", "config/two"].map(str::to_owned);
    let pages = ["person", "team"].map(|name| format!("managed/{name}{all}"));
    let asked = names.into_iter().chain(pages);
    asked.map(|path| ask(emulator, &(Method::GET, path, Value::Null))).collect()
}

fn requests() -> impl Strategy<Value = Asked> {
    let id = || 0u8..5;
    let reference = |name: &str, id: u8| json!({"_ref": format!("managed/{name}/{id}")});
    let add = |value: Value| json!([{"operation": "add", "field": "/friends/-", "value": value}]);
    let person = |id: u8| format!("managed/person/{id}");
    let team = |id: u8| format!("managed/team/{id}");
    prop_oneof![
        (id(), id()).prop_map(move |(at, n)| (Method::PUT, person(at), json!({"n": n}))),
        (id(), id()).prop_map(move |(at, n)| {
            (Method::PUT, team(at), json!({"owner": reference("team", n)}))
        }),
        (id(), id()).prop_map(move |(at, to)| {
            (Method::PATCH, person(at), add(reference("person", to)))
        }),
        id().prop_map(|n| (
            Method::POST,
            "managed/team?_action=create".to_owned(),
            json!({"n": n})
        )),
        id().prop_map(move |at| (Method::DELETE, person(at), Value::Null)),
        id().prop_map(move |at| (Method::DELETE, team(at), Value::Null)),
        id().prop_map(|n| (Method::PUT, "config/one".to_owned(), json!({"n": n}))),
        id().prop_map(|n| (Method::PUT, "config/two".to_owned(), json!({"n": n}))),
        Just((Method::DELETE, "config/two".to_owned(), Value::Null)),
        id().prop_map(|n| {
            let changed = managed(&json!({"type": "number", "title": n.to_string()}));
            (Method::PUT, "config/managed".to_owned(), changed)
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_tenant_is_the_same_when_it_is_opened_again(
        requests in prop::collection::vec(requests(), 0..40),
    ) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("tenant.redb");
        let mut tenant = open(&path);
        let half = requests.len() / 2;
        for requests in [&requests[..half], &requests[half..]] {
            for request in requests {
                // Some are refused, which is as good a write as any here.
                ask(&tenant, request);
            }
            let shown = everything(&tenant);
            drop(tenant);
            tenant = open(&path);
            prop_assert_eq!(everything(&tenant), shown);
        }
    }
}

#[test]
fn a_tenant_that_is_opened_again_shows_relationships_and_configuration() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("tenant.redb");
    let tenant = open(&path);
    let friend = json!({"friends": [{"_ref": "managed/person/a"}]});
    let changed = managed(&json!({"type": "number", "title": "changed"}));
    for (path, body) in [
        ("managed/person/a", json!({"n": 1})),
        ("managed/person/b", friend),
        ("config/one", json!({"n": 1})),
        ("config/managed", changed),
    ] {
        let (status, answer) = ask(&tenant, &(Method::PUT, path.to_owned(), body));
        assert!(status < 300, "{answer}");
    }
    drop(tenant);
    let shown = json!(everything(&open(&path))).to_string();
    for part in
        [r#""_ref":"managed/person/a""#, r#""_ref":"managed/person/b""#, r#""changed""#, r#""n":1"#]
    {
        assert!(shown.contains(part), "{part} in {shown}");
    }
}

#[test]
fn records_that_were_made_up_are_kept() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("tenant.redb");
    let tenant = open(&path);
    tenant.fill(20).unwrap();
    let shown = everything(&tenant);
    drop(tenant);
    let again = open(&path);
    assert!(!again.is_empty());
    assert_eq!(everything(&again), shown);
}

#[test]
fn the_service_account_of_a_file_stays_the_same() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("tenant.redb");
    let key = || {
        let options = Options { data: Some(path.clone()), ..Options::default() };
        let tenant = Emulator::open(b"{\"objects\": []}", options).unwrap();
        (tenant.service_account().id().to_owned(), tenant.service_account().jwk().to_owned())
    };
    assert_eq!(key(), key());
}

#[test]
fn a_tenant_says_which_file_it_cannot_open() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("tenant.redb");
    let first = open(&path);
    let options = || Options { data: Some(path.clone()), ..Options::default() };
    let refused = Emulator::open(b"{\"objects\": []}", options());
    assert!(matches!(refused, Err(OpenError::File(_))));
    drop(first);
    let error = Emulator::open(b"{\"objects\": []}", options()).unwrap_err();
    assert!(error.to_string().contains("tenant.redb"), "{error}");
}

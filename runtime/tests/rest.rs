//! What a schema does not list inside an object survives a change of what it lists.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use mosaic::{Json, ManagedObject, ObjectId, Patch, Rest, Revision, SubObject, from_slice};
use proptest::prelude::*;
use serde_json::{Map, json};

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/alpha_user")]
struct User {
    id: ObjectId,
    rev: Revision,
    address: Option<Address>,
    entries: Vec<Entry>,
}

#[derive(Clone, Default, PartialEq, SubObject)]
struct Address {
    street: Option<String>,
    floor: Option<i64>,
    tags: Vec<String>,
    geo: Option<Geo>,
    #[managed(rest)]
    rest: Rest,
}

#[derive(Clone, Default, PartialEq, SubObject)]
struct Geo {
    lat: Option<f64>,
    #[managed(rest)]
    rest: Rest,
}

#[derive(Clone, Default, PartialEq, SubObject)]
struct Entry {
    #[managed(secret)]
    answer: Option<String>,
    #[managed(rest)]
    rest: Rest,
}

fn bytes(address: &Json, entries: &Json) -> Vec<u8> {
    let user = json!({ "_id": "1", "_rev": "1", "address": address, "entries": entries });
    serde_json::to_vec(&user).unwrap()
}

fn user(address: &Json, entries: &Json) -> User {
    from_slice(&bytes(address, entries)).unwrap()
}

/// Returns what a patch puts into the property `name`.
fn sent(patch: &Patch<User>, name: &str) -> Option<Json> {
    let operations = serde_json::to_value(patch).unwrap();
    let field = format!("/{name}");
    let mut operations = operations.as_array().unwrap().iter();
    operations.find(|operation| operation["field"] == *field)?.get("value").cloned()
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        (-8_i32..8).prop_map(|number| Json::from(f64::from(number) + 0.5)),
        "[a-z\"\\\\é]{0,4}".prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::btree_map(any_name(), inner, 0..4)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

fn any_name() -> impl Strategy<Value = String> {
    "street|floor|tags|geo|lat|lon|answer|[a-z\"]{1,3}"
}

fn any_object() -> impl Strategy<Value = Json> {
    prop::collection::btree_map(any_name(), any_json(), 0..8)
        .prop_map(|members| Json::Object(members.into_iter().collect::<Map<_, _>>()))
}

/// Returns whether everything in `before` is in `after`, but members that are null or empty.
fn holds(after: &Json, before: &Json) -> bool {
    match (before, after) {
        (Json::Object(before), Json::Object(after)) => before.iter().all(|(name, value)| {
            let is_empty = match value {
                Json::Array(elements) => elements.iter().all(Json::is_null),
                value => value.is_null(),
            };
            after.get(name).map_or(is_empty, |kept| holds(kept, value))
        }),
        (Json::Array(before), Json::Array(after)) => {
            let of_nothing = |value: &&Json| !value.is_null();
            let before: Vec<_> = before.iter().filter(of_nothing).collect();
            let after: Vec<_> = after.iter().filter(of_nothing).collect();
            before.len() == after.len()
                && before.iter().zip(after).all(|(before, after)| holds(after, before))
        }
        (Json::Number(before), Json::Number(after)) => before.as_f64() == after.as_f64(),
        _ => before == after,
    }
}

proptest! {
    #[test]
    fn a_change_of_one_member_leaves_all_others_as_they_were(
        mut address in any_object(),
        entries in prop::collection::vec(any_object(), 0..4),
    ) {
        let before = user(&address, &Json::Array(entries.clone()));
        let mut after = before.clone();
        after.address.get_or_insert_default().street = Some("changed".to_owned());
        let mut first = entries.clone();
        first.pop();
        after.entries.pop();
        let patch = Patch::between(&before, &after);
        let street = address.as_object_mut().unwrap().insert("street".to_owned(), json!("changed"));
        let now = sent(&patch, "address");
        prop_assert_eq!(now.is_none(), street == Some(json!("changed")));
        prop_assert!(now.is_none_or(|now| holds(&now, &address)), "{:?} {}", patch, address);
        if let Some(now) = sent(&patch, "entries") {
            prop_assert!(holds(&now, &Json::Array(first)), "{now}");
        }
    }

    #[test]
    fn every_reader_keeps_the_same_and_what_is_written_reads_the_same(
        address in any_object(),
        entries in prop::collection::vec(any_object(), 0..4),
    ) {
        let bytes = bytes(&address, &Json::Array(entries));
        let ours: User = from_slice(&bytes).unwrap();
        let theirs: User = serde_json::from_slice(&bytes).unwrap();
        prop_assert!(ours == theirs);
        prop_assert!(Patch::between(&ours, &theirs).is_empty());
        let again: User = from_slice(&serde_json::to_vec(&ours).unwrap()).unwrap();
        prop_assert!(ours == again);
    }
}

#[test]
fn a_value_of_another_kind_is_kept_until_its_field_is_set() {
    let hash = json!({ "$crypto": { "type": "x-simple-encryption" } });
    let before = user(&json!({}), &json!([{ "answer": hash, "question": "1" }]));
    assert_eq!(before.entries[0].answer, None);
    assert_eq!(before.entries[0].rest.get("answer"), Some(&hash));
    let mut after = before.clone();
    after.entries[0].rest.insert("question", "2");
    let patch = Patch::between(&before, &after);
    assert_eq!(sent(&patch, "entries"), Some(json!([{ "answer": hash, "question": "2" }])));
    after.entries[0].answer = Some("blue".to_owned());
    let patch = Patch::between(&before, &after);
    assert_eq!(sent(&patch, "entries"), Some(json!([{ "answer": "blue", "question": "2" }])));
    let written = serde_json::to_string(&after).unwrap();
    assert_eq!(written.matches("answer").count(), 1, "{written}");
}

#[test]
fn the_last_of_two_members_of_one_name_counts() {
    let read = |members: &str| -> Geo {
        let text = format!(r#"{{"_id":"1","_rev":"1","address":{{"geo":{{{members}}}}}}}"#);
        from_slice::<User>(text.as_bytes()).unwrap().address.unwrap().geo.unwrap()
    };
    let number = read(r#""lat":"x","lat":1"#);
    assert_eq!((number.lat, number.rest.len()), (Some(1.0), 0));
    let text = read(r#""lat":1,"lat":"x""#);
    assert_eq!((text.lat, text.rest.get("lat")), (None, Some(&json!("x"))));
}

#[test]
fn bytes_that_are_not_json_are_reported_where_they_are() {
    let text = br#"{"_id":"1","_rev":"1","address":{"geo":{"lat":tru}}}"#;
    let error = from_slice::<User>(text).unwrap_err().to_string();
    assert!(error.contains("address.geo.lat"), "{error}");
}

#[test]
fn what_is_kept_is_counted_and_never_shown() {
    let user = user(&json!({ "street": "a", "password": "secret" }), &json!([]));
    let shown = format!("{user:?}");
    assert!(shown.contains("rest: <unlisted: 1>"), "{shown}");
    assert!(!shown.contains("secret"), "{shown}");
}

//! Answers of real servers.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[allow(unreachable_pub, reason = "shaped like generated code")]
mod model;
mod shared;

use std::fmt::Debug;

use model::{AlphaRole, AlphaUser};
use mosaic::{Json, ManagedObject, ObjectId, Revision, from_slice, page_from_slice};

/// An application, some of whose properties are objects.
#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/alpha_application")]
struct Application {
    id: ObjectId,
    rev: Revision,
    #[managed(indexed, required)]
    name: Option<String>,
    #[managed(not_queryable)]
    description: Option<String>,
    #[managed(not_queryable)]
    authoritative: Option<bool>,
    #[managed(name = "mappingNames", indexed)]
    mapping_names: Vec<String>,
    #[managed(name = "ssoEntities", not_queryable)]
    sso_entities: Option<Json>,
    #[managed(name = "uiConfig", not_queryable)]
    ui_config: Option<Json>,
    #[managed(name = "templateVersion", not_queryable)]
    template_version: Option<String>,
}

#[test]
fn every_recorded_record_is_read_as_it_is() {
    let Some(recordings) = shared::list("recordings.json", "recordings") else {
        return;
    };
    let mut read = 0;
    for recording in &recordings {
        let path = recording["path"].as_str().unwrap();
        let Some(path) = path.strip_prefix("/openidm/managed/") else {
            continue;
        };
        let body = &recording["response_body"];
        if !body.is_object() || body.get("code").is_some() {
            continue;
        }
        read += match path.split('/').next().unwrap_or_default() {
            "alpha_user" | "user" => agrees::<AlphaUser>(body),
            "alpha_application" | "bravo_application" | "application" => {
                agrees::<Application>(body)
            }
            // Whatever it is, it has an identity and a name.
            _ => agrees::<AlphaRole>(body),
        };
    }
    assert!(read >= 50, "only {read} records");
}

/// Reads a page or a record in every way; returns how many records there were.
fn agrees<T: ManagedObject + PartialEq + Debug>(body: &Json) -> usize {
    let text = body.to_string();
    let Some(recorded) = body.get("result").and_then(Json::as_array) else {
        holds(&from_slice::<T>(text.as_bytes()).unwrap(), body);
        return 1;
    };
    let page = page_from_slice::<T>(text.as_bytes()).unwrap();
    assert_eq!(page.records.len(), recorded.len());
    assert_eq!(page.cookie.as_deref(), body["pagedResultsCookie"].as_str());
    for (record, recorded) in page.records.iter().zip(recorded) {
        holds(record.as_ref().unwrap(), recorded);
    }
    recorded.len()
}

/// Insists that a record holds what was recorded, and that both readers say so.
fn holds<T: ManagedObject + PartialEq + Debug>(record: &T, recorded: &Json) {
    assert_eq!(record, &serde_json::from_value::<T>(recorded.clone()).unwrap());
    let written = serde_json::to_value(record).unwrap();
    for entry in record.table().entries() {
        let [written, recorded] = [&written, recorded].map(|object| {
            object
                .get(entry.name)
                .filter(|value| !value.is_null() && *value != &Json::Array(Vec::new()))
        });
        assert_eq!(written, recorded, "{}", entry.name);
    }
}

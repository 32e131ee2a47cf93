//! Actions: patches by another door, and what there is besides.

use mosaic_emulator::Flavour::{Aic, Idm};
use serde_json::json;

use super::{ask, hold, message, users};

const RENAME: &str = r#"[{"operation":"replace","field":"/name","value":"z"}]"#;

#[test]
fn a_patch_by_query_finds_exactly_one_object() {
    hold(
        Idm,
        &[
            ("POST users?_action=patch&_queryFilter=age+eq+30", "", RENAME, 200),
            ("POST users?_action=patch&_queryFilter=age+eq+31", "", RENAME, 404),
            ("POST users?_action=patch&_queryFilter=true", "", RENAME, 500),
            ("POST users?_action=patch&_queryFilter=((", "", RENAME, 400),
            ("POST users?_action=patch&_queryFilter=true", "", "{}", 400),
            ("POST users/a?_action=patch", "", RENAME, 200),
            ("POST users/missing?_action=patch", "", RENAME, 404),
            ("POST users/a?_action=patch", "", "{}", 400),
        ],
    );
    let answer = ask(&users(Idm), "POST users?_action=patch&_queryFilter=true", "", RENAME);
    assert_eq!(message(&answer), "Query result must yield one matching object");
    let answer = ask(&users(Idm), "POST users/a?_action=patch", "", RENAME);
    assert_eq!(answer.body["name"], "z");
    assert_eq!(answer.header("etag"), None);
}

#[test]
fn a_synchronisation_counts_what_it_was_asked_for() {
    let all = ask(&users(Aic), "POST users?_action=triggerSyncCheck", "", "");
    assert_eq!(all.body, json!({ "status": "OK", "countTriggered": 3 }));
    let one = ask(&users(Aic), "POST users/a?_action=triggerSyncCheck", "", "");
    assert_eq!(one.body, json!({ "status": "OK", "countTriggered": 1 }));
}

#[test]
fn an_action_that_there_is_not_is_refused() {
    hold(
        Idm,
        &[
            ("POST users?_action=nosuch", "", "", 400),
            ("POST users/a?_action=nosuch", "", "{}", 400),
            ("POST users/a?_action=create", "", "{}", 400),
            ("POST users/a", "", "{}", 400),
            ("POST nosuch?_action=patch", "", RENAME, 404),
        ],
    );
}

#[test]
fn policies_are_asked_by_themselves() {
    hold(
        Idm,
        &[
            ("POST /openidm/policy/managed/users/a?_action=validateObject", "", "{}", 200),
            ("POST /openidm/policy/managed/users/*?_action=validateProperty", "", "{\"x\":1}", 200),
            ("POST /openidm/policy/managed/users/*?_action=nosuch", "", "{}", 500),
            ("GET /openidm/policy/managed/users/*", "", "", 200),
        ],
    );
    let line = "POST /openidm/policy/managed/users/*?_action=validateObject";
    let answer = ask(&users(Idm), line, "", "{}");
    assert_eq!(answer.body, json!({ "result": true, "failedPolicyRequirements": [] }));
}

use std::{error::Error as _, io};

use serde_json::json;

use super::*;
use crate::{
    Indexed, Json, Property,
    client::{TransportError, TransportFailure},
    wire::{Failure, Refusal},
};

struct User;

const USER_NAME: Property<User, String, Indexed> = Property::new("userName");
const MAIL: Property<User, String, Indexed> = Property::new("mail");
const ALIASES: Property<User, Vec<String>, Indexed> = Property::new("aliasList");

fn refused(status: u16, detail: Json) -> Error {
    let refusal = Refusal::new(StatusCode::from_u16(status).unwrap(), "Policy validation failed");
    Failure::Refused(refusal.with_detail(detail)).into()
}

fn policies(failures: &Json) -> Error {
    refused(403, json!({ "result": false, "failedPolicyRequirements": failures }))
}

#[test]
fn an_error_can_be_sent_shared_and_boxed() {
    fn check<T: Send + Sync + Clone + std::error::Error + 'static>() {}
    check::<Error>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

#[test]
fn a_property_has_a_failure_for_each_policy() {
    let error = policies(&json!([
        { "policyRequirements": [{ "policyRequirement": "REQUIRED" },
            { "policyRequirement": "MIN_LENGTH", "params": { "minLength": 3 } }], "property": "mail" },
        { "policyRequirements": [{ "policyRequirement": "HOUSE_RULE", "params": null }],
            "property": "aliasList[2]" },
    ]));
    let [required, length, house] = error.policy_failures() else { panic!("{error:?}") };
    assert!(required.is(MAIL) && length.is(MAIL) && !length.is(USER_NAME));
    assert_eq!(*required.requirement(), PolicyRequirement::Required);
    assert_eq!(*length.requirement(), PolicyRequirement::MinimumLength);
    assert_eq!(length.params()["minLength"], 3);
    assert!(house.is(ALIASES));
    assert_eq!(*house.requirement(), PolicyRequirement::Other("HOUSE_RULE".to_owned()));
    assert!(error.is_policy_failure() && !error.is_forbidden() && !error.is_conflict());
}

#[test]
fn a_detail_of_any_shape_is_read_as_far_as_it_goes() {
    for detail in [
        json!(null),
        json!([]),
        json!("x"),
        json!({ "failedPolicyRequirements": 7 }),
        json!({ "failedPolicyRequirements": [7, null, {}, { "policyRequirements": {} }] }),
        json!({ "failedPolicyRequirements": [{ "policyRequirements": [7, {}, [], null] }] }),
    ] {
        let error = refused(403, detail);
        assert_eq!(error.policy_failures(), []);
        assert!(error.is_forbidden());
    }
    let bare = policies(&json!([{ "policyRequirements": ["UNIQUE"] }]));
    assert_eq!(*bare.policy_failures()[0].requirement(), PolicyRequirement::Unique);
    assert_eq!(bare.policy_failures()[0].property(), "");
}

#[test]
fn a_value_that_is_taken_is_a_conflict() {
    let failing = |property: &str, requirement: &str| {
        let requirement = json!([{ "policyRequirement": requirement }]);
        policies(&json!([{ "policyRequirements": requirement, "property": property }]))
    };
    assert!(failing("userName", "UNIQUE").is_conflict());
    assert!(failing("name", "UNIQUE").is_conflict());
    assert!(failing("userName", "VALID_USERNAME").is_conflict());
    assert!(!failing("mail", "VALID_USERNAME").is_conflict());
    assert!(!failing("userName", "VALID_TYPE").is_conflict());
    assert!(refused(409, Json::Null).is_conflict());
}

#[test]
fn a_taken_identifier_is_a_conflict_and_an_old_revision_is_none() {
    let created = refused(412, Json::Null).about("create", "managed/alpha_user");
    assert!(created.is_conflict() && created.is_precondition_failed());
    let patched = refused(412, Json::Null).about("patch", "managed/alpha_user/1");
    assert!(!patched.is_conflict() && patched.is_precondition_failed());
}

#[test]
fn every_known_requirement_is_itself_under_its_name() {
    for name in ["REQUIRED", "UNIQUE", "VALID_USERNAME", "MAX_LENGTH", "HISTORY", "own", ""] {
        let requirement = PolicyRequirement::from(name);
        assert_eq!(requirement.as_str(), name);
        let is_other = matches!(requirement, PolicyRequirement::Other(_));
        assert_eq!(is_other, ["own", ""].contains(&name), "{name}");
    }
}

#[test]
fn the_text_is_one_line_that_says_who_what_and_why() {
    let requirement =
        json!([{ "policyRequirement": "MIN_LENGTH", "params": { "value": "hunter2" } }]);
    let error = policies(&json!([{ "policyRequirements": requirement, "property": "password" }]))
        .about("create", "managed/alpha_user")
        .with_transaction_id("mosaic-1")
        .after(Attempts { made: 2, effect: Effect::None });
    assert_eq!(
        error.to_string(),
        "create `managed/alpha_user`: 403 Forbidden: Policy validation failed: \"password\" MIN_LENGTH \
         (transaction mosaic-1, 2 attempts)"
    );
    assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
}

#[test]
fn a_text_of_the_server_stays_on_one_line() {
    let refusal = Refusal::new(StatusCode::BAD_REQUEST, "a\nb\u{1b}[31m");
    let error = Error::from(Failure::Refused(refusal));
    assert_eq!(error.to_string(), "400 Bad Request: a\\nb\\u{1b}[31m");
}

#[test]
fn what_may_have_been_done_is_said() {
    let lost = TransportError::new(TransportFailure::ConnectionLost);
    let open = Attempts { made: 1, effect: Effect::Possible };
    let error = Error::from(lost).about("create", "managed/alpha_user").after(open);
    assert!(error.may_have_happened());
    assert!(error.to_string().ends_with(", and it may have been done"), "{error}");
}

#[test]
fn a_page_of_a_load_balancer_is_forbidden_and_no_refusal() {
    let error = Error::from(Failure::Foreign {
        status: StatusCode::FORBIDDEN,
        media_type: Some("text/html".to_owned()),
        excerpt: "<html> your support id".to_owned(),
    });
    assert!(error.is_forbidden() && !error.is_policy_failure() && !error.is_decode());
    assert!(error.is_foreign() && !refused(403, Json::Null).is_foreign());
    assert_eq!(error.excerpt(), Some("<html> your support id"));
    assert_eq!(error.to_string(), "expected an answer of the server, found 403 with text/html");
}

#[test]
fn the_chain_of_sources_says_nothing_twice() {
    let refused = io::Error::from(io::ErrorKind::ConnectionRefused);
    let lost = TransportError::new(TransportFailure::NotConnected).caused_by(refused);
    let error = Error::from(lost);
    assert!(error.is_connect() && !error.is_timeout());
    assert_eq!(error.to_string(), "no connection to the server");
    assert_eq!(error.source().unwrap().to_string(), "connection refused");
}

#[test]
fn an_error_inside_a_page_is_the_refusal_it_tells_of() {
    let error = Error::inside_a_page(&json!({ "code": 503, "message": "can&#39;t" }));
    assert_eq!(error.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
    assert_eq!(error.message(), Some("can't"));
    let odd = Error::inside_a_page(&json!("broken"));
    assert_eq!(odd.status(), Some(StatusCode::INTERNAL_SERVER_ERROR));
}

//! Policies against the answers of real servers, and the laws that hold for all.

use std::time::{Duration, SystemTime};

use http::StatusCode;
use serde_json::json;

use super::*;
use crate::vectors::{Tally, vectors};

/// A tenant with some objects.
#[derive(Default)]
pub(super) struct Tenant {
    others: Vec<Value>,
    stored: Option<Map<String, Value>>,
}

impl Existing for Tenant {
    fn is_taken(&self, property: &str, value: &str) -> bool {
        self.others.iter().any(|other| {
            other[property].as_str().is_some_and(|other| other.eq_ignore_ascii_case(value))
        })
    }

    fn stored(&self) -> Option<&Map<String, Value>> {
        self.stored.as_ref()
    }

    fn has_mapping(&self, name: &str) -> bool {
        name == "known"
    }

    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_hours(438_288)
    }
}

pub(super) fn policies(property: &Value, flavour: Flavour) -> Policies {
    Policies::new(&json!({"properties": {"p": property}}), flavour)
}

pub(super) fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("an object")
}

/// Returns the names of the requirements that an object with the property `p` does not meet.
fn failed(property: &Value, value: &Value, flavour: Flavour) -> Vec<String> {
    failed_in(property, &json!({"p": value}), flavour, &Tenant::default())
}

fn failed_in(property: &Value, whole: &Value, flavour: Flavour, tenant: &Tenant) -> Vec<String> {
    let verdict =
        policies(property, flavour).judge_object(object(whole), tenant).expect("a verdict");
    let answer = verdict.into_answer();
    let failures = answer["failedPolicyRequirements"].as_array().expect("a list");
    let names =
        failures.iter().map(|failure| &failure["policyRequirements"][0]["policyRequirement"]);
    names.map(|name| name.as_str().expect("a name").to_owned()).collect()
}

/// Returns whether a value passes one policy of a string, in the cloud.
fn passes(id: &str, params: impl Into<Value>, value: &str) -> bool {
    let property =
        json!({"type": "string", "policies": [{"policyId": id, "params": params.into()}]});
    failed(&property, &json!(value), Flavour::Aic).is_empty()
}

#[test]
fn every_recorded_judgement_is_the_one_of_the_server() {
    let Some(file) = vectors("policy.json") else {
        return;
    };
    let schema = &file.fixture("managed")["objects"][0]["schema"];
    let policies = Policies::new(schema, Flavour::Idm);
    let mut tally = Tally::new("policy.json", &[]);
    for vector in file.list() {
        let id = vector["resource"].as_str().and_then(|path| path.rsplit('/').next());
        let others = vector["existing"].as_array().into_iter().flatten();
        let others = others.filter(|other| other["_id"].as_str() != id).cloned().collect();
        let tenant = Tenant { others, stored: None };
        let action = vector["action"].as_str().expect("an action");
        let found = match policies.answer(action, object(&vector["content"]), &tenant) {
            Ok(answer) => answer,
            Err(refusal) => json!({"thrown": refusal.message}),
        };
        tally.hold(vector, &found, &vector["expected"]);
    }
    tally.close();
}

#[test]
fn a_failure_is_a_403_in_the_words_of_the_occasion() {
    let verdict = || {
        let policies = policies(&json!({"type": "string"}), Flavour::Idm);
        policies.judge_object(object(&json!({"p": 1})), &Tenant::default()).expect("a verdict")
    };
    let refusal = verdict().into_result(Occasion::Write).expect_err("a failure");
    assert_eq!(refusal.status, StatusCode::FORBIDDEN);
    assert_eq!(refusal.message, "Policy validation failed");
    assert_eq!(refusal.detail, Some(verdict().into_answer()));
    let refusal = verdict().into_result(Occasion::Patch).expect_err("a failure");
    assert_eq!(refusal.message, "Failed policy validation");
}

#[test]
fn only_the_cloud_tells_null_from_a_wrong_type() {
    let property = json!({"type": "string"});
    assert_eq!(failed(&property, &Value::Null, Flavour::Aic), ["NOT_NULL"]);
    assert_eq!(failed(&property, &Value::Null, Flavour::Idm), ["VALID_TYPE"]);
    let nullable = json!({"type": ["string", "null"]});
    assert!(failed(&nullable, &Value::Null, Flavour::Aic).is_empty());
    assert_eq!(failed(&property, &json!(1), Flavour::Aic), ["VALID_TYPE"]);
}

#[test]
fn only_the_cloud_holds_a_value_to_its_enumeration() {
    let one = json!({"type": "string", "enum": ["a", "b"]});
    assert!(failed(&one, &json!("a"), Flavour::Aic).is_empty());
    assert_eq!(failed(&one, &json!("c"), Flavour::Aic), ["VALID_ENUM_VALUE"]);
    assert!(failed(&one, &json!("c"), Flavour::Idm).is_empty());
    let many = json!({"type": "array", "items": {"type": "string", "enum": ["a", "b"]}});
    assert!(failed(&many, &json!(["a", "b"]), Flavour::Aic).is_empty());
    assert_eq!(failed(&many, &json!(["a", "c"]), Flavour::Aic), ["VALID_ENUM_VALUE"]);
}

#[test]
fn only_the_cloud_asks_an_empty_text_for_its_form() {
    for id in ["valid-email-address-format", "valid-date"] {
        let property = json!({"type": "string", "policies": [{"policyId": id}]});
        assert!(failed(&property, &json!(""), Flavour::Idm).is_empty(), "{id}");
        assert_eq!(failed(&property, &json!(""), Flavour::Aic).len(), 1, "{id}");
    }
    let pattern = json!({"type": "string", "pattern": "x"});
    assert!(failed(&pattern, &json!(""), Flavour::Idm).is_empty());
    assert_eq!(failed(&pattern, &json!(""), Flavour::Aic), ["MATCH_REGEXP"]);
}

#[test]
fn what_is_required_and_not_there_fails_its_pattern_too() {
    let schema =
        json!({"required": ["p"], "properties": {"p": {"type": "string", "pattern": "x"}}});
    let policies = Policies::new(&schema, Flavour::Idm);
    let verdict = policies.judge_object(&Map::new(), &Tenant::default()).expect("a verdict");
    let failures = &verdict.into_answer()["failedPolicyRequirements"];
    assert_eq!(failures[0]["policyRequirements"][0], json!({"policyRequirement": "REQUIRED"}));
    assert_eq!(failures[1]["policyRequirements"][0]["policyRequirement"], "MATCH_REGEXP");
}

#[test]
fn a_patch_is_judged_by_what_it_touched() {
    let schema = json!({
        "required": ["a", "b"],
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
    });
    let judge = |flavour, touched: &[&str], whole: Value| {
        let policies = Policies::new(&schema, flavour);
        let verdict = policies.judge_touched(touched, object(&whole), &Tenant::default());
        verdict.expect("a verdict").is_pass()
    };
    assert!(judge(Flavour::Idm, &["a"], json!({"a": "x", "b": 1})));
    assert!(!judge(Flavour::Idm, &["b"], json!({"a": "x", "b": 1})));
    assert!(judge(Flavour::Idm, &["a", "unknown"], json!({"b": "x"})), "a removal is not caught");
    assert!(!judge(Flavour::Aic, &["a"], json!({"b": "x"})), "a removal is caught");
    assert!(judge(Flavour::Aic, &["c"], json!({"b": 1})));
}

#[test]
fn a_name_is_taken_by_other_objects_and_internal_users() {
    let tenant = Tenant { others: vec![json!({"p": "Ann"})], stored: None };
    let judge = |id: &str, value: &str| {
        let property = json!({"type": "string", "policies": [{"policyId": id}]});
        failed_in(&property, &json!({"p": value}), Flavour::Aic, &tenant)
    };
    assert_eq!(judge("unique", "ann"), ["UNIQUE"]);
    assert!(judge("unique", "bob").is_empty() && judge("unique", "").is_empty());
    assert_eq!(judge("unique", r"a\nn"), ["UNIQUE"], "a backslash is lost in the filter");
    assert_eq!(judge("valid-username", "ANN"), ["VALID_USERNAME"]);
    assert_eq!(judge("valid-username", "openidm-admin"), ["VALID_USERNAME"]);
    assert_eq!(judge("no-internal-user-conflict", "anonymous"), ["UNIQUE"]);
}

#[test]
fn a_server_throws_where_its_script_does() {
    let unknown = json!({"type": "string", "policies": [{"policyId": "nameValidation"}]});
    let broken = json!({"type": "string", "pattern": "("});
    let status = |property: &Value, value: &str, flavour| {
        let judged = policies(property, flavour)
            .judge_object(object(&json!({"p": value})), &Tenant::default());
        judged.map_or_else(|refusal| refusal.status.as_u16(), |_| 200)
    };
    assert_eq!(status(&unknown, "x", Flavour::Aic), 500);
    assert_eq!(status(&unknown, "x", Flavour::Idm), 200, "its own scripts are not run");
    assert_eq!(status(&broken, "x", Flavour::Idm), 500);
    let unique = json!({"type": "string", "policies": [{"policyId": "unique"}]});
    assert_eq!(status(&unique, "ends in \\", Flavour::Idm), 500);
}

#[test]
fn a_pattern_that_takes_too_long_is_not_applied() {
    let property = json!({"type": "string", "pattern": "^(a+)+$"});
    let value = json!(format!("{}!", "a".repeat(5_000)));
    assert!(failed(&property, &value, Flavour::Idm).is_empty());
}

#[test]
fn others_are_looked_up_in_what_is_stored() {
    let property = json!({"type": "string", "policies": [{
        "policyId": "cannot-contain-others", "params": {"disallowedFields": "userName,sn"},
    }]});
    let stored = Some(object(&json!({"sn": "Jensen"})).clone());
    let tenant = Tenant { others: Vec::new(), stored };
    let judge = |whole: Value| failed_in(&property, &whole, Flavour::Idm, &tenant);
    assert_eq!(judge(json!({"p": "xJensenx"})), ["CANNOT_CONTAIN_OTHERS"]);
    assert!(judge(json!({"p": "xJensenx", "sn": "Other"})).is_empty(), "the new value counts");
    assert_eq!(judge(json!({"p": "abc", "sn": "a.c"})), ["CANNOT_CONTAIN_OTHERS"], "a pattern");
}

#[test]
fn elements_are_judged_one_by_one() {
    let schema = json!({"properties": {"tags[*]": {
        "type": ["string", "array"], "policies": [{"policyId": "minimum-length", "params": {"minLength": 2}}],
    }}});
    let policies = Policies::new(&schema, Flavour::Idm);
    let content = json!({"tags": ["ok", "x", "fine", "y"]});
    let verdict = policies.judge_object(object(&content), &Tenant::default()).expect("a verdict");
    let answer = verdict.into_answer();
    let failures = answer["failedPolicyRequirements"].as_array().expect("a list");
    let names: Vec<_> = failures.iter().map(|failure| &failure["property"]).collect();
    assert_eq!(names, ["tags[1]", "tags[3]"]);
}

#[test]
fn conditional_policies_apply_where_the_condition_is_plain() {
    let property = |source: &str| {
        json!({
            "type": "string",
            "conditionalPolicies": [{
                "condition": {"type": "text/javascript", "source": source},
                "dependencies": ["d"],
                "policies": [{"policyId": "minimum-length", "params": {"minLength": 3}}],
            }],
            "fallbackPolicies": [{"policyId": "maximum-length", "params": {"maxLength": 1}}],
        })
    };
    let judge = |source, whole: Value| {
        failed_in(&property(source), &whole, Flavour::Idm, &Tenant::default())
    };
    assert_eq!(judge("true;", json!({"p": "ab", "d": 1})), ["MIN_LENGTH"]);
    assert_eq!(judge("true", json!({"p": "ab"})), ["MAX_LENGTH"]);
    assert_eq!(judge("object.x === 1", json!({"p": "ab", "d": 1})), ["MAX_LENGTH"]);
}

#[test]
fn an_encrypted_value_is_not_judged() {
    let sealed = json!({"$crypto": {"type": "x-simple-encryption", "value": {"data": "x"}}});
    assert!(failed(&json!({"type": "string"}), &sealed, Flavour::Idm).is_empty());
}

#[test]
fn bounds_hold_at_their_edge() {
    assert!(passes("minimum-length", json!({"minLength": "2"}), "ab"));
    assert!(!passes("minimum-length", json!({"minLength": "2"}), "a"));
    assert!(passes("maximum-length", json!({"maxLength": 2}), "ab"));
    assert!(!passes("maximum-length", json!({"maxLength": 2}), "abc"));
    assert!(!passes("maximum-length", json!({"maxLength": 1}), "😀"), "two units of UTF-16");
    assert!(passes("at-least-X-capitals", json!({"numCaps": 2}), "aBC"));
    assert!(!passes("at-least-X-capitals", json!({"numCaps": 0}), "abc"), "none are never enough");
    assert!(!passes("at-least-X-capitals", json!({"numCaps": 1}), "(abc)"));
    assert!(!passes("at-least-X-numbers", json!({"numNums": 2}), "a1"));
    let number = |id: &str, params: Value, value: Value| {
        let policy = json!({"type": "number", "policies": [{"policyId": id, "params": params}]});
        failed(&policy, &value, Flavour::Aic)
    };
    assert!(number("minimumNumber", json!({"minimum": 1}), json!(1)).is_empty());
    assert_eq!(
        number("minimumNumber", json!({"minimum": 1}), json!(0.5)),
        ["MINIMUM_NUMBER_VALUE"]
    );
    assert_eq!(number("maximumNumber", json!({"maximum": 1}), json!(2)), ["MAXIMUM_NUMBER_VALUE"]);
    assert!(number("validNumber", json!({}), json!(1.5)).is_empty());
}

#[test]
fn the_open_server_takes_parentheses_for_capitals() {
    let policy = json!({"policyId": "at-least-X-capitals", "params": {"numCaps": 2}});
    let property = json!({"type": "string", "policies": [policy]});
    assert!(failed(&property, &json!("(abc)"), Flavour::Idm).is_empty());
}

#[test]
fn forms_are_those_of_the_cloud() {
    assert!(passes("valid-query-filter", json!({}), "/a eq 1"));
    assert!(!passes("valid-query-filter", json!({}), "a = 1"));
    assert!(passes("valid-datetime", json!({}), "2026-03-01T12:00:00Z"));
    assert!(!passes("valid-datetime", json!({}), "2026-03-01"));
    assert!(passes("mapping-exists", json!({}), "known"));
    assert!(!passes("mapping-exists", json!({}), "other"));
    let id = json!({"type": "string", "policies": [
        {"policyId": "id-must-equal-property", "params": {"propertyName": "name"}},
    ]});
    let tenant = Tenant::default();
    assert!(failed_in(&id, &json!({"p": "x", "name": "x"}), Flavour::Aic, &tenant).is_empty());
    assert_eq!(
        failed_in(&id, &json!({"p": "x", "name": "y"}), Flavour::Aic, &tenant),
        ["ID_MUST_EQUAL_PROPERTY"]
    );
}

#[test]
fn attempts_are_counted_until_the_pause_is_over() {
    let property = json!({"type": "number", "policies": [{
        "policyId": "max-attempts-triggers-lock-cooldown",
        "params": {"max": 3, "numMinutes": 15, "dateTimeField": "last"},
    }]});
    let judge = |whole: Value| failed_in(&property, &whole, Flavour::Idm, &Tenant::default());
    let failure = "NO_MORE_THAN_X_ATTEMPTS_WITHIN_Y_MINUTES";
    assert_eq!(judge(json!({"p": 4, "last": "2019-12-31T23:50:00Z"})), [failure]);
    assert!(judge(json!({"p": 4, "last": "2019-12-31T23:40:00Z"})).is_empty());
    assert!(judge(json!({"p": 3, "last": "2019-12-31T23:50:00Z"})).is_empty());
    assert!(judge(json!({"p": 4})).is_empty());
}

#[test]
fn the_policies_of_a_type_are_listed_with_what_they_ask() {
    let property = json!({"type": "string", "minLength": 2, "policies": [{"policyId": "unique"}]});
    let listing = policies(&property, Flavour::Idm).listing("managed/user/*");
    assert_eq!(listing["resource"], "managed/user/*");
    assert_eq!(
        listing["properties"][0]["policyRequirements"],
        json!(["REQUIRED", "MIN_LENGTH", "VALID_TYPE", "UNIQUE"])
    );
    assert_eq!(
        listing["properties"][0]["policies"][1],
        json!({
            "policyRequirements": ["MIN_LENGTH"],
            "policyId": "minimum-length",
            "params": {"minLength": 2},
        })
    );
}

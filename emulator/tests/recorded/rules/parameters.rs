//! What stands behind the question mark.

use mosaic_emulator::Flavour::{Aic, Idm};

use super::{ask, hold, message, users};

const NEW: &str = r#"{"name":"z"}"#;

#[test]
fn names_have_any_case_and_values_stand_alone() {
    hold(
        Idm,
        &[
            ("POST users?_ACTION=create", "", NEW, 201),
            ("GET users?_queryfilter=true&_PAGESIZE=1", "", "", 200),
            ("GET users/a?x=1&x=2", "", "", 400),
            ("GET users/a?x=1&X=2", "", "", 200),
            ("GET users?_queryFilter=true&_queryfilter=true", "", "", 400),
            ("GET users?_queryFilter=true&_pageSize=1&_pageSize=1", "", "", 400),
        ],
    );
}

#[test]
fn a_parameter_of_the_protocol_that_the_verb_does_not_know_is_refused() {
    hold(
        Idm,
        &[
            ("GET users/a?_pageSize=1", "", "", 400),
            ("GET users?_queryFilter=true&_mine=1", "", "", 400),
            ("PUT users/a?_mine=1", "", NEW, 400),
            ("PATCH users/a?_mine=1", "", "[]", 400),
            ("DELETE users/a?_mine=1", "", "", 400),
            ("POST users?_action=create&_mine=1", "", NEW, 400),
            ("POST users?_mine=1", "", NEW, 400),
            ("POST users?_action=triggerSyncCheck&_mine=1", "", "", 200),
            ("POST users?_action=triggerSyncCheck&_mimeType=text/plain", "", "", 400),
            ("DELETE users/a?mine=1", "", "", 200),
        ],
    );
    let answer = ask(&users(Idm), "GET users/a?_Mine=1", "", "");
    assert_eq!(message(&answer), "Unrecognized request parameter '_Mine'");
}

#[test]
fn only_a_tenant_counts_without_results() {
    hold(Idm, &[("GET users?_queryFilter=true&_countOnly=true", "", "", 400)]);
    let answer = ask(&users(Aic), "GET users?_queryFilter=age+pr&_countOnly=true", "", "");
    assert_eq!(answer.body["resultCount"], 2, "{answer:?}");
}

#[test]
fn an_answer_is_indented_for_true_alone() {
    hold(
        Idm,
        &[
            ("GET users/a?_prettyPrint=nonsense", "", "", 200),
            ("GET users/a?_prettyPrint=", "", "", 200),
            ("GET users/a?_prettyPrint=false&_prettyPrint=true", "", "", 400),
        ],
    );
}

#[test]
fn one_field_comes_raw_where_its_type_is_asked_for() {
    hold(
        Idm,
        &[
            ("GET users/a?_mimeType=text/plain&_fields=name", "", "", 200),
            ("GET users/a?_mimeType=text/plain&_fields=name&_fields=age", "", "", 400),
            ("GET users/a?_mimeType=text/plain&_mimeType=text/html&_fields=name", "", "", 400),
            ("GET users/a?_mimeType=nonsense&_fields=name", "", "", 500),
            ("GET users?_queryFilter=true&_mimeType=text/plain&_fields=name", "", "", 400),
        ],
    );
    let answer = ask(&users(Idm), "GET users/a?_mimeType=text/plain&_fields=name", "", "");
    assert_eq!(answer.body, "alice");
    let answer = ask(&users(Idm), "GET users/a?_mimeType=nonsense&_fields=name", "", "");
    assert!(answer.body.is_null(), "{answer:?}");
}

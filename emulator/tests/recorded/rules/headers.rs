//! Methods, versions and media types.

use mosaic_emulator::Flavour::{Aic, Idm};
use serde_json::json;

use super::{ask, hold, users};

const NEW: &str = r#"{"name":"z"}"#;

#[test]
fn versions_are_two_numbers_in_either_order_and_nothing_else() {
    hold(
        Idm,
        &[
            ("GET users/a", "Accept-API-Version: protocol=2.1 , resource=1.0", "", 200),
            ("GET users/a", "Accept-API-Version: resource=4.2,protocol=1.0", "", 200),
            ("GET users/a", "Accept-API-Version: protocol=2.0", "", 200),
            ("GET users/a", "Accept-API-Version: protocol=3.0", "", 400),
            ("GET users/a", "Accept-API-Version: protocol=1.5", "", 400),
            ("GET users/a", "Accept-API-Version: protocol=2.1,resource=1.0,more=1.0", "", 400),
            ("GET users/a", "Accept-API-Version: version=1.0", "", 400),
            ("GET users/a", "Accept-API-Version: protocol=two", "", 400),
        ],
    );
}

#[test]
fn the_media_type_of_a_body_is_that_of_json_whatever_its_case_and_charset() {
    hold(
        Idm,
        &[
            ("POST users", "Content-Type: APPLICATION/JSON", NEW, 201),
            ("PUT users/n", "Content-Type: application/json; charset=UTF-16; v=1", NEW, 201),
            ("PUT users/n", "Content-Type: application/vnd.api+json", NEW, 400),
            ("PUT users/n", "X-Untyped: 1", NEW, 400),
            ("PATCH users/a", "X-Untyped: 1", "[]", 400),
            ("PATCH users/a", "Content-Type: text/json", "[]", 400),
            ("GET users/a", "Content-Type: text/plain", "", 200),
            ("GET users?_queryFilter=true", "Content-Type: image/png", "", 200),
        ],
    );
}

#[test]
fn five_methods_are_supported_and_a_post_may_stand_for_another() {
    hold(
        Idm,
        &[
            ("HEAD users/a", "", "", 501),
            ("TRACE users", "", "", 501),
            ("LINK users/a", "", "", 501),
            ("OPTIONS users", "", "", 200),
            ("POST users/a", "X-HTTP-Method-Override: GET", "", 200),
            ("POST users/a", "X-HTTP-Method-Override: PATCH", "[]", 200),
            ("POST users/n", "X-HTTP-Method-Override: PUT", NEW, 201),
            ("POST users/a", "X-HTTP-Method-Override: LINK", "", 501),
            ("GET users/a", "X-HTTP-Method-Override: DELETE", "", 200),
            ("PUT users/a", "X-HTTP-Method-Override: DELETE", NEW, 200),
        ],
    );
    let door = users(Idm);
    ask(&door, "GET users/a", "X-HTTP-Method-Override: DELETE", "");
    assert_eq!(ask(&door, "GET users/a", "", "").status, 200);
}

#[test]
fn a_tenant_tells_its_versions_where_it_has_no_object_to_show() {
    let door = users(Aic);
    let told = Some("protocol=2.1,resource=1.0");
    for (line, expected) in [
        ("GET users/a", None),
        ("GET users/missing", told),
        ("GET users?_queryFilter=true", None),
        ("GET users?_queryFilter=false", told),
        ("GET /openidm/config/managed", told),
        ("GET /openidm/config/missing", told),
        ("GET /openidm/schema/managed/users", Some("protocol=2.1,resource=2.0")),
    ] {
        let answer = ask(&door, line, "", "");
        assert_eq!(answer.header("content-api-version"), expected, "{line}");
    }
    let answer = ask(&door, "PUT users/a", "If-None-Match: *", NEW);
    assert_eq!((answer.status, answer.header("content-api-version")), (412, told));
}

#[test]
fn a_transaction_is_named_in_the_answer_as_in_the_request() {
    for line in ["GET users/a", "GET users/missing", "GET /openidm/nowhere"] {
        let answer = ask(&users(Aic), line, "X-ForgeRock-TransactionId: mine-1", "");
        assert_eq!(answer.header("x-forgerock-transactionid"), Some("mine-1"), "{line}");
    }
}

#[test]
fn objects_have_a_revision_in_the_header_and_pages_and_documents_have_none() {
    let door = users(Aic);
    for (line, has_one) in [
        ("GET users/a", true),
        ("GET users?_queryFilter=true", false),
        ("GET /openidm/config/managed", false),
        ("GET users/missing", false),
    ] {
        assert_eq!(ask(&door, line, "", "").headers.contains_key("etag"), has_one, "{line}");
    }
    let answer = ask(&door, "GET users/a", "", "");
    assert_eq!(Some(format!("{}", answer.body["_rev"]).as_str()), answer.header("etag"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let answer = ask(&door, "PATCH users/a", "", "[]");
    assert_eq!(answer.body["name"], json!("alice"));
}

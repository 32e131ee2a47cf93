//! What a server makes of a request.

use std::borrow::Cow;

use mosaic::{
    Revision,
    wire::{
        Action, Counting, Create, Expected, Paging, Query, Selection, Update,
        server::{Asked, Flavour, Protocol, decode},
    },
};

use super::request;

fn asked(text: &str) -> Asked {
    decode(&request(text), Flavour::Aic).unwrap().asked
}

fn refused(text: &str) -> String {
    match decode(&request(text), Flavour::Aic) {
        Err(refusal) => format!("{} {}", refusal.status.as_u16(), refusal.message),
        Ok(received) => format!("{:?}", received.asked),
    }
}

fn query(text: &str) -> Query {
    match asked(&format!("GET managed/x?{text}")) {
        Asked::Query(query) => query,
        other => panic!("expected a query, found {other:?}"),
    }
}

#[test]
fn conditions_that_a_verb_cannot_have_are_refused() {
    let any = "412 If-Match not supported for";
    let cases = [
        ("POST x?_action=create\nIf-Match: 1\n\n{}", format!("{any} POST requests")),
        ("POST x?_action=go\nIf-Match: *", format!("{any} POST requests")),
        ("GET x/1\nIf-Match: \"1\"", format!("{any} GET requests")),
        ("GET x?_queryFilter=true\nIf-Match: \"1\"", format!("{any} GET requests")),
        (
            "GET x/1\nIf-None-Match: *",
            "412 If-None-Match * not appropriate for GET requests".into(),
        ),
        (
            "GET x/1\nIf-None-Match: \"*\"",
            "412 If-None-Match * not appropriate for GET requests".into(),
        ),
        (
            "GET x?_queryId=all\nIf-None-Match: \"1\"",
            "412 If-None-Match not supported for GET requests".into(),
        ),
        (
            "PUT x/1\nIf-Match: 1\nIf-None-Match: *\n\n{}",
            "412 Simultaneous use of If-Match and If-None-Match not supported for PUT requests"
                .into(),
        ),
        (
            "PUT x/1\nIf-Match: 1\nIf-None-Match: \"7\"\n\n{}",
            "400 \"7\" is not a supported value for If-None-Match on PUT".into(),
        ),
        (
            "PATCH x/1\nIf-None-Match: 1\n\n[]",
            "412 Use of If-None-Match not supported for PATCH requests".into(),
        ),
        (
            "DELETE x/1\nIf-None-Match: *",
            "412 If-None-Match not supported for DELETE requests".into(),
        ),
        (
            "DELETE x/1\nIf-Unmodified-Since: now",
            "409 Header If-Unmodified-Since not supported".into(),
        ),
    ];
    for (text, message) in cases {
        assert_eq!(refused(text), message, "{text}");
    }
}

#[test]
fn a_put_creates_updates_or_does_what_is_needed() {
    let update = |text: &str| match asked(text) {
        Asked::Update(Update { expected, .. }) => expected,
        other => panic!("expected an update, found {other:?}"),
    };
    assert_eq!(update("PUT x/1\n\n{}"), Expected::Anything);
    assert_eq!(update("PUT x/1\nAccept-API-Version: protocol=1.0\n\n{}"), Expected::Existing);
    assert_eq!(update("PUT x/1\nIf-Match: *\n\n{}"), Expected::Existing);
    let revision = |text: &str| Expected::Revision(Revision::new(text).unwrap());
    assert_eq!(update("PUT x/1\nIf-Match: \"*\"\n\n{}"), revision("*"));
    assert_eq!(update("PUT x/1\nIf-Match: 7\n\n{}"), revision("7"));
    assert!(matches!(
        asked("PUT a%2Fb/c%20d\nIf-None-Match: \"*\"\n\n{}"),
        Asked::Create(Create { collection, id: Some(id), .. })
            if collection.as_str() == "a%2Fb" && id.as_str() == "c d"
    ));
    assert_eq!(
        refused("PUT x/%2E%2E\nIf-None-Match: *\n\n{}"),
        "400 expected an identifier, found \"..\""
    );
    assert_eq!(refused("PUT \n\n{}"), "400 No new resource ID in HTTP PUT request");
}

#[test]
fn a_post_without_an_action_creates_unless_the_client_is_old() {
    assert!(matches!(asked("POST x\n\n{}"), Asked::Create(_)));
    assert!(matches!(asked("POST x?_ACTION=Create\n\n{}"), Asked::Create(_)));
    let missing = "400 No values provided for the request parameter '_action'";
    assert_eq!(refused("POST x\nAccept-API-Version: protocol=1.0\n\n{}"), missing);
    let twice = "400 Multiple values provided for the single-valued request parameter '_action'";
    assert_eq!(refused("POST x?_action=create&_action=create\n\n{}"), twice);
}

#[test]
fn only_a_post_may_stand_for_another_method() {
    assert!(matches!(asked("POST x/1\nX-HTTP-Method-Override: DELETE"), Asked::Delete(_)));
    assert!(matches!(asked("GET x/1\nX-HTTP-Method-Override: DELETE"), Asked::Read(_)));
    assert_eq!(refused("POST x/1\nX-HTTP-Method-Override: HEAD"), "501 Method HEAD not supported");
    assert_eq!(refused("HEAD x/1"), "501 Method HEAD not supported");
    assert!(matches!(asked("OPTIONS x"), Asked::Options));
}

#[test]
fn an_action_takes_every_parameter_but_a_media_type() {
    let text = "POST x?_action=patch&_queryFilter=true&_fields=a&_x=1&b=+";
    let Asked::Action(Action { name, parameters, body, .. }) = asked(text) else {
        panic!("expected an action");
    };
    let pairs = parameters.iter().map(|(name, value)| format!("{name}={value}"));
    assert_eq!(name, "patch");
    assert_eq!(pairs.collect::<Vec<_>>(), ["_queryFilter=true", "_fields=a", "_x=1", "b= "]);
    assert_eq!(body, None);
    let media = "400 Unrecognized request parameter '_mimeType'";
    assert_eq!(refused("POST x?_action=go&_mimeType=text/plain"), media);
}

#[test]
fn a_parameter_of_the_protocol_is_known_in_any_case_or_refused() {
    let page = query("_QUERYFILTER=true&_PageSize=-1&_totalPagedResultsPolicy=exact&foo=1");
    assert_eq!(page.selection, Selection::Filter("true".to_owned()));
    assert_eq!((page.page_size, page.counting), (Some(-1), Counting::Exact));
    for (text, parameter) in [
        ("GET x/1?_x=1", "_x"),
        ("GET x/1?_pageSize=1", "_pageSize"),
        ("GET x?_queryFilter=true&_mimeType=a", "_mimeType"),
        ("PUT x/1?_action=create\n\n{}", "_action"),
        ("DELETE x/1?_Sortkeys=a", "_Sortkeys"),
    ] {
        let message = format!("400 Unrecognized request parameter '{parameter}'");
        assert_eq!(refused(text), message, "{text}");
    }
    let twice = "400 Multiple values provided for the single-valued request parameter";
    assert_eq!(refused("GET x/1?foo=1&foo=1"), format!("{twice} 'foo'"));
    assert_eq!(refused("GET x/1?_prettyPrint=1&_PRETTYprint=2"), format!("{twice} '_prettyPrint'"));
}

#[test]
fn a_count_alone_is_for_one_flavour_only() {
    let text = "GET x?_queryFilter=true&_countOnly=true";
    assert_eq!(query("_queryFilter=true&_countOnly=true").counting, Counting::Only);
    assert_eq!(query("_queryFilter=true&_countOnly=no").counting, Counting::None);
    let refusal = decode(&request(text), Flavour::Idm).unwrap_err();
    assert_eq!(refusal.message, "Unrecognized request parameter '_countOnly'");
}

#[test]
fn a_page_begins_at_one_place() {
    assert_eq!(query("_queryFilter=true").paging, Paging::Start);
    assert_eq!(query("_queryFilter=true&_pagedResultsOffset=3").paging, Paging::Offset(3));
    let both = "_queryFilter=true&_pagedResultsCookie=c&_pagedResultsOffset=0";
    assert_eq!(query(both).paging, Paging::Cookie("c".to_owned()));
    for (text, value, name) in [
        ("_pageSize=2147483648", "2147483648", "_pageSize"),
        ("_pageSize=", "", "_pageSize"),
        ("_pagedResultsOffset=1.0", "1.0", "_pagedResultsOffset"),
    ] {
        let message = format!(
            "400 The value '{value}' for parameter '{name}' could not be parsed as a valid integer"
        );
        assert_eq!(refused(&format!("GET x?_queryFilter=true&{text}")), message);
    }
}

#[test]
fn a_query_selects_in_one_way() {
    let exclusive =
        |one, other| format!("400 The parameters {one} and {other} are mutually exclusive");
    let cases = [
        ("_queryFilter=true&_queryId=a", exclusive("_queryId", "_queryFilter")),
        ("_queryExpression=a&_queryId=a", exclusive("_queryId", "_queryExpression")),
        ("_queryFilter=true&_queryExpression=a", exclusive("_queryFilter", "_queryExpression")),
    ];
    for (text, message) in cases {
        assert_eq!(refused(&format!("GET x?{text}")), message);
    }
    let Selection::Named { id, parameters } = query("_queryId=for-userName&uid=ann").selection
    else {
        panic!("expected a query by name");
    };
    assert_eq!((id.as_str(), parameters), ("for-userName", vec![("uid".into(), "ann".into())]));
}

#[test]
fn a_filter_with_a_broken_pointer_is_an_error_of_the_server() {
    assert_eq!(
        refused("GET x?_queryFilter=%2Fa%25%20pr"),
        "500 Malformed escape pair at index 2: #a%",
    );
    assert!(
        refused("GET x?_queryFilter=a")
            .starts_with("400 The value 'a' for parameter '_queryFilter'")
    );
}

#[test]
fn a_body_is_one_value_of_the_right_kind() {
    let because = |reason| format!("400 The request could not be processed because {reason}");
    let cases = [
        ("POST x\n\n[]", because("the provided content is not a JSON object")),
        ("POST x\n\n{} x", because("there is trailing data after the JSON content")),
        ("POST x\n\n{}{}", because("there is trailing data after the JSON content")),
        ("POST x\n\n ", because("it did not contain any JSON content")),
        ("POST x\n\n{\"a\":", because("the provided content is not valid JSON")),
        ("POST x", because("the  content-type was not specified and is required")),
        (
            "PATCH x/1\n\n{}",
            because("the provided content is not a JSON array of patch operations"),
        ),
        ("POST x?_action=go\n\nx", because("the provided content is not valid JSON")),
    ];
    for (text, message) in cases {
        assert_eq!(refused(text), message, "{text}");
    }
    assert!(matches!(
        asked("POST x\n\nnull"),
        Asked::Create(Create { body, .. }) if body == "{}"
    ));
    let deep = format!("POST x\n\n{}", "[".repeat(100_000));
    assert_eq!(refused(&deep), because("the provided content is not valid JSON"));
}

#[test]
fn the_version_of_the_protocol_is_part_of_the_presentation() {
    let protocol = |text| decode(&request(text), Flavour::Aic).unwrap().presentation.protocol;
    assert_eq!(protocol("GET x/1"), Protocol::Two);
    assert_eq!(protocol("GET x/1\nAccept-API-Version: resource=1.0, protocol=1.0"), Protocol::One);
}

#[test]
fn a_slash_in_a_name_is_no_border_and_one_too_many_is_none() {
    let path = |text: &str| match asked(text) {
        Asked::Read(read) => read.resource,
        other => panic!("expected a read, found {other:?}"),
    };
    let plain = |text: &str| path(text).elements().map(Cow::into_owned).collect::<Vec<_>>();
    assert_eq!(plain("GET managed/a%2fb//c%20d/"), ["managed", "a/b", "c d"]);
    assert_eq!(plain("GET managed/%zz/%FF"), ["managed", "%zz", "%FF"]);
    assert_eq!(path("GET managed/a%2fb"), path("GET managed/%61%2Fb"));
    assert!(plain("GET ").is_empty());
}

#[test]
fn one_field_has_to_be_named_where_it_shall_be_the_whole_answer() {
    let cases = [
        (
            "GET x/1?_mimeType=text/plain",
            "500 Cannot invoke \"java.util.List.size()\" because the return value of \"org.forgerock.http.protocol.Form.get(Object)\" is null",
        ),
        ("GET x/1?_mimeType=a/b&_mimeType=a/b&_fields=a", "400 Only one mime type value allowed"),
        (
            "GET x/1?_mimeType=a/b&_fields=a&_fields=b",
            "400 The mime type parameter requires only 1 field to be specified",
        ),
    ];
    for (text, message) in cases {
        assert_eq!(refused(text), message, "{text}");
    }
}

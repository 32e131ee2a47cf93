//! What a client sends.

use std::fmt::Write;

use bytes::Bytes;
use http::Request;
use mosaic::{
    ObjectId, Revision,
    wire::{
        Action, Counting, Create, Delete, Expected, Paging, PatchRequest, Query, Read,
        ResourcePath, Selection, Unsendable, Update, Verb, field,
    },
};

fn users() -> ResourcePath {
    ResourcePath::collection("managed/alpha_user")
}

fn user(id: &str) -> ResourcePath {
    users().member(&ObjectId::new(id).unwrap())
}

fn revision(text: &str) -> Revision {
    Revision::new(text).unwrap()
}

fn names() -> Vec<String> {
    vec!["userName".to_owned(), field(["manager", "*"]), field(["a/b"])]
}

/// Shows a request: its line, its headers in order, and its body.
fn shown(verb: &impl Verb) -> String {
    let request: Request<Bytes> = verb.encode().unwrap();
    let mut text = format!("{} {}", request.method(), request.uri());
    for (name, value) in request.headers() {
        write!(text, "\n{name}: {}", value.to_str().unwrap()).unwrap();
    }
    if !request.body().is_empty() {
        write!(text, "\n\n{}", String::from_utf8_lossy(request.body())).unwrap();
    }
    text
}

#[test]
fn a_create_is_a_post_where_the_server_names_the_object() {
    let create = Create { collection: users(), id: None, fields: names(), body: "{}".into() };
    insta::assert_snapshot!(shown(&create), @r"
    POST /openidm/managed/alpha_user?_action=create&_fields=userName%2Cmanager%2F%2A%2Ca%252Fb
    content-type: application/json

    {}
    ");
}

#[test]
fn a_create_is_a_put_of_nothing_there_where_the_client_names_the_object() {
    let id = Some(ObjectId::new("a b/ü").unwrap());
    let create = Create { collection: users(), id, fields: vec![], body: "{}".into() };
    insta::assert_snapshot!(shown(&create), @r"
    PUT /openidm/managed/alpha_user/a%20b%2F%C3%BC
    if-none-match: *
    content-type: application/json

    {}
    ");
}

#[test]
fn a_read_says_which_revision_the_client_holds() {
    let read = Read { resource: user("1"), fields: vec![], held: Some(revision("7")) };
    insta::assert_snapshot!(shown(&read), @r#"
    GET /openidm/managed/alpha_user/1
    if-none-match: "7"
    "#);
}

#[test]
fn a_write_says_which_revision_it_insists_on() {
    let expected = Expected::Revision(revision("c2-7"));
    let patch = PatchRequest { resource: user("1"), expected, fields: vec![], body: "[]".into() };
    insta::assert_snapshot!(shown(&patch), @r#"
    PATCH /openidm/managed/alpha_user/1
    if-match: "c2-7"
    content-type: application/json

    []
    "#);
    let expected = Expected::Existing;
    let update = Update { resource: user("1"), expected, fields: vec![], body: "{}".into() };
    insta::assert_snapshot!(shown(&update), @r"
    PUT /openidm/managed/alpha_user/1
    if-match: *
    content-type: application/json

    {}
    ");
    let delete = Delete { resource: user("1"), expected: Expected::Anything, fields: vec![] };
    insta::assert_snapshot!(shown(&delete), @"DELETE /openidm/managed/alpha_user/1");
}

#[test]
fn a_query_encodes_its_filter_once_and_its_pointers_twice() {
    let query = Query {
        collection: users(),
        selection: Selection::Filter("/a%2Fb eq \"1+1 & 2\"".to_owned()),
        fields: names(),
        sort_keys: vec!["-/sn".to_owned(), "/givenName".to_owned()],
        page_size: Some(1000),
        paging: Paging::Cookie("x=+/".to_owned()),
        counting: Counting::Exact,
    };
    insta::assert_snapshot!(shown(&query), @"GET /openidm/managed/alpha_user?_queryFilter=%2Fa%252Fb%20eq%20%221%2B1%20%26%202%22&_fields=userName%2Cmanager%2F%2A%2Ca%252Fb&_sortKeys=-%2Fsn%2C%2FgivenName&_pageSize=1000&_pagedResultsCookie=x%3D%2B%2F&_totalPagedResultsPolicy=EXACT");
}

#[test]
fn an_action_carries_its_parameters_in_order() {
    let parameters = vec![("z".to_owned(), "1".to_owned()), ("a".to_owned(), "ü".to_owned())];
    let action =
        Action { resource: users(), name: "triggerSyncCheck".to_owned(), parameters, body: None };
    insta::assert_snapshot!(shown(&action), @"POST /openidm/managed/alpha_user?_action=triggerSyncCheck&z=1&a=%C3%BC");
}

#[test]
fn a_path_that_would_lead_elsewhere_is_not_sent() {
    let paths = [
        ResourcePath::of(["managed", ".."]),
        ResourcePath::of(["managed", "."]),
        ResourcePath::of(["managed", "", "1"]),
        users().member(&ObjectId::default()),
    ];
    for resource in paths {
        let delete = Delete { resource, expected: Expected::Anything, fields: vec![] };
        assert_eq!(delete.encode().unwrap_err(), Unsendable::Path, "{delete:?}");
    }
    let root = Read { resource: ResourcePath::of([]), fields: vec![], held: None };
    assert_eq!(root.encode().unwrap().uri(), "/openidm/");
}

#[test]
fn a_filter_that_no_url_can_carry_is_not_sent() {
    let query = |length| Query {
        collection: users(),
        selection: Selection::Filter("x".repeat(length)),
        fields: vec![],
        sort_keys: vec![],
        page_size: None,
        paging: Paging::Start,
        counting: Counting::None,
    };
    let around = query(1).encode().unwrap().uri().to_string().len() - 1;
    assert!(query(65_534 - around).encode().is_ok());
    let error = query(65_535 - around).encode().unwrap_err();
    assert_eq!(error.to_string(), "expected at most 65534 bytes of path and query, found 65535");
}

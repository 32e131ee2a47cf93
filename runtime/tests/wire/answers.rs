//! What a client reads.

use bytes::Bytes;
use http::{Response, StatusCode};
use mosaic::{
    Json, Revision,
    wire::{Action, Change, Create, Failure, Outcome, Query, QueryAnswer, Read, ReadAnswer, Verb},
};
use serde_json::json;

fn response(status: u16, headers: &[(&str, &str)], body: &'static str) -> Response<Bytes> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(Bytes::from_static(body.as_bytes())).unwrap()
}

const JSON: (&str, &str) = ("Content-Type", "application/json;charset=utf-8");

#[test]
fn an_object_comes_with_its_revision_and_its_place() {
    let headers = [JSON, ("ETag", "\"c2-7\""), ("Location", "https://t/openidm/managed/x/1")];
    let stored = Create::decode(response(201, &headers, "{}")).unwrap();
    assert_eq!(stored.change, Change::Created);
    assert_eq!(stored.revision, Some(Revision::new("c2-7").unwrap()));
    assert_eq!(stored.location.as_deref(), Some("https://t/openidm/managed/x/1"));
}

#[test]
fn a_revision_is_read_where_a_proxy_made_its_tag_a_weak_one() {
    let tags = [("\"7\"", Some("7")), ("W/\"7\"", Some("7")), ("7", Some("7")), ("\"\"", None)];
    for (tag, expected) in tags {
        let stored = Create::decode(response(200, &[JSON, ("ETag", tag)], "{}")).unwrap();
        assert_eq!(stored.revision.as_ref().map(Revision::as_str), expected, "{tag}");
    }
}

#[test]
fn a_write_that_changed_nothing_says_so() {
    let stored = Create::decode(response(200, &[JSON, ("X-Not-Modified", "true")], "{}")).unwrap();
    assert_eq!(stored.change, Change::NotModified);
}

#[test]
fn a_read_of_what_the_client_holds_is_no_failure() {
    let body = r#"{"code":304,"reason":"Not Modified","message":"Resource Exception"}"#;
    assert_eq!(Read::decode(response(304, &[JSON], body)), Ok(ReadAnswer::NotModified));
    assert_eq!(Read::decode(response(304, &[], "")), Ok(ReadAnswer::NotModified));
    assert!(matches!(Create::decode(response(304, &[JSON], body)), Err(Failure::Refused(_))));
}

#[test]
fn a_refusal_is_read_with_its_message_as_plain_text() {
    let body = r#"{"code":403,"reason":"Forbidden","message":"Policy &#39;a&#61;b&#39;","detail":{"result":false,"text":"&lt;"}}"#;
    let Err(Failure::Refused(refusal)) = Create::decode(response(403, &[JSON], body)) else {
        panic!("expected a refusal");
    };
    assert_eq!(refusal.status, StatusCode::FORBIDDEN);
    assert_eq!((refusal.reason.as_str(), refusal.message.as_str()), ("Forbidden", "Policy 'a=b'"));
    assert_eq!(refusal.detail, Some(json!({"result": false, "text": "&lt;"})));
}

#[test]
fn the_error_of_a_gateway_is_a_refusal_too() {
    let body = r#"{"error":"invalid_token","error_description":"it is old"}"#;
    let failure = Read::decode(response(401, &[JSON], body)).unwrap_err();
    assert_eq!(failure.to_string(), "401 Unauthorized: it is old");
}

#[test]
fn a_page_of_html_is_foreign_and_shown_in_one_line() {
    let headers = [("Content-Type", "text/html; charset=UTF-8")];
    let body = "<html>\n <title>403</title>\u{1b}[1m\n</html>";
    for status in [200, 403] {
        let failure = Create::decode(response(status, &headers, body)).unwrap_err();
        assert_eq!(
            failure.to_string(),
            format!(
                "{status}: expected JSON, found text/html: <html> <title>403</title> [1m </html>"
            ),
        );
    }
}

#[test]
fn the_excerpt_of_a_foreign_body_is_short_and_never_of_data() {
    let long: &'static str = "é ".repeat(5000).leak();
    for (media_type, length) in [("text/plain", 300), ("application/octet-stream", 0)] {
        let headers = [("Content-Type", media_type)];
        let failure = Create::decode(response(502, &headers, long)).unwrap_err();
        let Failure::Foreign { excerpt, .. } = failure else { panic!("expected a foreign body") };
        assert_eq!(excerpt.chars().count(), length);
    }
}

#[test]
fn json_that_is_no_refusal_is_foreign() {
    for body in ["[1]", "null", "{\"code\":", "{}", r#"{"message":"x"}"#] {
        let failure = Create::decode(response(500, &[JSON], body)).unwrap_err();
        assert!(matches!(failure, Failure::Foreign { .. }), "{body}: {failure:?}");
    }
}

#[test]
fn a_success_without_an_object_is_unreadable() {
    for body in ["", "  ", "[]", "null"] {
        let failure = Create::decode(response(200, &[JSON], body)).unwrap_err();
        assert!(matches!(failure, Failure::Unreadable { .. }), "{body}: {failure:?}");
    }
}

#[test]
fn an_action_may_answer_with_anything_or_nothing() {
    let answer = |status, body| Action::decode(response(status, &[JSON], body)).unwrap().body;
    assert_eq!(answer(200, "[1]").as_deref(), Some(&b"[1]"[..]));
    assert_eq!(answer(204, ""), None);
    assert_eq!(Action::decode(response(200, &[], "")), Ok(Outcome { body: None }));
}

#[test]
fn the_total_of_a_query_is_what_the_server_counted() {
    let cases = [
        (r#"{"result":[],"resultCount":0,"totalPagedResults":7}"#, Some(7)),
        (r#"{"result":[{}],"resultCount":1,"totalPagedResults":-1}"#, None),
        (r#"{"resultCount":12}"#, Some(12)),
    ];
    for (body, total) in cases {
        let answer: QueryAnswer = Query::decode(response(200, &[JSON], body)).unwrap();
        assert_eq!(answer.total(), Ok(total), "{body}");
    }
    let broken = QueryAnswer { body: Bytes::from_static(b"{") };
    assert!(broken.total().is_err());
}

#[test]
fn the_error_of_a_page_is_a_refusal() {
    use mosaic::wire::Refusal;

    let body: Json =
        json!({"code": 503, "reason": "Service Unavailable", "message": "&lt;busy&gt;"});
    let refusal = Refusal::from_json(&body).unwrap();
    assert_eq!((refusal.status.as_u16(), refusal.message.as_str()), (503, "<busy>"));
    assert_eq!(Refusal::from_json(&json!({"code": 7_000_000})).unwrap().status.as_u16(), 500);
    assert_eq!(Refusal::from_json(&json!([])), None);
}

//! How a server answers.

use bytes::Bytes;
use http::{Response, StatusCode};
use mosaic::{
    Revision,
    wire::{
        Change, Counting, Create, Refusal, Served, Stored, Update,
        server::{Flavour, Presentation, Results},
    },
};
use serde_json::json;

use super::request;

#[test]
fn one_field_may_be_the_whole_answer() {
    let shown = |query: &str| {
        let request = request(&format!("GET x/1?{query}"));
        let answer = Response::new(Bytes::from_static(br#"{"name":"alice","k":7}"#));
        let answer = Presentation::of(&request, Flavour::Idm).finish(answer);
        let content_type = answer.headers().get("content-type").cloned();
        (
            answer.status().as_u16(),
            content_type.map(|value| value.to_str().unwrap().to_owned()),
            answer.into_body(),
        )
    };
    let (status, content_type, body) = shown("_mimeType=text/plain&_fields=name,k");
    assert_eq!((status, content_type.as_deref()), (200, Some("text/plain; charset=UTF-8")));
    assert_eq!(body, "alice");
    assert_eq!(shown("_mimeType=image/png&_fields=name").2, &b"jX\x9c"[..3]);
    assert_eq!(shown("_mimeType=text/plain&_fields=deep/k").2, "7");
    let (status, _, body) = shown("_mimeType=plain&_fields=name");
    assert_eq!((status, body.len()), (500, 0));
}

fn headers(response: &Response<Bytes>) -> String {
    let lines = response
        .headers()
        .iter()
        .map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap()));
    let mut lines: Vec<_> = lines.collect();
    lines.sort();
    format!("{}\n{}", response.status().as_u16(), lines.concat())
}

fn finished(target: &str, flavour: Flavour, response: Response<Bytes>) -> String {
    let request = request(&format!("GET {target}\nX-ForgeRock-TransactionId: t-1"));
    headers(&Presentation::of(&request, flavour).finish(response))
}

#[test]
fn an_object_is_answered_with_its_revision_and_its_place() {
    let stored = Stored {
        change: Change::Created,
        revision: Some(Revision::new("c2-7").unwrap()),
        location: Some("http://t/openidm/managed/x/1".to_owned()),
        body: Bytes::from_static(b"{}"),
    };
    let answer = || Create::encode_answer(&stored);
    insta::assert_snapshot!(finished("managed/x", Flavour::Aic, answer()), @r#"
    201
    cache-control: no-store
    content-type: application/json;charset=utf-8
    etag: "c2-7"
    location: http://t/openidm/managed/x/1
    x-forgerock-transactionid: t-1
    "#);
    insta::assert_snapshot!(finished("managed/x", Flavour::Idm, answer()), @r#"
    201
    cache-control: no-cache
    content-type: application/json; charset=UTF-8
    etag: "c2-7"
    location: http://t/openidm/managed/x/1
    x-forgerock-transactionid: t-1
    "#);
    let same = Stored { change: Change::NotModified, ..stored.clone() };
    let tells = |flavour| {
        finished("managed/x/1", flavour, Update::encode_answer(&same))
            .contains("x-not-modified: true")
    };
    assert!(tells(Flavour::Aic) && !tells(Flavour::Idm));
}

#[test]
fn versions_are_told_where_a_tenant_tells_them() {
    let versions = |target, response| {
        let text = finished(target, Flavour::Aic, response);
        let line = text.lines().find_map(|line| line.strip_prefix("content-api-version: "));
        line.map(str::to_owned)
    };
    let object = || Response::new(Bytes::from_static(b"{}"));
    let refusal = |status, detail| {
        let refusal = Refusal::new(StatusCode::from_u16(status).unwrap(), "no");
        let refusal = if detail { refusal.with_detail(json!({})) } else { refusal };
        refusal.encode(Flavour::Aic)
    };
    let page =
        |records: Vec<Bytes>| Results { records, ..Results::default() }.respond(Flavour::Aic);
    let one = Some("protocol=2.1,resource=1.0".to_owned());
    assert_eq!(versions("config/managed", object()), one);
    assert_eq!(
        versions("schema/managed/x", object()).as_deref(),
        Some("protocol=2.1,resource=2.0")
    );
    assert_eq!(versions("managed/x/1", object()), None);
    assert_eq!(versions("managed/x", page(vec![])), one);
    assert_eq!(versions("managed/x", page(vec![Bytes::from_static(b"{}")])), None);
    assert_eq!(versions("managed/x/1", refusal(404, false)), one);
    assert_eq!(versions("managed/x/1", refusal(403, true)), one);
    assert_eq!(versions("managed/x/1", refusal(403, false)), None);
    assert_eq!(versions("managed/x/1", refusal(401, false)), None);
}

#[test]
fn a_page_has_its_members_in_the_order_of_the_servers() {
    let record = Bytes::from_static(br#"{"_id":"1"}"#);
    let mut results = Results { records: vec![record.clone(), record], ..Results::default() };
    let text =
        |results: &Results| String::from_utf8(results.answer(Flavour::Aic).body.to_vec()).unwrap();
    assert_eq!(
        text(&results),
        r#"{"result":[{"_id":"1"},{"_id":"1"}],"resultCount":2,"pagedResultsCookie":null,"totalPagedResultsPolicy":"NONE","totalPagedResults":-1,"remainingPagedResults":-1}"#,
    );
    results.counting = Counting::Only;
    results.total = Some(12);
    assert_eq!(text(&results), r#"{"resultCount":12}"#);
    results.error = Some(Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "a=b"));
    assert_eq!(
        text(&results),
        r#"{"result":[{"_id":"1"},{"_id":"1"}],"resultCount":2,"error":{"code":503,"reason":"Service Unavailable","message":"a&#61;b"}}"#,
    );
}

#[test]
fn an_answer_is_laid_out_where_a_client_asks_for_it() {
    let shown = |query: &str| {
        let request = request(&format!("GET x/1?_prettyPrint={query}"));
        let answer = Response::new(Bytes::from_static(br#"{"a":[1]}"#));
        Presentation::of(&request, Flavour::Aic).finish(answer).into_body()
    };
    assert_eq!(shown("True"), "{\n  \"a\" : [ 1 ]\n}");
    assert_eq!(shown("1"), r#"{"a":[1]}"#);
}

#[test]
fn what_is_not_json_stays_as_it_is() {
    let request = request("GET managed/x/1?_prettyPrint=true&_mimeType=text/plain&_fields=a");
    let page = Response::builder().status(403).header("content-type", "text/html; charset=UTF-8");
    let page = page.body(Bytes::from_static(b"<html>{")).unwrap();
    let answer = Presentation::of(&request, Flavour::Aic).finish(page);
    assert_eq!(answer.headers()["content-type"], "text/html; charset=UTF-8");
    assert_eq!(answer.into_body(), "<html>{");
}

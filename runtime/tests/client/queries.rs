//! Queries: every page to the last one, and never a silent cut.

use std::{
    future::poll_fn,
    pin::pin,
    task::{Context, Poll, Waker},
    time::Duration,
};

use futures_core::Stream;
use mosaic::{Error, Projection, QueryFilter, Retry, client::TransportFailure};

use crate::{
    model::AlphaRole,
    script::{Script, Step, answer, refusal, role, with_header},
};

#[derive(Debug, PartialEq, Projection)]
#[managed(of = AlphaRole)]
struct Name {
    name: String,
}

const QUERY: &str = "GET /openidm/managed/alpha_role?_queryFilter=true";

/// A page with some records, and what follows them.
fn page(names: &[&str], tail: &str) -> Step {
    let records: Vec<_> = names.iter().map(|name| role(name, "0", name)).collect();
    answer(200, &format!(r#"{{"result":[{}]{tail}}}"#, records.join(",")))
}

fn then(cookie: &str) -> String {
    format!(r#","pagedResultsCookie":"{cookie}""#)
}

const LAST: &str = r#","pagedResultsCookie":null,"totalPagedResults":-1"#;

/// Takes all records, and shows each as its name or as `error`.
async fn taken(script: &Script) -> Vec<String> {
    let roles = script.tenant().managed::<AlphaRole>();
    let mut stream = roles.query(QueryFilter::all()).stream();
    let mut taken = Vec::new();
    while let Some(record) = stream.next().await {
        taken.push(
            record.map_or_else(
                |error| format!("error: {error}"),
                |role| role.name.unwrap_or_default(),
            ),
        );
    }
    assert!(stream.next().await.is_none(), "a stream that ended stays so");
    taken
}

#[tokio::test]
async fn every_page_is_asked_for_with_the_cookie_of_the_one_before() {
    let script = Script::new([
        page(&["a", "b"], &then("x/1")),
        page(&["c"], &then("y")),
        page(&["d"], LAST),
    ]);
    assert_eq!(taken(&script).await, ["a", "b", "c", "d"]);
    assert_eq!(
        script.asked(),
        [
            format!("{QUERY}&_pageSize=1000"),
            format!("{QUERY}&_pageSize=1000&_pagedResultsCookie=x%2F1"),
            format!("{QUERY}&_pageSize=1000&_pagedResultsCookie=y"),
        ]
    );
}

#[tokio::test]
async fn an_empty_page_with_a_cookie_is_not_the_last_one() {
    let script = Script::new([page(&[], &then("x")), page(&["a"], &then("y")), page(&[], LAST)]);
    assert_eq!(taken(&script).await, ["a"]);
}

#[tokio::test]
async fn a_cookie_that_comes_again_ends_the_stream_with_an_error() {
    let script =
        Script::new([page(&["a"], &then("x")), page(&["b"], &then("y")), page(&["c"], &then("x"))]);
    let taken = taken(&script).await;
    assert_eq!(taken[..3], ["a", "b", "c"]);
    assert!(taken[3].contains("for the second time") && taken.len() == 4, "{taken:?}");
}

#[tokio::test]
async fn a_record_that_cannot_be_read_is_an_error_in_its_place() {
    let odd = r#"{"_id":"9","_rev":"0","name":{"a":1}}"#;
    let body =
        format!(r#"{{"result":[{},{odd},{}]{LAST}}}"#, role("a", "0", "a"), role("c", "0", "c"));
    let script = Script::new([answer(200, &body)]);
    let roles = script.tenant().managed::<AlphaRole>();
    let mut stream = roles.query(QueryFilter::all()).stream();
    assert_eq!(stream.next().await.unwrap().unwrap().name.as_deref(), Some("a"));
    let error = stream.next().await.unwrap().unwrap_err();
    let told = error.decode_error().unwrap();
    assert_eq!((told.id(), told.path()), (Some("9"), "name"));
    assert_eq!(error.status().unwrap().as_u16(), 200);
    assert!(error.transaction_id().is_some() && error.to_string().contains("managed/alpha_role"));
    assert_eq!(stream.next().await.unwrap().unwrap().name.as_deref(), Some("c"));
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_page_that_ends_early_is_no_record_to_skip() {
    let cut = [r#"{"result":["#, r#"{"result":[{"_id":"2","_rev":"0"},{"_id":"3","#];
    for (body, records) in cut.into_iter().zip([1, 2]) {
        let script = Script::new([page(&["a"], &then("x")), answer(200, body)]);
        let roles = script.tenant().managed::<AlphaRole>();
        let mut stream = roles.query(QueryFilter::all()).stream();
        for _ in 0..records {
            assert!(stream.next().await.unwrap().is_ok());
        }
        let error = stream.next().await.unwrap().unwrap_err();
        assert!(error.is_decode() && error.decode_error().is_none(), "{error}");
        assert!(error.to_string().contains("managed/alpha_role"), "{error}");
        assert!(stream.next().await.is_none());
    }
}

#[tokio::test]
async fn an_error_inside_a_page_comes_behind_its_records() {
    let tail = r#","resultCount":1,"error":{"code":500,"message":"it&#39;s gone"}"#;
    let script = Script::new([page(&["a"], tail)]);
    let roles = script.tenant().managed::<AlphaRole>();
    let mut stream = roles.query(QueryFilter::all()).stream();
    assert!(stream.next().await.unwrap().is_ok());
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 500);
    assert_eq!(error.message(), Some("it's gone"));
    assert!(stream.next().await.is_none());
}

/// A page that the server put off in its midst.
fn put_off(status: u16) -> Step {
    page(&["a"], &format!(r#","error":{{"code":{status},"message":"later"}}"#))
}

#[tokio::test(start_paused = true)]
async fn a_page_that_was_put_off_in_its_midst_is_asked_for_anew() {
    for status in [429, 502, 503, 504] {
        let script = Script::new([put_off(status), page(&["a", "b"], LAST)]);
        assert_eq!(taken(&script).await, ["a", "b"], "{status}");
        assert_eq!(script.asked().len(), 2);
    }
    let script = Script::new((0..4).map(|_| put_off(503)));
    let taken = taken(&script).await;
    assert!(taken.len() == 2 && taken[1].contains("503"), "{taken:?}");
    assert_eq!(script.asked().len(), 4);
    let script = Script::new([put_off(503)]);
    let roles = script.tenant().managed::<AlphaRole>();
    let counted = roles.count(QueryFilter::all()).retry(Retry::off()).await.unwrap_err();
    assert_eq!(counted.status().unwrap().as_u16(), 503);
}

#[tokio::test]
async fn a_query_goes_on_where_an_earlier_one_failed() {
    let script = Script::new([page(&["a"], &then("x")), page(&["b"], &then("y")), refusal(403)]);
    let roles = script.tenant().managed::<AlphaRole>();
    let mut pages = roles.query(QueryFilter::all()).pages();
    assert_eq!(pages.cookie(), None);
    assert!(pages.next().await.unwrap().is_ok());
    assert_eq!(pages.cookie(), Some("x"));
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.unwrap().is_err());
    assert!(pages.next().await.is_none());
    let cookie = pages.cookie().unwrap();

    let script = Script::new([page(&["c"], LAST)]);
    let roles = script.tenant().managed::<AlphaRole>();
    let mut rest = roles.query(QueryFilter::all()).after(cookie).pages();
    assert_eq!(rest.cookie(), Some("y"));
    assert_eq!(rest.next().await.unwrap().unwrap().len(), 1);
    assert_eq!(rest.cookie(), None);
    assert!(script.asked()[0].ends_with("&_pagedResultsCookie=y"), "{:?}", script.asked());
}

#[tokio::test]
async fn a_page_that_was_begun_comes_again() {
    let failed = r#","error":{"code":500,"message":"no"}"#;
    let script = Script::new([page(&["a"], &then("x")), page(&["b", "c"], failed)]);
    let roles = script.tenant().managed::<AlphaRole>();
    let mut stream = roles.query(QueryFilter::all()).stream();
    let mut seen = Vec::new();
    while let Some(record) = stream.next().await {
        seen.push((record.is_ok(), stream.cookie().map(str::to_owned)));
    }
    let x = Some("x".to_owned());
    assert_eq!(seen, [(true, x.clone()), (true, x.clone()), (true, x.clone()), (false, x)]);
}

#[tokio::test(start_paused = true)]
async fn a_page_is_tried_again_and_one_that_cannot_be_had_ends_the_stream() {
    let steps = [
        page(&["a"], &then("x")),
        Step::Fail(TransportFailure::CutShort),
        with_header(429, "retry-after", "1", "{}"),
        page(&["b"], &then("y")),
        refusal(403),
    ];
    let script = Script::new(steps);
    let taken = taken(&script).await;
    assert_eq!(taken[..2], ["a", "b"]);
    assert!(taken[2].contains("403") && taken.len() == 3, "{taken:?}");
    assert_eq!(script.asked().len(), 5);
}

#[tokio::test]
async fn the_next_page_is_asked_for_when_the_last_one_is_used_up() {
    let script = Script::new([page(&["a", "b"], &then("x")), page(&["c"], LAST)]);
    let roles = script.tenant().managed::<AlphaRole>();
    let mut stream = roles.query(QueryFilter::all()).stream();
    assert_eq!(script.asked().len(), 0);
    for (requests, name) in [(1, "a"), (1, "b"), (2, "c")] {
        assert_eq!(stream.next().await.unwrap().unwrap().name.as_deref(), Some(name));
        assert_eq!(script.asked().len(), requests);
    }
}

#[tokio::test]
async fn a_query_says_what_it_wants() {
    let script = Script::new([page(&["a"], LAST)]);
    let roles = script.tenant().managed::<AlphaRole>();
    let query = roles.query(AlphaRole::NAME.starts_with("a\"b"));
    let query = query.sort(AlphaRole::NAME.descending()).sort(AlphaRole::ID.ascending());
    let mut pages = query.select::<Name>().page_size(7).pages();
    let records = pages.next().await.unwrap().unwrap();
    let records: Result<Vec<_>, Error> = records.into_iter().collect();
    assert_eq!(records.unwrap(), [Name { name: "a".to_owned() }]);
    assert!(pages.next().await.is_none());
    assert_eq!(
        script.asked(),
        ["GET /openidm/managed/alpha_role?_queryFilter=%2Fname%20sw%20%22a%5C%22b%22\
          &_fields=name&_sortKeys=-%2Fname%2C%2F_id&_pageSize=7"]
    );
}

#[tokio::test]
async fn first_asks_for_one_and_goes_on_behind_an_empty_page() {
    let script = Script::new([page(&[], &then("x")), page(&["a"], &then("y")), page(&[], LAST)]);
    let roles = script.tenant().managed::<AlphaRole>();
    assert!(roles.query(QueryFilter::all()).first().await.unwrap().is_some());
    assert!(script.asked()[1].contains("_pageSize=1&"));
    assert!(roles.query(QueryFilter::all()).first().await.unwrap().is_none());
}

#[tokio::test]
async fn one_fails_on_two_and_on_none() {
    let pages = [page(&["a"], LAST), page(&["a", "b"], LAST), page(&[], LAST), page(&[], LAST)];
    let script = Script::new(pages);
    let roles = script.tenant().managed::<AlphaRole>();
    let query = || roles.query(AlphaRole::NAME.eq("a"));
    assert_eq!(query().one().await.unwrap().name.as_deref(), Some("a"));
    let error = query().one().await.unwrap_err();
    assert!(error.is_ambiguous() && !error.is_not_found(), "{error}");
    let text = error.to_string();
    let id = error.transaction_id().unwrap();
    assert!(text.starts_with("query `managed/alpha_role`: expected one object, found several"));
    assert!(text.ends_with(&format!(" (transaction {id})")), "{text}");
    let error = query().one().await.unwrap_err();
    assert!(error.is_not_found() && error.transaction_id().is_some(), "{error}");
    assert!(query().one_or_none().await.unwrap().is_none());
}

#[tokio::test]
async fn a_collection_says_whether_it_is_cut() {
    for (limit, is_cut) in [(0, true), (2, true), (3, false), (9, false), (usize::MAX, false)] {
        let script = Script::new([page(&["a", "b"], &then("x")), page(&["c"], LAST)]);
        let roles = script.tenant().managed::<AlphaRole>();
        let collected = roles.query(QueryFilter::all()).collect_up_to(limit).await.unwrap();
        assert_eq!(
            (collected.records.len(), collected.is_cut()),
            (limit.min(3), is_cut),
            "{limit}"
        );
    }
}

#[tokio::test]
async fn a_count_is_the_server_s_or_the_number_of_all_records() {
    let total = |total: i32| format!(r#","pagedResultsCookie":"x","totalPagedResults":{total}"#);
    let script = Script::new([page(&["a"], &total(41))]);
    let roles = script.tenant().managed::<AlphaRole>();
    assert_eq!(roles.count(QueryFilter::all()).await.unwrap(), 41);
    assert_eq!(
        script.asked(),
        [format!("{QUERY}&_fields=_id&_pageSize=1&_totalPagedResultsPolicy=EXACT")]
    );
    for wrong in [-1, 0] {
        let pages =
            [page(&["a"], &total(wrong)), page(&["a", "b"], &then("x")), page(&["c"], LAST)];
        let script = Script::new(pages);
        let roles = script.tenant().managed::<AlphaRole>();
        assert_eq!(roles.count(QueryFilter::all()).await.unwrap(), 3);
        assert_eq!(script.asked()[1], format!("{QUERY}&_fields=_id&_pageSize=1000"));
    }
}

#[tokio::test]
async fn a_query_is_counted_without_its_fields_and_its_order() {
    let script = Script::new([page(&["a"], LAST), page(&["a"], &then("x")), page(&["b"], LAST)]);
    let roles = script.tenant().managed::<AlphaRole>();
    let query = roles.query(QueryFilter::all()).select::<Name>().sort(AlphaRole::NAME.ascending());
    assert_eq!(query.page_size(7).count().await.unwrap(), 2);
    assert_eq!(
        script.asked(),
        [
            format!("{QUERY}&_fields=_id&_pageSize=1&_totalPagedResultsPolicy=EXACT"),
            format!("{QUERY}&_fields=_id&_pageSize=7"),
            format!("{QUERY}&_fields=_id&_pageSize=7&_pagedResultsCookie=x"),
        ]
    );
}

#[tokio::test]
async fn a_count_of_a_broken_page_is_an_error() {
    let broken = || answer(200, r#"{"result":[{"_id":"1"},{"_id":"2"#);
    let failed = || page(&["a"], r#","error":{"code":500,"message":"no"}"#);
    for steps in [[page(&["a"], LAST), broken()], [page(&["a"], LAST), failed()]] {
        let script = Script::new(steps);
        let roles = script.tenant().managed::<AlphaRole>();
        assert!(roles.count(QueryFilter::all()).await.is_err());
    }
}

#[tokio::test]
async fn a_filter_that_no_server_reads_is_not_sent() {
    let mut filter = AlphaRole::NAME.eq("a");
    for _ in 0..64 {
        filter = !filter;
    }
    let script = Script::default();
    let roles = script.tenant().managed::<AlphaRole>();
    let error = roles.query(filter.clone()).first().await.unwrap_err();
    assert!(error.to_string().contains("too deep"), "{error}");
    assert!(roles.count(filter).await.is_err());
    assert_eq!(script.asked().len(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_is_that_of_a_page() {
    let script = Script::new([page(&["a"], &then("x")), Step::Silence]);
    let roles = script.tenant().managed::<AlphaRole>();
    let query = roles.query(QueryFilter::all()).deadline(Duration::from_secs(1));
    let mut stream = query.stream();
    assert!(stream.next().await.unwrap().is_ok());
    assert!(stream.next().await.unwrap().unwrap_err().is_timeout());
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_stream_is_a_stream_that_goes_to_another_task() {
    fn check<S: Stream + Send + Unpin>(stream: S) -> S {
        stream
    }
    let script = Script::new([page(&["a", "b"], LAST)]);
    let roles = script.tenant().managed::<AlphaRole>();
    let mut stream = check(roles.query(QueryFilter::all()).stream());
    poll_fn(|context| pin!(&mut stream).poll_next(context)).await.unwrap().unwrap();
    assert_eq!(stream.size_hint(), (1, None));
    let context = &mut Context::from_waker(Waker::noop());
    assert!(matches!(pin!(&mut stream).poll_next(context), Poll::Ready(Some(Ok(_)))));
}

//! Pages of records: every one that can be read.

#[allow(unreachable_pub, reason = "shaped like generated code")]
mod model;

use model::AlphaRole;
use mosaic::{DecodeError, Page, page_from_slice};

/// Shows each record of a page: its name, or whose error stands in its place.
fn shown(page: &Page<AlphaRole>) -> Vec<String> {
    let shown = |record: &Result<AlphaRole, DecodeError>| match record {
        Ok(role) => role.name.clone().unwrap_or_default(),
        Err(error) => format!("error in {:?}", error.id()),
    };
    page.records.iter().map(shown).collect()
}

#[test]
fn one_bad_record_does_not_kill_a_page() {
    let body = br#"{"result":[{"_id":"1","_rev":"1","name":"a"},{"_id":"2","_rev":"1","name":[1,{}]},
        {"_id":"3","_rev":"1","name":"c"}],"resultCount":3,"pagedResultsCookie":"x","totalPagedResults":-1}"#;
    let page = page_from_slice::<AlphaRole>(body).unwrap();
    let names: Vec<_> =
        page.records.iter().map(|record| record.as_ref().ok()?.name.clone()).collect();
    assert_eq!(names, [Some("a".into()), None, Some("c".into())]);
    assert_eq!(page.records[1].as_ref().unwrap_err().id(), Some("2"));
    assert_eq!(page.cookie.as_deref(), Some("x"));
    assert_eq!(page.total, None);
    assert_eq!(page.broken, None);
}

#[test]
fn a_member_that_nobody_asked_for_never_costs_a_record() {
    let body = br#"{"result":[{"_id":"1","_rev":"1","name":"a","odd":"\ud800","deep":{"\ud800":1}},
        {"_id":"2","_rev":"1","name":"b","big":1e999},{"_id":"3","_rev":"1","name":"\ud800"},
        {"_id":"4","_rev":"1","name":"d"}]}"#;
    let page = page_from_slice::<AlphaRole>(body).unwrap();
    assert_eq!(shown(&page), ["a", "b", r#"error in Some("3")"#, "d"]);
}

#[test]
fn a_page_gives_the_records_before_the_place_where_it_breaks() {
    let records = r#"{"_id":"1","_rev":"1","name":"a"},{"_id":"2","_rev":"1","name":[7]}"#;
    let tails: [(&[u8], Option<&str>); 7] = [
        (br#",{"_id":"3","_rev":"1","name":"c"#, Some("3")),
        (br#",{"_id":"3" "_rev":"1"}]}"#, Some("3")),
        (b",{\"_id\":\"3\",\"name\":\"\xff\"}]}", Some("3")),
        (b",", None),
        (b"", None),
        (br#"],"pagedResultsCookie":5}"#, None),
        (b"]} x", None),
    ];
    for (tail, id) in tails {
        let body = [br#"{"result":["#, records.as_bytes(), tail].concat();
        let page = page_from_slice::<AlphaRole>(&body).unwrap();
        assert_eq!(shown(&page), ["a", r#"error in Some("2")"#], "{}", tail.escape_ascii());
        assert_eq!(page.broken.unwrap().id(), id, "{}", tail.escape_ascii());
        assert_eq!(page.cookie, None);
    }
}

#[test]
fn what_is_no_page_from_the_start_is_an_error() {
    for body in ["", "<html>", "[]", "{}", r#"{"result":{}}"#, r#"{"result":[{"_id":"1","#] {
        assert!(page_from_slice::<AlphaRole>(body.as_bytes()).is_err(), "{body}");
    }
    let error = page_from_slice::<AlphaRole>(b"{\"result\":[],\xff}").unwrap_err();
    assert_eq!(error.to_string(), "expected UTF-8, at byte 13");
}

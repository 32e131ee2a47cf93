//! Claims about queries, pages and indexes.

use std::collections::BTreeSet;

use mosaic::wire::{Counting, Expected, Paging, Query, Selection};
use mosaic_emulator::{Flavour, Tenant};
use proptest::prelude::*;
use serde_json::json;

use crate::support::{
    delete, filtered, get, ids, object_type, put, put_new, query, refused, tenant, things,
};

fn numbered(flavour: Flavour, count: usize) -> Tenant {
    let tenant = things(
        flavour,
        &json!({"rank": {"type": "number"}, "pin": {
            "type": "string", "scope": "private", "isProtected": true,
        }}),
    );
    for number in 0..count {
        let body = json!({"rank": number % 3, "pin": "0000"});
        put_new(&tenant, &format!("managed/thing/n{number:03}"), &body).expect("a new thing");
    }
    tenant
}

/// Returns the ids on all pages of a query.
fn all_pages(tenant: &Tenant, mut request: Query) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    loop {
        let page = query(tenant, &request).expect("a page");
        pages.push(ids(&page).into_iter().map(str::to_owned).collect());
        match page["pagedResultsCookie"].as_str() {
            Some(cookie) => request.paging = Paging::Cookie(cookie.to_owned()),
            None => return pages,
        }
    }
}

#[test]
fn a_page_has_the_keys_of_the_protocol_in_their_order() {
    let page = query(&numbered(Flavour::Aic, 2), &filtered("managed/thing", "true")).unwrap();
    let keys: Vec<_> = page.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "result",
            "resultCount",
            "pagedResultsCookie",
            "totalPagedResultsPolicy",
            "totalPagedResults",
            "remainingPagedResults",
        ]
    );
    assert_eq!(page["resultCount"], 2);
    assert!(page["pagedResultsCookie"].is_null());
    assert_eq!(
        (&page["totalPagedResultsPolicy"], &page["totalPagedResults"]),
        (&json!("NONE"), &json!(-1))
    );
}

#[test]
fn pages_hold_every_result_once_sorted_or_not() {
    let tenant = numbered(Flavour::Aic, 25);
    for sort_keys in [&[][..], &["-rank"], &["rank", "-_id"], &["missing"]] {
        let mut request = filtered("managed/thing", "! (rank eq 1)");
        request.sort_keys = sort_keys.iter().map(|key| (*key).to_owned()).collect();
        let whole = query(&tenant, &request).unwrap();
        request.page_size = Some(4);
        assert_eq!(all_pages(&tenant, request).concat(), ids(&whole), "{sort_keys:?}");
    }
}

#[test]
fn the_last_full_page_ends_on_a_tenant_and_leads_on_on_the_open_server() {
    for (flavour, lengths) in [(Flavour::Aic, &[3, 3][..]), (Flavour::Idm, &[3, 3, 0])] {
        let mut request = filtered("managed/thing", "true");
        request.page_size = Some(3);
        let pages = all_pages(&numbered(flavour, 6), request);
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), lengths);
    }
}

#[test]
fn an_offset_counts_results() {
    let mut request = filtered("managed/thing", "true");
    (request.page_size, request.paging) = (Some(2), Paging::Offset(3));
    let page = query(&numbered(Flavour::Aic, 6), &request).unwrap();
    assert_eq!(ids(&page), ["n003", "n004"]);
}

#[test]
fn results_are_counted_where_that_is_asked_for() {
    let tenant = numbered(Flavour::Aic, 9);
    let mut request = filtered("managed/thing", "rank eq 0");
    (request.page_size, request.counting) = (Some(2), Counting::Exact);
    let page = query(&tenant, &request).unwrap();
    assert_eq!(
        (&page["totalPagedResultsPolicy"], &page["totalPagedResults"]),
        (&json!("EXACT"), &json!(3))
    );
    request.counting = Counting::Estimate;
    assert_eq!(query(&tenant, &request).unwrap()["totalPagedResultsPolicy"], "NONE");
    request.counting = Counting::Only;
    assert_eq!(query(&tenant, &request).unwrap(), json!({"resultCount": 3}));
}

#[test]
fn a_cookie_of_another_query_is_refused() {
    let tenant = numbered(Flavour::Aic, 6);
    let mut request = filtered("managed/thing", "true");
    request.page_size = Some(2);
    let cookie =
        query(&tenant, &request).unwrap()["pagedResultsCookie"].as_str().unwrap().to_owned();
    for (filter, cookie) in [("rank eq 1", cookie.as_str()), ("true", "zzz")] {
        let mut other = filtered("managed/thing", filter);
        (other.page_size, other.paging) = (Some(2), Paging::Cookie(cookie.to_owned()));
        let refused = refused(query(&tenant, &other));
        assert_eq!(refused, (400, "Invalid paged results cookie".to_owned()));
    }
}

#[test]
fn a_secret_is_no_oracle() {
    let tenant = numbered(Flavour::Aic, 3);
    for filter in ["pin pr", "pin eq \"0000\"", "pin/$crypto/type eq \"salted-hash\""] {
        let page = query(&tenant, &filtered("managed/thing", filter)).unwrap();
        assert_eq!(page["resultCount"], 0, "{filter}");
    }
    let mut request = filtered("managed/thing", "true");
    (request.page_size, request.sort_keys) = (Some(1), vec!["pin".to_owned()]);
    let first = query(&tenant, &request).unwrap();
    let cookie = first["pagedResultsCookie"].as_str().unwrap();
    assert!(cookie.len() < 60, "nothing but the id is in it: {cookie}");
}

#[test]
fn queries_go_by_name_too() {
    let tenant = things(Flavour::Idm, &json!({"userName": {"type": "string"}}));
    put_new(&tenant, "managed/thing/1", &json!({"userName": "ann"})).unwrap();
    put_new(&tenant, "managed/thing/2", &json!({"userName": "bob"})).unwrap();
    let mut request = filtered("managed/thing", "true");
    let mut named = |id: &str, parameters: &[(&str, &str)]| {
        let text = |text: &str| text.to_owned();
        let parameters = parameters.iter().map(|(name, value)| (text(name), text(value)));
        let parameters = parameters.collect();
        request.selection = Selection::Named { id: id.to_owned(), parameters };
        query(&tenant, &request)
    };
    assert_eq!(ids(&named("for-userName", &[("uid", "Bob")]).unwrap()), ["2"]);
    assert_eq!(named("query-all-ids", &[]).unwrap()["result"][0], json!({"_id": "1", "_rev": "0"}));
    assert_eq!(named("query-all", &[]).unwrap()["result"][0]["userName"], "ann");
    assert_eq!(refused(named("for-userName", &[])).0, 400);
    assert_eq!(refused(named("nosuch", &[])).0, 400);
}

#[test]
fn a_broken_filter_is_refused_and_a_broken_pointer_surprises_the_server() {
    let tenant = numbered(Flavour::Aic, 0);
    for (filter, code) in [("", 400), ("xx", 400), ("a^b pr", 500)] {
        assert_eq!(refused(query(&tenant, &filtered("managed/thing", filter))).0, code, "{filter}");
    }
}

#[test]
fn queries_without_an_index_are_counted_by_property() {
    let user = object_type(
        "alpha_user",
        &json!({
            "userName": {"type": "string"}, "custom_tier": {"type": "string"},
            "frIndexedDate1": {"type": "string"}, "frIndexedString1": {"type": "string"},
        }),
    );
    let tenant = tenant(Flavour::Aic, &json!([user]));
    let ask = |filter: &str| query(&tenant, &filtered("managed/alpha_user", filter)).unwrap();
    for answered in [
        "true",
        "userName eq \"a\"",
        "frIndexedString1 sw \"a\"",
        "frIndexedDate1 ge \"2026\"",
        "userName eq \"a\" and custom_tier eq \"b\"",
    ] {
        ask(answered);
        assert_eq!(tenant.unindexed_queries().len(), 0, "{answered}");
    }
    ask("custom_tier eq \"a\"");
    ask("userName eq \"a\" or custom_tier pr");
    ask("frIndexedDate1 sw \"2026\"");
    ask("! (userName eq \"a\")");
    let counts: Vec<_> = tenant.unindexed_queries().into_iter().collect();
    let name = |property: &str| ("alpha_user".to_owned(), property.to_owned());
    assert_eq!(
        counts,
        [(name("custom_tier"), 2), (name("frIndexedDate1"), 1), (name("userName"), 1)]
    );
    for number in 0..2000 {
        ask(&format!("invented{number} pr"));
    }
    assert!(tenant.unindexed_queries().len() <= 1000);
    ask("custom_tier eq \"a\"");
    assert_eq!(tenant.unindexed_queries()[&name("custom_tier")], 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is created or deleted between the pages, what was there all the time comes once.
    #[test]
    fn pages_neither_skip_nor_repeat_what_did_not_change(
        start in proptest::collection::btree_set(0u32..60, 0..40),
        changes in proptest::collection::vec((0u32..60, 0usize..8), 0..30),
        size in 1i32..7,
        sorted in any::<bool>(),
    ) {
        let tenant = things(Flavour::Aic, &json!({}));
        let path = |number: u32| format!("managed/thing/{number}");
        let body = |number: u32| json!({"rank": number % 5});
        for number in &start {
            put_new(&tenant, &path(*number), &body(*number)).unwrap();
        }
        let mut request = filtered("managed/thing", "true");
        request.page_size = Some(size);
        request.sort_keys = if sorted { vec!["-rank".to_owned()] } else { Vec::new() };
        let mut seen = Vec::new();
        for page in 0.. {
            let answer = query(&tenant, &request).unwrap();
            seen.extend(ids(&answer).into_iter().map(str::to_owned));
            for (number, _) in changes.iter().filter(|(_, when)| *when == page) {
                if get(&tenant, &path(*number), &[]).is_ok() {
                    delete(&tenant, &path(*number), Expected::Anything).unwrap();
                } else {
                    put_new(&tenant, &path(*number), &body(*number)).unwrap();
                }
            }
            match answer["pagedResultsCookie"].as_str() {
                Some(cookie) => request.paging = Paging::Cookie(cookie.to_owned()),
                None => break,
            }
        }
        for number in start.iter().filter(|number| !changes.iter().any(|(changed, _)| changed == *number)) {
            let times = seen.iter().filter(|id| **id == number.to_string()).count();
            prop_assert_eq!(times, 1, "{} in {:?}", number, seen);
        }
    }
}

#[test]
fn ten_thousand_objects_are_paged_without_a_loss() {
    let tenant = numbered(Flavour::Aic, 10_000);
    let mut request = filtered("managed/thing", "rank eq 1");
    (request.page_size, request.sort_keys) = (Some(1000), vec!["-rank".to_owned()]);
    let pages = all_pages(&tenant, request);
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [1000, 1000, 1000, 333]);
    assert_eq!(pages.concat().into_iter().collect::<BTreeSet<_>>().len(), 3333);
}

#[test]
fn an_equal_text_is_found_alone_and_in_lists_as_objects_come_and_go() {
    let list = json!({"type": "array", "items": {"type": "string"}});
    let tenant = things(Flavour::Aic, &json!({"name": {"type": "string"}, "tags": list}));
    let found = |filter: &str| {
        let page = query(&tenant, &filtered("managed/thing", filter)).unwrap();
        ids(&page).join(" ")
    };
    assert_eq!(found("tags eq \"X\""), "");
    put_new(&tenant, "managed/thing/A", &json!({"name": "Ann", "tags": ["x", "y", "X"]})).unwrap();
    put_new(&tenant, "managed/thing/b", &json!({"name": "ann", "tags": ["y"]})).unwrap();
    assert_eq!(found("tags eq \"X\""), "A");
    assert_eq!(found("name eq \"ANN\" and tags eq \"y\" and true"), "A b");
    assert_eq!(found("_id eq \"a\""), "A");
    assert_eq!(found("name eq \"ann\" and ! (tags eq \"x\")"), "b");
    put(&tenant, "managed/thing/A", (Expected::Existing, &json!({"name": "Bob"}))).unwrap();
    assert_eq!((found("tags eq \"x\""), found("name eq \"bob\"")), (String::new(), "A".to_owned()));
    delete(&tenant, "managed/thing/a", Expected::Anything).unwrap();
    assert_eq!(found("name eq \"bob\""), "");
}

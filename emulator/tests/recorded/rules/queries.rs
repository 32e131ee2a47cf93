//! Queries: which results, in which order, page by page.

use mosaic::Json;
use mosaic_emulator::Flavour::{Aic, Idm};

use super::{ask, hold, ids, message, users};

#[test]
fn a_collection_is_queried_in_exactly_one_way() {
    hold(
        Idm,
        &[
            ("GET users", "", "", 400),
            ("GET users?_pageSize=1", "", "", 400),
            ("GET users?_queryId=query-all&_queryFilter=true", "", "", 400),
            ("GET users/a?_queryFilter=true", "", "", 400),
            ("GET users?_queryId=query-all", "", "", 200),
            ("GET users?_queryId=query-all-ids", "", "", 200),
            ("GET users?_queryId=nosuch", "", "", 400),
            ("GET nosuch?_queryFilter=true", "", "", 404),
        ],
    );
    let answer = ask(&users(Idm), "GET users", "", "");
    assert_eq!(message(&answer), "The resource collection  cannot be read");
}

#[test]
fn numbers_and_policies_of_pages_are_read_strictly() {
    hold(
        Idm,
        &[
            ("GET users?_queryFilter=true&_pageSize=-1", "", "", 200),
            ("GET users?_queryFilter=true&_pageSize=2147483648", "", "", 400),
            ("GET users?_queryFilter=true&_pageSize=1.0", "", "", 400),
            ("GET users?_queryFilter=true&_pageSize=", "", "", 400),
            ("GET users?_queryFilter=true&_pagedResultsOffset=x", "", "", 400),
            ("GET users?_queryFilter=true&_totalPagedResultsPolicy=exact", "", "", 200),
            ("GET users?_queryFilter=true&_totalPagedResultsPolicy=", "", "", 400),
            ("GET users?_queryFilter=true&_pageSize=1&_pagedResultsCookie=%00", "", "", 400),
        ],
    );
}

#[test]
fn an_offset_counts_results_and_a_cookie_leads_on() {
    let door = users(Aic);
    let page = |parameters: &str| {
        let line = format!("GET users?_queryFilter=true&_sortKeys=name{parameters}");
        ask(&door, &line, "", "").body
    };
    assert_eq!(ids(&page("&_pageSize=0")), ["a", "b", "c"]);
    assert_eq!(ids(&page("&_pageSize=1&_pagedResultsOffset=1")), ["b"]);
    assert!(ids(&page("&_pageSize=2&_pagedResultsOffset=9")).is_empty());
    let first = page("&_pageSize=2&_totalPagedResultsPolicy=EXACT");
    assert_eq!(
        (&first["totalPagedResults"], &first["resultCount"]),
        (&Json::from(3), &Json::from(2))
    );
    let cookie = first["pagedResultsCookie"].as_str().expect("there is more");
    let second = page(&format!("&_pageSize=2&_pagedResultsOffset=0&_pagedResultsCookie={cookie}"));
    assert_eq!((ids(&second), &second["pagedResultsCookie"]), (vec!["c"], &Json::Null));
    let refused = page(&format!("&_pageSize=2&_pagedResultsOffset=1&_pagedResultsCookie={cookie}"));
    assert_eq!(refused["code"], 400);
    let keys: Vec<_> = first.as_object().expect("a page").keys().map(String::as_str).collect();
    let expected = [
        "result",
        "resultCount",
        "pagedResultsCookie",
        "totalPagedResultsPolicy",
        "totalPagedResults",
        "remainingPagedResults",
    ];
    assert_eq!(keys, expected);
}

#[test]
fn what_is_missing_is_last_in_either_direction() {
    for flavour in [Aic, Idm] {
        let door = users(flavour);
        for (keys, order) in [
            ("age", ["a", "b", "c"]),
            ("-age", ["b", "a", "c"]),
            ("-name", ["c", "b", "a"]),
            ("%2B/name", ["a", "b", "c"]),
            ("nosuch,-name", ["c", "b", "a"]),
        ] {
            let line = format!("GET users?_queryFilter=true&_sortKeys={keys}");
            let page = ask(&door, &line, "", "").body;
            assert_eq!(ids(&page), order, "{keys}");
        }
    }
    hold(
        Idm,
        &[
            ("GET users?_queryFilter=true&_sortKeys=", "", "", 400),
            ("GET users?_queryFilter=true&_sortKeys=-", "", "", 400),
            ("GET users?_queryFilter=true&_sortKeys=,name", "", "", 400),
            ("GET users?_queryFilter=true&_sortKeys=a%7Cb", "", "", 400),
        ],
    );
}

#[test]
fn a_filter_is_read_as_the_server_reads_it() {
    hold(
        Idm,
        &[
            ("GET users?_queryFilter=name+eq+null", "", "", 400),
            ("GET users?_queryFilter=name+=+1", "", "", 400),
            ("GET users?_queryFilter=!(name+pr)", "", "", 200),
            ("GET users?_queryFilter=not+(name+pr)", "", "", 400),
            ("GET users?_queryFilter=name%09pr", "", "", 500),
            ("GET users?_queryFilter=a%7Cb+pr", "", "", 500),
            ("GET users?_queryFilter=a%22b+pr", "", "", 500),
            ("GET users?_queryFilter=age+eq+9223372036854775808", "", "", 400),
            ("GET users?_queryFilter=age+eq+1e3", "", "", 400),
            ("GET users?_queryFilter=age+eq+1.0E%2B2", "", "", 200),
            ("GET users?_queryFilter=name+eq+'a%5C'", "", "", 400),
            ("GET users?_queryFilter=(name+pr", "", "", 400),
        ],
    );
}

#[test]
fn a_filter_finds_what_it_means() {
    let door = users(Idm);
    for (filter, expected) in [
        ("name+EQ+%22ALICE%22", vec!["a"]),
        ("age+eq+%2220%22", vec![]),
        ("age+eq+20.0", vec!["a"]),
        ("age+ge+20+and+!+(name+sw+'b')", vec!["a"]),
        ("!(age+lt+25)", vec!["b", "c"]),
        ("roles+eq+'Y'", vec!["a"]),
        ("roles/0+eq+'y'", vec![]),
        ("nested/k+pr+or+name+co+'ARO'", vec!["a", "c"]),
        ("name+ne+'alice'", vec![]),
        ("!(name+ne+'alice')", vec!["a", "b", "c"]),
        ("age+co+30", vec!["b"]),
        ("name+co+''", vec!["a", "b", "c"]),
        ("_id+sw+'a'", vec!["a"]),
        ("/name+eq+'b%5Cob'", vec!["b"]),
    ] {
        let line = format!("GET users?_queryFilter={filter}&_sortKeys=name");
        let page = ask(&door, &line, "", "").body;
        assert_eq!(ids(&page), expected, "{filter}");
    }
}

#[test]
fn a_slash_in_a_name_is_encoded_once_for_the_pointer_and_once_for_the_url() {
    let door = users(Idm);
    ask(&door, "PUT users/d", "", r#"{"a/b":1}"#);
    let page = ask(&door, "GET users?_queryFilter=a%252Fb+eq+1", "", "").body;
    assert_eq!(ids(&page), ["d"]);
    let page = ask(&door, "GET users?_queryFilter=a%2Fb+eq+1", "", "").body;
    assert!(ids(&page).is_empty());
}

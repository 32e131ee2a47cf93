//! Claims about verbs at the same time.

use std::{sync::Barrier, thread};

use mosaic::wire::Expected;
use mosaic_emulator::Flavour;
use serde_json::json;

use crate::support::{delete, filtered, get, patch, put, put_new, query, revision, things};

#[test]
fn of_writers_with_the_same_revision_one_succeeds() {
    let tenant = things(Flavour::Aic, &json!({"n": {"type": "number"}}));
    let (_, made) = put_new(&tenant, "managed/thing/1", &json!({"n": 0})).unwrap();
    let (held, start) = (made["_rev"].as_str().unwrap(), Barrier::new(8));
    let successes: usize = thread::scope(|scope| {
        let writers: Vec<_> = (1..=8)
            .map(|number| {
                let (tenant, start) = (&tenant, &start);
                scope.spawn(move || {
                    start.wait();
                    let body = json!({"n": number});
                    usize::from(put(tenant, "managed/thing/1", (revision(held), &body)).is_ok())
                })
            })
            .collect();
        writers.into_iter().map(|writer| writer.join().expect("no writer panics")).sum()
    });
    assert_eq!(successes, 1);
}

#[test]
fn no_change_of_many_writers_is_lost() {
    let tenant = things(Flavour::Aic, &json!({"n": {"type": "number"}}));
    put_new(&tenant, "managed/thing/1", &json!({"n": 0})).unwrap();
    let increment = json!([{"operation": "increment", "field": "/n", "value": 1}]);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..50 {
                    let write = (Expected::Anything, &increment);
                    patch(&tenant, "managed/thing/1", write).expect("nothing is in the way");
                    query(&tenant, &filtered("managed/thing", "n ge 0")).expect("a page");
                }
            });
        }
    });
    assert_eq!(get(&tenant, "managed/thing/1", &[]).unwrap()["n"], 400);
}

#[test]
fn relationships_that_go_while_they_are_listed_are_shown_as_they_were() {
    let friends = json!({"type": "array", "items": {
        "type": "relationship", "reverseRelationship": true, "reversePropertyName": "friends",
        "resourceCollection": [{"path": "managed/thing"}],
    }});
    let tenant = things(Flavour::Aic, &json!({"n": {"type": "number"}, "friends": friends}));
    put_new(&tenant, "managed/thing/me", &json!({"n": 0})).unwrap();
    let mut listing = filtered("managed/thing/me/friends", "true");
    listing.fields = vec!["n".to_owned()];
    thread::scope(|scope| {
        for writer in 0..4 {
            let (tenant, listing) = (&tenant, &listing);
            scope.spawn(move || {
                for number in 0..25 {
                    let friend = format!("managed/thing/{writer}x{number}");
                    let me = json!({"n": 1, "friends": [{"_ref": "managed/thing/me"}]});
                    put_new(tenant, &friend, &me).expect("nobody else makes it");
                    delete(tenant, &friend, Expected::Anything).expect("nobody else deletes it");
                }
            });
            scope.spawn(move || {
                for _ in 0..100 {
                    let page = query(tenant, listing).expect("a page");
                    for friend in page["result"].as_array().expect("a list") {
                        let is_gone = friend.get("_refError").is_some();
                        assert!(is_gone || friend["n"] == 1, "{friend}");
                    }
                }
            });
        }
    });
    assert_eq!(query(&tenant, &listing).unwrap()["resultCount"], 0);
}

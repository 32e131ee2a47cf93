//! Claims about verbs at the same time.

use std::{sync::Barrier, thread};

use mosaic::wire::Expected;
use mosaic_emulator::Flavour;
use serde_json::json;

use crate::support::{filtered, get, patch, put, put_new, query, revision, things};

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

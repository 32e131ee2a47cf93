//! Pushes whose process ends at any moment: whoever goes on comes to the end, and whoever goes back to where
//! it began.

use std::time::Duration;

use serde_json::Value;
use tokio::time::timeout;

use super::world::{LOANS, Pusher, READER, World};
use crate::push::Ended;

const MANAGED: &str = r#"{"objects": [
  {"name": "alpha_user", "schema": {"properties": {"userName": {"type": "string"}}}},
  {"name": "loan", "schema": {"properties": {"title": {"type": "string"}}}}
]}"#;

/// A process ends at a multiple of so many milliseconds after it began.
const APART: u64 = 300;

/// What is there in the end, whatever the order of the types.
fn objects(text: &str) -> Vec<Value> {
    let text: Value = serde_json::from_str(text).unwrap();
    let mut objects = text["objects"].as_array().unwrap().clone();
    objects.sort_by_key(|object| object["name"].to_string());
    objects
}

/// Returns the configuration with a relationship between two types, one of which is `added`.
fn with_relationship(added: &str) -> String {
    let text = MANAGED
        .replace(r#""title":"#, &format!(r#"{READER}"title":"#))
        .replace(r#""userName":"#, &format!(r#"{LOANS}"mail": {{"type": "string"}}, "userName":"#));
    match added {
        "loan" => text,
        added => {
            let (users, loans) = text.split_once(r#"{"name": "loan""#).unwrap();
            let users = users.replace("managed/loan", &format!("managed/{added}"));
            let plain =
                r#"{"name": "loan", "schema": {"properties": {"title": {"type": "string"}}}}"#;
            format!("{users}{plain}, {{\"name\": \"{added}\"{loans}")
        }
    }
}

/// Lets what is done end at a `moment`; returns whether it came to its end before.
async fn ends_before(moment: u64, done: impl Future<Output = anyhow::Result<Ended>>) -> bool {
    timeout(Duration::from_millis(moment * APART), done).await.is_ok()
}

/// Calls `check` with each moment at which a push is on record that ends then, and with what was there before
/// and what was to be.
async fn at_each_moment(check: impl AsyncFn(&World, &mut Pusher, u64, [&str; 2])) {
    let plain = MANAGED.to_owned();
    let (one, other) = (with_relationship("loan"), with_relationship("copy"));
    for [before, after] in [[&plain, &one], [&one, &plain], [&plain, &other], [&other, &plain]] {
        let world = World::new(before, &[], 0);
        let mut found = 0;
        for moment in 1.. {
            let mut pusher = Pusher::new(before);
            pusher.files = Pusher::new(after).files;
            pusher.deletes = ["copy".to_owned()].into();
            if ends_before(moment, world.push(&mut pusher)).await {
                break;
            }
            if pusher.ledger.journal().unwrap().is_some() {
                found += 1;
                check(&world, &mut pusher, moment, [before, after]).await;
                assert_eq!(objects(&world.stored()), objects(before), "{moment}");
            }
        }
        assert!(found > 10, "{found} moments of one step at most");
    }
}

#[tokio::test(start_paused = true)]
async fn whoever_goes_back_from_halfway_comes_to_where_the_push_began() {
    at_each_moment(async |world, pusher, moment, _| {
        let undo = pusher.ledger.last_undo().unwrap();
        // Once more the process ends, and who begins anew comes through.
        ends_before(moment % 13, world.undo(pusher, &undo)).await;
        let ended = world.undo(pusher, &undo).await;
        assert!(matches!(ended, Ok(Ended::Stored { .. })), "{moment}: {ended:?}");
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn whoever_goes_on_from_halfway_comes_to_the_end_and_from_there_to_where_all_began() {
    at_each_moment(async |world, pusher, moment, [_, after]| {
        let is_there = || objects(&world.stored()) == objects(after); // then there is nothing to do
        if !is_there() {
            ends_before(moment % 13, world.push(pusher)).await;
        }
        if !is_there() {
            let ended = world.push(pusher).await;
            assert!(matches!(ended, Ok(Ended::Stored { .. })), "{moment}: {ended:?}");
        }
        let undo = pusher.ledger.last_undo().unwrap();
        assert_eq!(objects(&world.stored()), objects(after), "{moment}");
        let ended = world.undo(pusher, &undo).await;
        assert!(matches!(ended, Ok(Ended::Stored { .. })), "{moment}: {ended:?}");
    })
    .await;
}

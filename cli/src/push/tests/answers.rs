//! What comes instead of the answer that a push waits for.

use std::time::Duration;

use mosaic_codegen::catalog::Product;
use tokio::time::Instant;

use super::world::{CONFIGURATION, Instead, Pusher, World};
use crate::push::arrival::{Goal, Sight, wait, watch};
use crate::push::{Doubt, Ended, Snapshot, silent};

const MANAGED: &str = r#"{"objects": [
  {"name": "loan", "schema": {"properties": {"title": {"type": "string"}}}}
]}"#;

/// An error of a server that tells nothing of what was done.
const ERROR: &str = r#"{"code": 500, "reason": "Internal Server Error", "message": "it broke"}"#;

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_no_configuration_is_not_taken_for_one() {
    let world = World::new(MANAGED, &[], 0);
    for text in [
        "{}",
        "",
        "{\"objects\": [",
        r#"{"objects": []}"#,
        r#"{"objects": null}"#,
        r#"{"code": 403}"#,
    ] {
        world.answer(Some(Instead { method: "GET", path: CONFIGURATION, status: 200, text }));
        assert!(world.remote.look().await.is_err(), "{text}");
        let goal = Goal::Changes(&Snapshot::new("", MANAGED), &Snapshot::new("", MANAGED));
        let sight = watch(&world.remote, &goal, Duration::ZERO, Product::Aic).await;
        assert!(matches!(sight, Sight::Unseen(_)), "{text}: {sight:?}");
    }
    world.answer(None);
    world.remote.look().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_error_that_came_instead_of_an_answer_to_the_write_is_told() {
    let world = World::new(MANAGED, &[], 0);
    let mut pusher = Pusher::new(MANAGED);
    pusher.edit("title", "isbn");
    world.answer(Some(Instead { method: "PUT", path: CONFIGURATION, status: 500, text: ERROR }));
    let ended = world.push(&mut pusher).await.unwrap();
    let Ended::Unconfirmed { doubt: Doubt { write: Some(error), look: None }, .. } = ended else {
        panic!("{ended:?}")
    };
    assert_eq!(error.message(), Some("it broke"));
    assert!(pusher.ledger.journal().unwrap().is_some(), "it is on record");
}

#[tokio::test(start_paused = true)]
async fn a_type_that_cannot_be_asked_keeps_no_other_from_being_asked() {
    let world = World::new(MANAGED, &[], 0);
    world.answer(Some(Instead { method: "GET", path: "managed/loan", status: 400, text: ERROR }));
    let asked = async |names: [&str; 2]| {
        let names = names.map(str::to_owned);
        silent(&world.remote, &names).await
    };
    for names in [["loan", "nobody"], ["nobody", "loan"]] {
        assert_eq!(asked(names).await.unwrap(), ["nobody"]);
    }
    assert!(asked(["loan", "loan"]).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn a_type_that_the_account_may_not_read_is_not_silent() {
    const REFUSED: &str = r#"{"code": 403, "reason": "Forbidden", "message": "Access denied"}"#;
    let world = World::new(MANAGED, &[], 0);
    world.answer(Some(Instead { method: "GET", path: "managed/loan", status: 403, text: REFUSED }));
    let silent = silent(&world.remote, &["loan".to_owned()]).await.unwrap();
    assert!(silent.is_empty(), "{silent:?}");
}

#[tokio::test(start_paused = true)]
async fn a_type_that_cannot_be_asked_is_told_with_the_way_back() {
    let world = World::new(MANAGED, &[], 0);
    let mut pusher = Pusher::new(MANAGED);
    pusher.edit("title", "isbn");
    world.answer(Some(Instead { method: "GET", path: "managed/loan", status: 400, text: ERROR }));
    let ended = world.push(&mut pusher).await.unwrap();
    let Ended::Stored { silent: Err(_), undo, .. } = ended else { panic!("{ended:?}") };
    assert!(pusher.ledger.undo(&undo).exists());
}

#[tokio::test(start_paused = true)]
async fn a_write_is_looked_for_so_many_seconds_however_long_a_look_takes() {
    let world = World::new(MANAGED, &[], 0);
    let (before, after) = (MANAGED, MANAGED.replace("title", "isbn"));
    let [before, after] = [before, &after].map(|text| Snapshot::new("", text));
    let goal = Goal::Changes(&before, &after);
    world.remote.look().await.expect("the tenant answers");
    for (seconds, is_seen) in [(0, true), (4, true), (400, false)] {
        world.slow_down(Duration::from_secs(seconds));
        let begun = Instant::now();
        let sight = wait(&world.remote, &goal, &before, Product::Aic).await;
        let took = begun.elapsed().as_secs();
        assert!((14..=21).contains(&took), "{seconds} s a look: {took} s");
        assert_eq!(matches!(sight, Sight::NotThere), is_seen, "{seconds} s a look: {sight:?}");
    }
}

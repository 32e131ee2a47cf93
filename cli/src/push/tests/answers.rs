//! What comes instead of the answer that a push waits for.

use std::time::Duration;

use mosaic_codegen::catalog::Product;

use super::world::{CONFIGURATION, Instead, Pusher, World};
use crate::push::arrival::{Goal, Sight, watch};
use crate::push::{Doubt, Ended, Snapshot};

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
async fn a_type_that_cannot_be_asked_is_told_with_the_way_back() {
    let world = World::new(MANAGED, &[], 0);
    let mut pusher = Pusher::new(MANAGED);
    pusher.edit("title", "isbn");
    world.answer(Some(Instead { method: "GET", path: "managed/loan", status: 400, text: ERROR }));
    let ended = world.push(&mut pusher).await.unwrap();
    let Ended::Stored { silent: Err(_), undo } = ended else { panic!("{ended:?}") };
    assert!(pusher.ledger.undo(&undo).exists());
}

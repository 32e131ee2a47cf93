//! What a tenant does to one who pushes, and what others do.

use std::time::Duration;

use mosaic_codegen::catalog::Product;
use mosaic_emulator::Fault;
use serde_json::Value;

use super::world::{LOANS, Pusher, READER, World};
use crate::push::arrival::{Goal, Sight, watch};
use crate::push::{Ended, Snapshot};

const MANAGED: &str = r#"{"objects": [
  {"name": "alpha_user", "schema": {"properties": {"userName": {"type": "string"}}}},
  {"name": "loan", "schema": {"properties": {"title": {"type": "string"}}}}
]}"#;

/// How many requests do not get through while a tenant is out of reach for a moment.
const MOMENT: u32 = 9;

fn with_relationship(pusher: &mut Pusher) {
    pusher.edit(r#""userName":"#, &format!(r#"{LOANS}"userName":"#));
    pusher.edit(
        r#""title": {"type": "string"}"#,
        &format!(r#"{READER}"title": {{"type": "string"}}"#),
    );
}

fn assert_stored(ended: anyhow::Result<Ended>) {
    let ended = ended.unwrap();
    assert!(
        matches!(&ended, Ended::Stored { silent, .. } if silent.as_ref().is_ok_and(Vec::is_empty)),
        "{ended:?}"
    );
}

/// Asserts that the tenant has what the files have, and nothing else.
fn assert_same(world: &World, pusher: &Pusher) {
    let of = |text: &str| serde_json::from_str::<Value>(text).unwrap()["objects"].clone();
    assert_eq!(of(&world.stored()), of(&pusher.text()));
}

#[tokio::test(start_paused = true)]
async fn a_relationship_comes_with_both_ends_and_its_place_in_the_directory_and_goes_so() {
    for faults in [&[][..], &[Fault::SlowConfig]] {
        let world = World::new(MANAGED, faults, 0);
        let mut pusher = Pusher::new(MANAGED);
        with_relationship(&mut pusher);
        assert_stored(world.push(&mut pusher).await);
        assert_same(&world, &pusher);
        assert!(world.mapping().await.contains("custom_loans"), "the schema service was not asked");

        pusher.edit("\"Reader\"", "\"Who reads it\"");
        assert_stored(world.push(&mut pusher).await);
        assert_same(&world, &pusher);

        pusher.edit(LOANS, "");
        pusher.edit("\"Who reads it\"", "\"Reader\"");
        pusher.edit(READER, "");
        assert_stored(world.push(&mut pusher).await);
        assert_same(&world, &pusher);
        assert!(
            !world.mapping().await.contains("custom_loans"),
            "the directory keeps what is gone"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_new_type_may_have_a_relationship() {
    let world = World::new(MANAGED, &[Fault::SlowConfig], 0);
    let mut pusher = Pusher::new(MANAGED);
    with_relationship(&mut pusher);
    for name in ["managed/loan", "\"loan\""] {
        pusher.edit(name, &name.replace("loan", "copy"));
    }
    assert_stored(world.push(&mut pusher).await);
    let stored = world.stored();
    assert!(
        stored.contains("\"copy\"") && stored.contains("\"loan\"") && stored.contains("reader")
    );
}

#[tokio::test(start_paused = true)]
async fn a_relationship_to_several_types_comes_with_all_its_ends_and_goes_so() {
    let managed = MANAGED.replacen(
        r#"{"name""#,
        r#"{"name": "branch", "schema": {"properties": {"code": {"type": "string"}}}}, {"name""#,
        1,
    );
    let single = READER.replace(r#""title""#, r#""validate": false, "title""#);
    let reader = single.replace("[{", r#"[{"path": "managed/branch", "label": "Branch"}, {"#);
    let places = [("userName", LOANS), ("code", LOANS), ("title", &reader)]
        .map(|(name, end)| (format!(r#""{name}": {{"type": "string"}}"#), end));
    for faults in [&[][..], &[Fault::SlowConfig]] {
        let world = World::new(&managed, faults, 0);
        let mut pusher = Pusher::new(&managed);
        for (place, end) in &places {
            pusher.edit(place, &format!("{end}{place}"));
        }
        assert_stored(world.push(&mut pusher).await);
        assert_same(&world, &pusher);

        let branch = &places[1];
        pusher.edit(&format!("{}{}", branch.1, branch.0), &branch.0);
        pusher.edit(&reader, &single);
        assert_stored(world.push(&mut pusher).await);
        assert_same(&world, &pusher);
    }
}

#[tokio::test(start_paused = true)]
async fn what_somebody_else_wrote_since_is_not_written_over() {
    let world = World::new(MANAGED, &[], 0);
    let mut pusher = Pusher::new(MANAGED);
    pusher.edit("title", "isbn");
    let others = MANAGED.replace("userName", "mail");
    let ended = world.push_after(&mut pusher, || {
        world.emulator.tenant().configure(others.as_bytes()).unwrap();
    });
    assert!(matches!(ended.await.unwrap(), Ended::Moved(_)));
    assert!(world.stored().contains("mail") && !world.stored().contains("isbn"));
    assert!(pusher.ledger.journal().unwrap().is_none(), "nothing is under way");
    assert_stored(world.push(&mut pusher).await);
    assert!(world.stored().contains("mail") && world.stored().contains("isbn"));
}

#[tokio::test(start_paused = true)]
async fn a_write_that_is_lost_is_told_and_stays_on_record() {
    let world = World::new(MANAGED, &[Fault::LostUpdate], 0);
    let mut pusher = Pusher::new(MANAGED);
    pusher.edit("title", "isbn");
    let ended = world.push(&mut pusher).await.unwrap();
    assert!(matches!(ended, Ended::Unconfirmed { .. }), "{ended:?}");
    let journal = pusher.ledger.journal().unwrap().expect("it is on record");
    assert_eq!(journal.step, "write the configuration");
    assert_stored(world.push(&mut pusher).await);
}

#[tokio::test(start_paused = true)]
async fn a_type_that_does_not_answer_any_more_is_told() {
    let world = World::new(MANAGED, &[Fault::BrickedDefault], 0);
    let mut pusher = Pusher::new(MANAGED);
    pusher.edit(r#""title": {"#, r#""days": {"type": "integer", "default": "two"}, "title": {"#);
    let ended = world.push(&mut pusher).await.unwrap();
    let Ended::Stored { silent, .. } = ended else { panic!("{ended:?}") };
    assert_eq!(silent.unwrap(), ["loan"]);
}

#[tokio::test(start_paused = true)]
async fn a_tenant_that_puts_writes_off_gets_them_later() {
    let world = World::new(MANAGED, &[Fault::RateLimit, Fault::ExpiredToken], 1);
    let mut pusher = Pusher::new(MANAGED);
    with_relationship(&mut pusher);
    assert_stored(world.push(&mut pusher).await);
    assert_same(&world, &pusher);
}

#[tokio::test(start_paused = true)]
async fn a_push_that_fails_half_way_says_what_is_done_and_the_next_goes_on() {
    let world = World::new(MANAGED, &[Fault::Html403], 1);
    let mut pusher = Pusher::new(MANAGED);
    with_relationship(&mut pusher);
    let ended = world.push(&mut pusher).await.unwrap();
    let Ended::Stopped { problem, undo } = ended else { panic!("{ended:?}") };
    assert!(pusher.ledger.undo(&undo).exists(), "there is a way back");
    let error = problem.to_string();
    assert!(
        error.contains("cannot declare the relationship `loan.reader`; done before it:"),
        "{error}"
    );
    assert!(error.contains("declare the relationship `alpha_user.custom_loans`"), "{error}");
    let stored = world.stored();
    assert!(stored.contains("custom_loans") && stored.contains("reader"), "both ends or none");
    assert!(pusher.ledger.journal().unwrap().is_some(), "it is on record");
    assert_stored(world.push(&mut pusher).await);
    assert_same(&world, &pusher);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_tells_what_was_done_before_it() {
    let world = World::new(MANAGED, &[Fault::Html403], 0);
    let mut pusher = Pusher::new(MANAGED);
    pusher.edit("title", "isbn");
    let mut errors = Vec::new();
    for _ in 0..3 {
        match world.push(&mut pusher).await {
            Ok(ended) => assert!(matches!(ended, Ended::Stored { .. }), "{ended:?}"),
            Err(error) => errors.push(error.to_string()),
        }
    }
    assert!(!errors.is_empty(), "the fault never struck");
    for error in errors {
        assert!(error.contains("nothing was written"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_tenant_that_is_out_of_reach_for_a_moment_is_looked_at_again() {
    let world = World::new(MANAGED, &[], 0);
    let (before, after) = (MANAGED.replace("title", "isbn"), MANAGED);
    let [before, after] = [before.as_str(), after].map(|text| Snapshot::new("", text));
    let goal = Goal::Changes(&before, &after);
    let watched = async |requests| {
        world.remote.look().await.expect("the tenant answers");
        world.cut_off(requests);
        watch(&world.remote, &goal, Duration::ZERO, Product::Aic).await
    };
    let there = watched(MOMENT).await;
    assert!(matches!(there, Sight::There(..)), "{there:?}");
    let lost = watched(u32::MAX).await;
    assert!(matches!(lost, Sight::Unseen(_)), "{lost:?}");
}

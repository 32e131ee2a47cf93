//! Two who push at the same moment, to a tenant that loses writes and stores them late.

use std::time::Duration;

use mosaic_emulator::Fault;
use serde_json::Value;

use super::world::{Pusher, World};
use crate::push::Ended;

/// How often both push to one tenant, and to how many: one that has everything grows slow.
const ROUNDS: usize = 25;
const TENANTS: usize = 8;

/// How often one of them tries in a round, at most.
const TRIES: usize = 40;

const MANAGED: &str = r#"{"objects": [
  {"name": "loan", "schema": {"properties": {"title": {"type": "string"}}}},
  {"name": "reader", "schema": {"properties": {"email": {"type": "string"}}}}
]}"#;

/// How a run ended that did not succeed.
#[derive(Debug, Default)]
struct Refusals {
    moved: usize,
    overwritten: usize,
    unconfirmed: usize,
}

#[tokio::test(start_paused = true)]
async fn two_who_push_at_once_lose_nothing() {
    for tenant in 0..TENANTS {
        let faults = [Fault::LostUpdate, Fault::SlowConfig];
        let (faults, delay) = match tenant % 4 {
            0 => (&[][..], 0),
            1 => (&faults[..1], 7),
            _ => (&faults[..], 0),
        };
        let world = World::late(MANAGED, faults, tenant as u64, Duration::from_secs(delay));
        let mut pushers = [Pusher::new(MANAGED), Pusher::new(MANAGED)];
        let mut refusals = Refusals::default();
        for round in 0..ROUNDS {
            // One adds a property to the type that the other adds a property or a type to.
            let [one, other] = &mut pushers;
            one.edit(r#""title":"#, &format!(r#""one_{round}": {{"type": "string"}}, "title":"#));
            match round % 2 {
                0 => other.edit(r#""title":"#, &format!(r#""other_{round}": {{}}, "title":"#)),
                _ => other.edit(r#"{"name": "reader""#, &format!(
                    r#"{{"name": "type_{round}", "schema": {{"properties": {{}}}}}}, {{"name": "reader""#
                )),
            }
            let (one, other) = tokio::join!(until_stored(&world, one), until_stored(&world, other));
            refusals.add(&one);
            refusals.add(&other);
            assert_nothing_is_lost(&world.stored(), round);
        }
        println!("{ROUNDS} rounds with {faults:?}, {delay} s late: {refusals:?}");
        assert!(refusals.moved + refusals.overwritten > 0, "they never met");
    }
}

/// Pushes until everything is there, and returns how the other runs ended.
async fn until_stored(world: &World, pusher: &mut Pusher) -> Refusals {
    let mut refusals = Refusals::default();
    world.hesitate().await;
    for _ in 0..TRIES {
        match world.push(pusher).await.expect("the tenant answers") {
            Ended::Stored { silent, .. } => {
                assert!(silent.as_ref().is_ok_and(Vec::is_empty), "{silent:?}");
                return refusals;
            }
            Ended::Moved(_) => refusals.moved += 1,
            Ended::Overwritten { .. } => refusals.overwritten += 1,
            Ended::Unconfirmed { .. } => refusals.unconfirmed += 1,
            stopped @ Ended::Stopped { .. } => panic!("one write is all there is: {stopped:?}"),
        }
    }
    panic!("not stored: {refusals:?}");
}

/// Asserts that everything is there that was stored up to `round`.
fn assert_nothing_is_lost(stored: &str, round: usize) {
    let stored: Value = serde_json::from_str(stored).unwrap();
    let objects = stored["objects"].as_array().unwrap();
    let find = |name: &str| objects.iter().find(|object| object["name"] == name);
    let properties = &find("loan").expect("the type is there")["schema"]["properties"];
    for round in 0..=round {
        assert!(properties.get(format!("one_{round}")).is_some(), "one_{round}");
        let other = match round % 2 {
            0 => properties.get(format!("other_{round}")).is_some(),
            _ => find(&format!("type_{round}")).is_some(),
        };
        assert!(other, "what the other added in round {round}");
    }
    assert!(properties.get("title").is_some() && find("reader").is_some());
}

impl Refusals {
    fn add(&mut self, others: &Self) {
        self.moved += others.moved;
        self.overwritten += others.overwritten;
        self.unconfirmed += others.unconfirmed;
    }
}

//! Two who push to a tenant that shows a write seconds after it was answered.

use std::time::Duration;

use tokio::time::sleep;

use super::world::{Pusher, World};
use crate::push::Ended;

const MANAGED: &str = r#"{"objects": [
  {"name": "loan", "schema": {"properties": {"title": {"type": "string"}}}}
]}"#;

/// Longer than anybody writes or watches, in seconds.
const LONG: u64 = 120;

/// Lets somebody push `property` after a pause, and returns how it ended.
async fn push(world: &World, property: &str, pause: Duration) -> Ended {
    let mut pusher = Pusher::new(MANAGED);
    pusher.edit(r#""title":"#, &format!(r#""{property}": {{"type": "string"}}, "title":"#));
    sleep(pause).await;
    world.push(&mut pusher).await.expect("the tenant answers")
}

#[tokio::test(start_paused = true)]
async fn who_is_told_that_it_is_stored_keeps_it_and_nobody_else_finds_it_there_later() {
    for delay in [1, 8, 13] {
        for pause in (0..=10).map(|part| Duration::from_secs(delay) * part / 8) {
            let world = World::late(MANAGED, &[], delay, Duration::from_secs(delay));
            let (one, other) =
                tokio::join!(push(&world, "one", Duration::ZERO), push(&world, "other", pause));
            sleep(Duration::from_secs(LONG)).await;
            for (name, ended) in [("one", one), ("other", other)] {
                let is_there = world.stored().contains(&format!("\"{name}\""));
                let case = format!("{name}, {delay} s late, {pause:?} between both: {ended:?}");
                assert_eq!(is_there, matches!(ended, Ended::Stored { .. }), "{case}");
            }
        }
    }
}

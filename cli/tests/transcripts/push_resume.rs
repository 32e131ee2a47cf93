//! `mosaic push` after a push that was cut off.

use serde_json::json;

use crate::dev::{Dev, MANAGED};

#[test]
fn what_was_pulled_since_a_push_was_cut_off_is_known_to_the_next() {
    let dev = Dev::pulled(MANAGED, "");
    dev.add("isbn");
    dev.push("push --yes");
    let common = dev.session.get(".mosaic/dev/push.base.json");
    let (undo, _) = dev.kept().pop().expect("the former configuration is kept");
    let undo = undo.rsplit('/').next().expect("it has a name");
    let cut_off = json!({
        "version": 1, "url": dev.url, "action": "push", "before": "0", "undo": undo,
        "step": "write the configuration", "at": "2026-01-01T00:00:00Z",
    });
    dev.add("date");
    dev.push("push --yes");
    dev.session.put(".mosaic/dev/push.base.json", common);
    dev.session.put(".mosaic/dev/push.json", cut_off.to_string());

    assert_eq!(dev.run("pull").code, 0);
    dev.edit("\"date\": { \"type\": \"string\", \"title\": \"Added\", \"viewable\": true },", "");
    let run = dev.run("push --dry-run");
    assert!(run.stderr.contains("is in the new state"), "{run}");
    assert!(run.stdout.contains("loan.date  prop-removed"), "{run}");
}

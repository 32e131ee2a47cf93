//! What `mosaic push` has on record from one run to the next.

use crate::dev::{Dev, MANAGED};

#[test]
fn a_write_that_is_lost_is_told_and_the_next_push_says_where_things_stand() {
    let dev = Dev::pulled(MANAGED, "--fault lost-update");
    dev.add("isbn");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 2
    write the configuration
    `dev` took it and does not show it; the next `mosaic push` looks again
    to go back: mosaic push dev --key key.jwk --undo .mosaic/dev/undo/[stamp].json
    ");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    a push was under way: looking for what becomes of it
    the push that began to write the configuration at [time] did not come to its end: `dev` is in the old state
    write the configuration
    watch whether it stays
    `dev` has it
    to go back: mosaic push dev --key key.jwk --undo .mosaic/dev/undo/[stamp].json
    ");
}

#[test]
fn records_that_are_damaged_are_told_with_the_way_out() {
    let dev = Dev::pulled(MANAGED, "");
    dev.add("isbn");
    let edited = dev.session.get(".mosaic/dev/base.json").replace("Title", "Tilte");
    let damaged = [&b"{"[..], b"", b"{}", b"{\"objects\": [\xff]}", MANAGED.as_bytes()];
    for damaged in damaged.into_iter().chain([edited.as_bytes()]) {
        dev.session.put(".mosaic/dev/base.json", damaged);
        insta::allow_duplicates!(insta::assert_snapshot!(dev.push("push --yes"), @r"
        exit 2
        error: expected what was pulled last in `[folder]/.mosaic/dev/base.json`, found a damaged file
          help: remove this file, and pull again
        "));
    }
    dev.session.put(".mosaic/dev/push.json", "{");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 2
    error: expected the record of a push in `[folder]/.mosaic/dev/push.json`
      help: remove it, and compare with `mosaic diff` what the tenant has
    ");
}

#[test]
fn what_was_pulled_since_a_push_was_cut_off_is_known_to_the_next() {
    let dev = Dev::pulled(MANAGED, "--fault lost-update");
    dev.add("isbn");
    let run = dev.push("push --yes");
    assert!(run.starts_with("exit 2"), "it is on record: {run}");
    let mine = dev.session.get("managed.json");
    dev.add("date");
    let with_date = dev.session.get("managed.json");
    dev.session.put("managed.json", &mine);
    for others in [&mine, &with_date] {
        dev.colleague_pushes(others, "");
    }
    assert_eq!(dev.run("pull").code, 0);
    dev.session.put("managed.json", mine);
    let run = dev.run("push --dry-run");
    assert!(run.stderr.contains("is in the new state"), "{run}");
    assert!(run.stdout.contains("loan.date  prop-removed"), "{run}");
}

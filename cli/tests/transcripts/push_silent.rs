//! `mosaic push` of a type that is stored and does not answer any more.

use serde_json::{Value, json};

use crate::dev::{Dev, MANAGED, TITLE};

/// What a tenant accepts, and then does not serve the type for.
const WRONG: &str = r#""days": { "type": "integer", "default": "two" }"#;

/// Returns a tenant with such a type, which is pushed.
fn bricked() -> Dev {
    let dev = Dev::pulled(MANAGED, "--fault bricked-default");
    let settings = dev.session.get("mosaic.toml");
    let allowed = "[[lint.allow]]\nrule = \"default-type\"\npath = \"*\"\nreason = \"a test\"\n";
    dev.session.put("mosaic.toml", format!("{settings}\n{allowed}"));
    dev.edit(TITLE, &format!("{WRONG}, {TITLE}"));
    dev
}

#[test]
fn a_type_that_does_not_answer_is_told_until_it_does() {
    let dev = bricked();
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 1
    write the configuration
    watch whether it stays
    `dev` has it
    to go back: mosaic push dev --key key.jwk --undo .mosaic/dev/undo/[stamp].json
    `loan` does not answer any more (404): go back, and look at its defaults
    ");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 1
    after the push of [time] not every type was found to answer
    nothing to do
    to go back: mosaic push dev --key key.jwk --undo .mosaic/dev/undo/[stamp].json
    `loan` does not answer any more (404): go back, and look at its defaults
    ");
    let run = dev.run("push --yes --format json");
    let told: Value = serde_json::from_str(&run.stdout).expect("an answer");
    assert_eq!(run.code, 1, "{run}");
    assert_eq!((&told["outcome"], &told["silent"]), (&json!("nothing-to-do"), &json!(["loan"])));
    dev.edit("\"Mail\"", "\"Address\"");
    insta::assert_snapshot!(dev.push("push --yes"), @"
    exit 1
    after the push of [time] not every type was found to answer
    write the configuration
    watch whether it stays
    `dev` has it
    to go back: mosaic push dev --key key.jwk --undo .mosaic/dev/undo/[stamp].json
    `loan` does not answer since an earlier push (404): look at its defaults, or undo that one
    ");
    for _ in 0..2 {
        insta::allow_duplicates!(insta::assert_snapshot!(dev.push("push --yes"), @"
        exit 1
        after the push of [time] not every type was found to answer
        nothing to do
        `loan` does not answer since an earlier push (404): look at its defaults, or undo that one
        "));
    }
    dev.edit("\"two\"", "2");
    assert_eq!(dev.run("push --yes").code, 0);
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    nothing to do
    ");
}

#[test]
fn a_push_of_such_a_type_is_undone() {
    let dev = bricked();
    dev.push("push --yes");
    let (undo, _) = dev.last_kept();
    assert_eq!(dev.run(&format!("push --yes --undo {undo}")).code, 0);
    assert!(dev.run("push --dry-run").stdout.contains("loan.days"), "it is still to be pushed");
}

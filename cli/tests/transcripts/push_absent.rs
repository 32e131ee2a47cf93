//! `mosaic push` to a tenant from which somebody took something out.

use serde_json::{Value, json};

use crate::dev::{Dev, MANAGED};

/// The sample without its second type.
fn without_reader() -> String {
    let reader = MANAGED.find(",\n    {\n      \"name\": \"reader\"").expect("it is there");
    format!("{}\n  ]\n}}\n", &MANAGED[..reader])
}

#[test]
fn what_somebody_took_out_of_the_tenant_is_told_and_stays_out() {
    let dev = Dev::pulled(MANAGED, "");
    dev.colleague_pushes(&without_reader(), "--delete reader");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    `reader` is gone from `dev` and stays gone; `mosaic pull dev` takes it out here
    nothing to do
    ");
    dev.add("isbn");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    `reader` is gone from `dev` and stays gone; `mosaic pull dev` takes it out here
    write the configuration
    watch whether it stays
    `dev` has it
    to go back: mosaic push dev --key key.jwk --undo .mosaic/dev/undo/[stamp].json
    ");
    let run = dev.run("push --format json");
    let told: Value = serde_json::from_str(&run.stdout).expect("an answer");
    assert_eq!((&told["outcome"], &told["absent"]), (&json!("nothing-to-do"), &json!(["reader"])));
    dev.run("pull");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    nothing to do
    ");
}

#[test]
fn a_property_that_somebody_took_out_of_the_tenant_is_told() {
    let dev = Dev::new(MANAGED, "");
    dev.add("isbn");
    dev.push("push --yes --overwrite");
    dev.colleague_pushes(MANAGED, "");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    `loan.isbn` is gone from `dev` and stays gone; `mosaic pull dev` takes it out here
    nothing to do
    ");
}

#[test]
fn an_undo_does_not_tell_what_is_gone_here_as_well() {
    let dev = Dev::pulled(MANAGED, "");
    dev.add("isbn");
    dev.push("push --yes");
    let (undo, _) = dev.last_kept();
    let mine = dev.session.get("managed.json");
    dev.session.put("managed.json", without_reader());
    dev.add("isbn");
    dev.colleague_pushes(&dev.session.get("managed.json"), "--delete reader");
    dev.session.put("managed.json", mine);
    assert_eq!(dev.run("pull").code, 0);
    let run = dev.run(&format!("push --yes --undo {undo} --format json"));
    let told: Value = serde_json::from_str(&run.stdout).expect("an answer");
    assert_eq!(
        (&told["outcome"], told.get("absent")),
        (&json!("stored"), Some(&json!([]))),
        "{run}"
    );
    assert!(!run.stderr.contains("stays gone"), "{run}");
}

#[test]
fn what_is_changed_here_and_gone_there_stops_the_push() {
    let dev = Dev::pulled(MANAGED, "");
    dev.colleague_pushes(&without_reader(), "--delete reader");
    dev.edit("\"Mail\"", "\"Address\"");
    let run = dev.run("push --yes");
    assert_eq!(run.code, 3, "{run}");
    assert!(run.stderr.contains("dev has (not there)"), "{run}");
}

#[test]
fn a_tenant_with_none_of_the_types_is_not_the_one_that_was_pulled() {
    let dev = Dev::pulled(MANAGED, "");
    let other = r#"{"objects": [{"name": "shelf", "schema": {"properties": {}}}]}"#;
    dev.colleague_pushes(other, "--delete loan --delete reader");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 2
    error: expected a type of those that `dev` and the files had in common, found none of all 2
      help: check its URL and what the account may read; if all are gone, remove .mosaic/dev/base.json: then the next push brings them back
    ");
}

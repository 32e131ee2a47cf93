//! `mosaic push --plan` and `--apply`: a plan on paper.

use serde_json::{Value, json};

use crate::dev::{Dev, MANAGED};
use crate::schema::assert_valid;

#[test]
fn a_plan_is_done_as_it_was_made_or_not_at_all() {
    let dev = Dev::pulled(MANAGED, "");
    dev.add("isbn");
    insta::assert_snapshot!(dev.push("push --plan plan.json"), @r"
    exit 0
    then: write the configuration
    wrote plan.json
    ");
    let plan: Value = serde_json::from_str(&dev.session.get("plan.json")).expect("a plan is JSON");
    assert_valid("plan.schema.json", &plan);
    let [isbn] = &plan["changes"].as_array().expect("a list")[..] else { panic!("{plan}") };
    assert_eq!((&isbn["path"], &isbn["kind"]), (&json!("loan.isbn"), &json!("prop-added")));

    dev.add("date");
    insta::assert_snapshot!(dev.push("push --apply plan.json --yes"), @r"
    exit 3
    error: the plan was made for other files; nothing was written
      help: make a new one: `mosaic push --plan FILE`
    ");
    dev.edit("\"date\": { \"type\": \"string\", \"title\": \"Added\", \"viewable\": true },", "");
    let run = dev.push("push --apply plan.json --yes");
    assert!(run.starts_with("exit 0"), "{run}");
    insta::assert_snapshot!(dev.push("push --apply plan.json --yes"), @r"
    exit 0
    nothing to do
    ");
    let pushed = dev.session.get("managed.json");
    dev.colleague_pushes(&pushed.replace("\"Mail\"", "\"Post\""), "");
    insta::assert_snapshot!(dev.push("push --apply plan.json --yes"), @r"
    exit 3
    error: the plan was made for another state of the tenant; nothing was written
      help: make a new one: `mosaic push --plan FILE`
    ");
    insta::assert_snapshot!(dev.push("push --apply managed.json --yes"), @r"
    exit 2
    error: expected a plan in `managed.json`
      help: `mosaic push --plan FILE` writes one
    ");
}

#[test]
fn a_plan_that_was_edited_by_hand_is_not_done() {
    let dev = Dev::pulled(MANAGED, "");
    dev.add("isbn");
    dev.push("push --plan plan.json");
    let plan: Value = serde_json::from_str(&dev.session.get("plan.json")).expect("a plan is JSON");
    for part in ["changes", "steps"] {
        let mut edited = plan.clone();
        edited[part] = json!([]);
        dev.session.put("edited.json", edited.to_string());
        let run = dev.push("push --apply edited.json --yes");
        assert!(run.starts_with("exit 3\nerror: the plan lists something else"), "{run}");
    }
    assert!(dev.kept().is_empty());
}

#[test]
fn a_plan_of_another_version_is_refused() {
    let dev = Dev::pulled(MANAGED, "");
    dev.add("isbn");
    dev.push("push --plan plan.json");
    let plan = dev.session.get("plan.json");
    let former = plan.replace("\"version\": 3", "\"version\": 2");
    assert_ne!(former, plan);
    dev.session.put("plan.json", former);
    insta::assert_snapshot!(dev.push("push --apply plan.json --yes"), @r"
    exit 3
    error: expected a plan of version 3 in `plan.json`, found version 2
      help: make a new one: `mosaic push --plan FILE`
    ");
    assert!(dev.kept().is_empty());
}

#[test]
fn a_plan_to_do_nothing_is_a_plan() {
    let dev = Dev::pulled(MANAGED, "");
    assert_eq!(dev.push("push --plan plan.json"), "exit 0\nnothing to do\nwrote plan.json");
    assert_eq!(dev.push("push --apply plan.json --yes"), "exit 0\nnothing to do");
}

#[test]
fn a_plan_is_done_from_a_checkout_that_pulled_nothing() {
    let dev = Dev::pulled(MANAGED, "");
    dev.edit("\"Title\"", "\"Name\"");
    dev.add("isbn");
    dev.push("push --plan plan.json");
    std::fs::remove_dir_all(dev.session.path(".mosaic")).expect("something was pulled");
    let run = dev.push("push --apply plan.json --yes");
    assert!(run.starts_with("exit 0"), "{run}");
    let with_isbn = dev.session.get("managed.json");
    dev.session.put("managed.json", MANAGED);
    dev.push("push --plan plan.json");
    std::fs::remove_dir_all(dev.session.path(".mosaic")).expect("something was pushed");
    insta::assert_snapshot!(dev.push("push --apply plan.json --yes"), @r"
    exit 3
    error: the plan would make something else now; nothing was written
      help: where nothing was pulled, `--base REVISION:PATH` says what both had in common
    ");
    dev.session.put("pulled.json", with_isbn);
    let run = dev.push("push --apply plan.json --yes --base pulled.json");
    assert!(run.starts_with("exit 0"), "{run}");
}

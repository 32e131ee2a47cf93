//! `mosaic push` of files that say less, or something else, than they seem to.

use serde_json::Value;

use crate::dev::{Dev, MANAGED};

#[test]
fn files_that_cannot_be_read_as_a_whole_are_not_pushed() {
    let twice = MANAGED.replacen("\"reader\"", "\"loan\"", 1);
    for (text, rule) in [
        (twice.as_str(), "type-duplicate"),
        (r#"{"objects": []}"#, "no-types"),
        (r#"{"objects": null}"#, "objects-not-list"),
        (r#"{"objects": [{"schema": {}}]}"#, "type-name-missing"),
    ] {
        let dev = Dev::pulled(MANAGED, "");
        dev.session.put("managed.json", text);
        let run = dev.run("push --yes");
        assert_eq!(run.code, 2, "{rule}: {run}");
        assert!(run.stderr.contains(rule), "{rule}: {run}");
        assert!(run.stderr.contains("managed.json:"), "{rule}: {run}");
    }
}

#[test]
fn a_null_that_says_nothing_is_not_pushed() {
    let dev = Dev::pulled(MANAGED, "");
    dev.edit("\"Mail\"", "\"Mail\", \"minLength\": null");
    assert_eq!(dev.run("pull --check").code, 0);
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    nothing to do
    ");
    dev.edit("\"Title\"", "\"Name\"");
    assert_eq!(dev.run("push --yes").code, 0, "what goes with it is pushed");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    nothing to do
    ");
}

#[test]
fn a_refusal_tells_a_program_what_it_is_about() {
    let dev = Dev::pulled(MANAGED, "");
    dev.add("isbn");
    let run = dev.run("push --format json");
    let told: Value = serde_json::from_str(&run.stdout).expect("an answer");
    assert_eq!(
        (run.code, &told["tenant"], &told["outcome"]),
        (3, &"dev".into(), &"refused".into())
    );
    assert_eq!(told["steps"], serde_json::json!(["write the configuration"]), "{run}");
    assert_eq!(told["review"]["changes"][0]["path"], "loan.isbn");
    dev.colleague_pushes(&MANAGED.replace("\"Mail\"", "\"Post\""), "");
    dev.edit("\"Mail\"", "\"Address\"");
    let run = dev.run("push --yes --format json");
    let told: Value = serde_json::from_str(&run.stdout).expect("an answer");
    assert_eq!(
        (run.code, &told["tenant"], &told["outcome"]),
        (3, &"dev".into(), &"conflict".into())
    );
    assert_eq!(told["conflicts"][0]["path"], "reader.email", "{run}");
}

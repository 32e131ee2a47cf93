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

#[test]
fn a_script_whose_file_is_missing_takes_nothing_from_the_tenant() {
    let script =
        r#""onDelete": { "type": "text/javascript", "source": "log(1);\nlog(2);" }, "schema""#;
    let managed = MANAGED.replacen("\"schema\"", script, 1);
    let dev = Dev::new(&managed, "");
    std::fs::remove_file(dev.session.path("managed.json")).expect("it is there");
    dev.keep_schema_at("managed");
    assert_eq!(dev.run("pull --layout fr-config-manager").code, 0);
    let file = "managed/loan/loan.onDelete.js";
    let source = dev.session.get(file);
    std::fs::remove_file(dev.session.path(file)).expect("the layout keeps it there");
    insta::assert_snapshot!(dev.push("push --yes"), @r#"
    exit 1
    error[script-file-missing]: expected the file `loan.onDelete.js` of a script, found none
     --> managed/loan/loan.json:5:13
      |
    5 |     "file": "loan.onDelete.js"
      |             ^^^^^^^^^^^^^^^^^^ loan.onDelete
      |
      = help: add it: the tenant would get the name of the file for the script

    1 error
    nothing was written: the tenant does not have these errors yet
    "#);
    dev.session.put(file, source);
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    nothing to do
    ");
    let create = r#""onCreate": { "type": "text/javascript", "file": "FILE" }, "schema""#;
    let loan = dev.session.get("managed/loan/loan.json");
    for (name, code) in [("loan.onCreate.js", 1), ("roles/onCreate-roles.js", 0)] {
        let text = loan.replacen("\"schema\"", &create.replace("FILE", name), 1);
        dev.session.put("managed/loan/loan.json", text);
        assert_eq!(dev.run("push --yes").code, code, "{name}");
    }
}

//! `mosaic lint`.

use std::fs;

use crate::schema::told;
use crate::session::{Session, schemas};

/// A part of a configuration with one error and one warning.
const WRONG: &str = r#"{
  "name": "alpha_user",
  "schema": {
    "type": "object",
    "order": ["userName", "nickname"],
    "properties": {
      "userName": { "type": "string", "title": "Username" },
      "colour": { "type": "string", "title": "Colour" }
    }
  }
}
"#;

/// Returns `WRONG` without its faults.
fn right() -> String {
    WRONG.replace("\"nickname\"", "\"custom_colour\"").replace("\"colour\"", "\"custom_colour\"")
}

/// What the tests here ask for: two rules, and those about exceptions.
const TWO: &str = "--select custom-prefix,order-dangling,exceptions";

fn session() -> Session {
    Session::with_schema(WRONG)
}

#[test]
fn a_person_gets_the_place_the_caret_and_the_way_out() {
    insta::assert_snapshot!(session().run(&format!("lint managed.json {TWO}")), @r#"
    exit 1
    --- stdout
    error[custom-prefix]: expected a name that begins with `custom_`, found `colour`
     --> managed.json:8:7
      |
    8 |       "colour": { "type": "string", "title": "Colour" }
      |       ^^^^^^^^ alpha_user.colour
      |
      = help: call it `custom_colour`; the server refuses the whole configuration

    warning[order-dangling]: expected the name of a property in `order`, found `nickname`
     --> managed.json:5:27
      |
    5 |     "order": ["userName", "nickname"],
      |                           ^^^^^^^^^^ alpha_user
      |
      = help: remove it, or correct its spelling

    1 error, 1 warning
    --- stderr
    `--fix` mends 1 of them
    "#);
}

#[test]
fn a_machine_gets_one_object() {
    let run = session().run(&format!("lint managed.json {TWO} --format json"));
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(report["findings"][0]["rule"], "custom-prefix");
    assert_eq!(report["findings"][0]["line"], 8);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
}

#[test]
fn what_is_right_is_said_to_be() {
    let session = Session::with_schema(&right());
    insta::assert_snapshot!(session.run(&format!("lint managed.json {TWO}")), @"
    exit 0
    --- stderr
    no findings
    ");
}

#[test]
fn the_exit_code_follows_the_level_that_is_asked_for() {
    let code = |schema: &str, words: &str| {
        Session::with_schema(schema).run(&format!("lint managed.json {TWO} {words}")).code
    };
    assert_eq!(code(WRONG, ""), 1);
    assert_eq!(code(WRONG, "--fail-on never"), 0);
    let only_a_warning = WRONG.replace("\"colour\"", "\"custom_colour\"");
    assert_eq!(code(&only_a_warning, ""), 0);
    assert_eq!(code(&only_a_warning, "--fail-on warning"), 1);
    assert_eq!(code(&only_a_warning, "--level order-dangling=error"), 1);
    assert_eq!(code(&only_a_warning, "--level style=info --fail-on warning"), 0);
    assert_eq!(code(WRONG, "--ignore storage"), 0);
}

#[test]
fn a_name_that_no_rule_has_is_corrected() {
    for words in ["--select custom-prefx", "--ignore custom-prefx", "--level custom-prefx=off"] {
        let run = session().run(&format!("lint managed.json {words}"));
        assert_eq!(run.code, 2, "{words}");
        assert!(run.stderr.contains("did you mean `custom-prefix`?"), "{}", run.stderr);
    }
}

#[test]
fn settings_choose_levels_and_accept_findings() {
    let session = session();
    session.put(
        "mosaic.toml",
        r#"schema = "managed.json"

[lint.level]
all = "off"
storage = "warning"
order-dangling = "error"

[[lint.allow]]
rule = "order-dangling"
path = "alpha_user"
reason = "removed next month"
until = 2027-01-31
owner = "identity"
"#,
    );
    let run = session.run("lint --as-of 2027-01-31 --format json");
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(1), "{run}");
    assert_eq!(report["findings"][0]["level"], "warning");
    let run = session.run("lint --as-of 2027-02-01");
    assert_eq!(run.code, 1, "{run}");
}

#[test]
fn settings_without_a_schema_are_for_the_whole_one_that_is_named() {
    let session = Session::with_schema(&format!("{{ \"objects\": [{WRONG}] }}"));
    let allow = "[[lint.allow]]\nrule = \"all\"\npath = \"nowhere\"\nreason = \"gone\"\n";
    session.put("mosaic.toml", allow);
    assert!(session.run("lint managed.json").stdout.contains("allow-unused"));
    session.put("mosaic.toml", format!("schema = \"other.json\"\n{allow}"));
    assert!(!session.run("lint managed.json").stdout.contains("allow-unused"));
}

#[test]
fn wrong_settings_are_no_reason_to_lint_by_others() {
    let session = session();
    session.put("mosaic.toml", "[lint.level]\ncustom-prefx = \"off\"\n");
    insta::assert_snapshot!(session.run("lint managed.json"), @r#"
    exit 2
    --- stderr
    error[config-unknown-rule]: expected a rule or a group of rules, found `custom-prefx`
     --> mosaic.toml:2:1
      |
    2 | custom-prefx = "off"
      | ^^^^^^^^^^^^ lint.level.custom-prefx
      |
      = help: did you mean `custom-prefix`?

    1 error
    "#);
}

#[test]
fn what_is_on_record_is_not_reported_until_there_is_more() {
    let session = session();
    session.put("mosaic.toml", "schema = \"managed.json\"\n");
    insta::assert_snapshot!(session.run(&format!("lint --write-baseline {TWO}")), @"
    exit 0
    --- stderr
    mosaic-known.json was written: 2 findings on record
    ");
    insta::assert_snapshot!(session.get("mosaic-known.json"), @r#"
    {
      "version": 1,
      "findings": [
        { "fingerprint": "fdd336bf1d0277ef", "rule": "order-dangling", "path": "alpha_user", "message": "expected the name of a property in `order`, found `nickname`" },
        { "fingerprint": "349b658c22c4bf43", "rule": "custom-prefix", "path": "alpha_user.colour", "message": "expected a name that begins with `custom_`, found `colour`" }
      ]
    }
    "#);
    assert_eq!(session.run(&format!("lint {TWO}")).code, 0);
    session.put("managed.json", WRONG.replace("\"colour\"", "\"hue\""));
    insta::assert_snapshot!(session.run(&format!("lint {TWO} --format concise")), @"
    exit 1
    --- stdout
    managed.json:8:7: error[custom-prefix] expected a name that begins with `custom_`, found `hue` (help: call it `custom_hue`; the server refuses the whole configuration)
    mosaic-known.json:5:22: info[known-fixed] expected what was recorded of `custom-prefix`, found it mended (help: `mosaic lint --write-baseline` takes it off the list)
    1 error, 1 info
    ");
}

#[test]
fn without_settings_there_is_no_place_for_a_record() {
    let run = session().run("lint managed.json --write-baseline");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("mosaic init"), "{run}");
}

#[test]
fn a_pipe_is_linted() {
    let run = Session::new().run_with(&format!("lint - {TWO} --format concise"), WRONG.as_bytes());
    insta::assert_snapshot!(run, @"
    exit 1
    --- stdout
    <stdin>:8:7: error[custom-prefix] expected a name that begins with `custom_`, found `colour` (help: call it `custom_colour`; the server refuses the whole configuration)
    <stdin>:5:27: warning[order-dangling] expected the name of a property in `order`, found `nickname` (help: remove it, or correct its spelling)
    1 error, 1 warning
    ");
}

#[test]
fn parts_are_linted_together_and_wholes_one_by_one() {
    let session = Session::new();
    let part = |name: &str| format!(r#"{{"name": "{name}", "schema": {{"properties": {{}}}}}}"#);
    let whole = |name: &str| format!(r#"{{"objects": [{}]}}"#, part(name));
    session.put("a.json", part("loan"));
    session.put("b.json", part("loan"));
    session.put("c.json", whole("loan"));
    session.put("d.json", whole("loan"));
    let code = |files: &str| session.run(&format!("lint {files} --select type-duplicate")).code;
    assert_eq!(code("a.json b.json"), 1);
    assert_eq!(code("c.json d.json"), 0);
    assert_eq!(code("a.json c.json d.json"), 0);
    assert_eq!(code("."), 1, "a folder is one configuration");
}

#[test]
fn only_what_is_new_since_a_revision_is_reported() {
    let session = session();
    session.git(&["init", "--quiet"]);
    session.git(&["add", "."]);
    session.git(&["commit", "--quiet", "--message", "first"]);
    assert_eq!(session.run(&format!("lint managed.json --since HEAD {TWO}")).code, 0);
    let more = WRONG.replace("\"nickname\"", "\"nickname\", \"nick\"");
    session.put("managed.json", more);
    let run = session.run(&format!("lint managed.json --since HEAD --format concise {TWO}"));
    insta::assert_snapshot!(run, @"
    exit 0
    --- stdout
    managed.json:5:39: warning[order-dangling] expected the name of a property in `order`, found `nick` (help: remove it, or correct its spelling)
    1 warning
    ");
    let run = session.run("lint managed.json --since nowhere");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("expected a git revision, found `nowhere`"), "{run}");
}

#[test]
fn a_file_that_was_not_there_is_new_altogether() {
    let session = session();
    session.put("other.txt", "");
    session.git(&["init", "--quiet"]);
    session.git(&["add", "other.txt"]);
    session.git(&["commit", "--quiet", "--message", "first"]);
    assert_eq!(session.run(&format!("lint managed.json --since HEAD {TWO}")).code, 1);
}

#[test]
fn what_can_be_mended_unseen_is_mended_and_the_rest_reported() {
    let session = session();
    insta::assert_snapshot!(session.run(&format!("lint managed.json --fix {TWO}")), @r#"
    exit 1
    --- stdout
    error[custom-prefix]: expected a name that begins with `custom_`, found `colour`
     --> managed.json:8:7
      |
    8 |       "colour": { "type": "string", "title": "Colour" }
      |       ^^^^^^^^ alpha_user.colour
      |
      = help: call it `custom_colour`; the server refuses the whole configuration

    1 error
    --- stderr
    managed.json: alpha_user: remove `nickname` from `order` [order-dangling]
    "#);
    let mended = WRONG.replace("\"userName\", \"nickname\"", "\"userName\"");
    assert_eq!(session.get("managed.json"), mended);
    let again = session.run(&format!("lint managed.json --fix {TWO}"));
    assert!(!again.stderr.contains("remove"), "{again}");
    assert_eq!(session.get("managed.json"), mended);
}

#[test]
fn a_change_can_be_seen_before_it_is_made() {
    let session = session();
    insta::assert_snapshot!(session.run(&format!("lint managed.json --diff {TWO}")), @r#"
    exit 1
    --- stdout
    --- a/managed.json
    +++ b/managed.json
    @@ -2,7 +2,7 @@
       "name": "alpha_user",
       "schema": {
         "type": "object",
    -    "order": ["userName", "nickname"],
    +    "order": ["userName"],
         "properties": {
           "userName": { "type": "string", "title": "Username" },
           "colour": { "type": "string", "title": "Colour" }
    "#);
    assert_eq!(session.get("managed.json"), WRONG);
    session.put("managed.json", right());
    assert_eq!(session.run(&format!("lint managed.json --diff {TWO}")).code, 0);
}

#[test]
fn a_pipe_is_mended_on_its_way() {
    let run = Session::new().run_with(&format!("lint - --fix {TWO}"), WRONG.as_bytes());
    assert_eq!(run.stdout, WRONG.replace("\"userName\", \"nickname\"", "\"userName\""));
    assert!(run.stderr.contains("custom-prefix"), "{run}");
}

#[test]
fn a_report_can_go_to_a_file() {
    let session = session();
    let run = session.run(&format!("lint managed.json {TWO} --format json --out out/report.json"));
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(session.get("out/report.json").contains("custom-prefix"));
}

#[test]
fn rubbish_gets_a_message_and_no_report_of_more() {
    for (schema, code) in [("[1,", 1), ("", 1), ("{\"a\": 1}", 1), ("\u{0}\u{1}", 1)] {
        let run = Session::with_schema(schema).run("lint managed.json");
        assert_eq!(run.code, code, "{schema:?}: {run}");
        assert!(!run.stdout.is_empty() && !run.stderr.contains("panicked"), "{run}");
    }
    assert_eq!(Session::new().run("lint missing.json").code, 2);
    assert_eq!(Session::new().run("lint").code, 2);
}

#[test]
fn the_rules_are_listed_and_explained() {
    let session = Session::new();
    let run = session.run("rules style --format json");
    let list = told("rules.schema.json", &run);
    let rules = list["rules"].as_array().expect("a list");
    assert!(rules.iter().any(|rule| rule["id"] == "order-dangling" && rule["fix"] == "safe"));
    assert!(rules.iter().all(|rule| rule["group"] == "style"));
    let page = session.run("explain order-dangling");
    assert!(page.stdout.starts_with("# order-dangling\n"), "{page}");
    let run = session.run("explain order-dangle");
    assert!(run.code == 2 && run.stderr.contains("did you mean `order-dangling`?"), "{run}");
    assert_eq!(session.run("rules nothing").code, 2);
}

#[test]
fn the_kinds_of_changes_are_listed_and_explained() {
    let session = Session::new();
    let list = session.run("explain --changes");
    assert!(list.stdout.contains("enum-narrowed  "), "{list}");
    let run = session.run("explain --changes --format json");
    let list = told("explain.schema.json", &run);
    let kinds = list["changes"].as_array().expect("a list");
    assert!(kinds.iter().any(|kind| kind["kind"] == "prop-removed"));
    let page = session.run("explain enum-narrowed");
    assert!(page.stdout.starts_with("# enum-narrowed\n"), "{page}");
    let told =
        told("explain.schema.json", &session.run("explain enum-narrowed order-gap --format json"));
    assert_eq!(told["pages"][0]["purpose"], "A value was removed from a list of values.");
    assert_eq!(told["pages"][1]["id"], "order-gap");
    let run = session.run("explain enum-narowed");
    assert!(run.code == 2 && run.stderr.contains("did you mean `enum-narrowed`?"), "{run}");
    assert_eq!(session.run("explain").code, 2);
    assert_eq!(session.run("explain all").code, 2);
}

#[test]
fn an_export_of_the_tenant_says_what_its_types_were() {
    let text = fs::read_to_string(schemas("managed.json")).expect("the sample is there");
    let mut schema: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let objects = schema["objects"].as_array_mut().expect("a list of types");
    let user = objects.iter_mut().find(|object| object["name"] == "alpha_user").expect("a user");
    let required = user["schema"]["required"].as_array_mut().expect("a list of names");
    required.retain(|name| name != "givenName");
    let session = Session::with_schema(&schema.to_string());
    let run = session.run("lint managed.json --select defaults --format concise");
    assert!(run.stdout.contains("default-required-relaxed"), "{run}");
    let against_itself = "lint managed.json --select defaults --baseline managed.json";
    assert_eq!(session.run(against_itself).stdout, "");
    session.put("mosaic.toml", "schema = \"managed.json\"\n[lint]\nbaseline = \"managed.json\"\n");
    assert_eq!(session.run("lint --select defaults").stdout, "");
    let run = session.run("lint managed.json --baseline missing.json");
    assert!(run.code == 2 && run.stderr.contains("missing.json"), "{run}");
}

#[test]
fn a_file_is_linted_again_when_it_changes() {
    let session = session();
    let watch = session.start(&format!("lint managed.json --watch --format concise {TWO}"));
    assert!(watch.line().contains("custom-prefix"));
    session.put("managed.json", WRONG.replace("\"colour\"", "\"hue\""));
    while !watch.line().contains("`hue`") {}
}

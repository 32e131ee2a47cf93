//! `mosaic lint --write-baseline`: what is put on record, and what never is.

use crate::session::Session;

/// A part of a configuration with one warning.
const WRONG: &str = r#"{
  "name": "alpha_user",
  "schema": { "order": ["userName", "gone"], "properties": { "userName": { "type": "string" } } }
}
"#;

/// What the tests here ask for: one rule, and those about exceptions.
const ONE: &str = "--select order-dangling,exceptions";

fn session(lint: &str) -> Session {
    let session = Session::with_schema(WRONG);
    session.put("mosaic.toml", format!("schema = \"managed.json\"\n{lint}"));
    session
}

#[test]
fn a_record_that_the_settings_name_is_made_where_there_is_none() {
    let session = session("[lint]\nknown = \"records/known.json\"\n");
    insta::assert_snapshot!(session.run(&format!("lint {ONE} --format concise")), @"
    exit 2
    --- stderr
    mosaic.toml:3:9: error[known-missing] expected recorded findings in `records/known.json`, found no file (help: `mosaic lint --write-baseline` writes it; or remove the line)
    1 error
    ");
    assert_eq!(session.run(&format!("lint {ONE} --write-baseline")).code, 0);
    assert!(session.get("records/known.json").contains("order-dangling"));
    assert_eq!(session.run(&format!("lint {ONE}")).stdout, "");
}

#[test]
fn a_record_that_is_damaged_is_written_anew() {
    let session = session("");
    session.put("mosaic-known.json", "{\"version\": 1,");
    assert_eq!(session.run(&format!("lint {ONE}")).code, 2);
    let run = session.run(&format!("lint {ONE} --write-baseline"));
    insta::assert_snapshot!(run, @"
    exit 0
    --- stderr
    mosaic-known.json was written: 1 finding on record
    ");
    assert_eq!(session.run(&format!("lint {ONE}")).stdout, "");
}

#[test]
fn what_cannot_be_read_is_not_put_on_record() {
    let session = session("");
    session.put("managed.json", "{\"objects\": [");
    insta::assert_snapshot!(session.run("lint --write-baseline --format concise"), @"
    exit 2
    --- stderr
    managed.json:1:14: error[json-unclosed] expected `]`, found the end of the text inside of 2 brackets (help: the file seems to be cut off: fetch it again)
    1 error
    ");
    assert!(!session.path("mosaic-known.json").exists());
}

#[test]
fn an_exception_that_has_expired_is_not_put_on_record() {
    let allow = "[[lint.allow]]\nrule = \"order-dangling\"\npath = \"*\"\nreason = \"old\"\n";
    let session = session(&format!("{allow}until = 2020-01-31\n"));
    let run = session.run(&format!("lint {ONE} --write-baseline"));
    assert!(run.stderr.contains("1 finding on record"), "{run}");
    insta::assert_snapshot!(session.run(&format!("lint {ONE} --format concise")), @"
    exit 0
    --- stdout
    mosaic.toml:6:9: warning[allow-expired] expected an exception that holds, found one that ended on 2020-01-31 (help: mend what it covers, or agree on a new date)
    1 warning
    ");
}

#[test]
fn a_difference_of_what_cannot_be_read_is_a_finding() {
    let session = session("");
    for (schema, rule) in [("{\"objects\": [", "json-unclosed"), ("\u{0}", "json")] {
        session.put("managed.json", schema);
        let run = session.run("lint --diff");
        assert!(run.code == 1 && run.stdout.is_empty() && run.stderr.contains(rule), "{run}");
    }
}

#[test]
fn words_that_do_nothing_together_are_refused() {
    let session = session("");
    for line in
        ["lint --unsafe", "lint --diff --out x.patch", "lint --write-baseline --out report.txt"]
    {
        assert_eq!(session.run(line).code, 2, "{line}");
    }
}

#[test]
fn a_file_that_is_named_twice_is_linted_once() {
    let session = session("");
    session.put("folder/part.json", WRONG);
    let line = format!("lint managed.json ./managed.json folder/../managed.json {ONE}");
    let run = session.run(&format!("{line} --format concise"));
    assert!(run.stdout.ends_with("\n1 warning\n"), "{run}");
    let line = "lint folder/part.json folder folder/ --select type-duplicate";
    assert_eq!(session.run(line).stdout, "");
}

#[test]
fn a_person_is_told_what_can_be_mended() {
    let run = session("").run(&format!("lint {ONE}"));
    assert_eq!(run.stderr, "`--fix` mends 1 of them\n");
}

#[test]
fn a_group_is_no_rule_to_explain() {
    let run = Session::new().run("explain storage");
    insta::assert_snapshot!(run, @"
    exit 2
    --- stderr
    error: expected a rule or a kind of change, found `storage`
      help: `mosaic rules storage` lists those of the group
    ");
}

#[test]
fn settings_that_come_back_are_linted_by_again() {
    let session = session("");
    let settings = session.get("mosaic.toml");
    let watch = session.start(&format!("lint --watch --format concise {ONE}"));
    assert!(watch.line().contains("order-dangling"));
    std::fs::remove_file(session.path("mosaic.toml")).expect("it is there");
    session.put("managed.json", WRONG.replace("gone", "lost"));
    session.put("mosaic.toml", settings);
    while !watch.line().contains("`lost`") {}
}

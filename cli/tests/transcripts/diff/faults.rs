//! `mosaic diff` of what a server refuses.

use serde_json::Value;

use crate::session::{LOAN, Session};

/// Returns [`LOAN`] with its first type once more.
fn twice() -> String {
    LOAN.replace("\"reader\"", "\"loan\"")
}

#[test]
fn an_error_of_the_new_side_is_told_first_and_fails() {
    let session = Session::with_schema(LOAN);
    session.put("twice.json", LOAN.replace("[\n", "[\n  {\"name\": \"loan\", \"schema\": {}},\n"));
    let run = session.run("diff managed.json twice.json --type reader");
    insta::assert_snapshot!(run, @r#"
    exit 1
    --- stdout
    error[type-duplicate]: expected one type called `loan`, found another
     --> twice.json:3:12
      |
    3 |   {"name": "loan", "schema": {"properties": {"title": {"type": "string"}}}},
      |            ^^^^^^ loan
      |
     ::: twice.json:2:12
      |
    2 |   {"name": "loan", "schema": {}},
      |            ------ an earlier one
      |
      = help: rename or remove one: the server refuses both

    1 error

    1 new error
    "#);
    assert_eq!(session.run("diff managed.json twice.json --type reader --fail-on never").code, 0);
}

#[test]
fn every_format_tells_what_is_wrong_with_a_side() {
    let session = Session::with_schema(LOAN);
    session.put("twice.json", twice());
    for (format, words) in [
        (
            "text",
            "error[type-duplicate]: expected one type called `loan`, found another\n --> twice.json:3:12",
        ),
        ("concise", "twice.json:3:12: error[type-duplicate] expected one type"),
        ("json", "\"rule\":\"type-duplicate\",\"level\":\"error\""),
        ("sarif", "\"ruleId\":\"type-duplicate\""),
        ("github", "::error title=type-duplicate,file=twice.json,line=3,"),
        ("gitlab", "\"check_name\":\"type-duplicate\""),
        ("junit", "<testcase name=\"type-duplicate loan\""),
        ("markdown", "- **error** type-duplicate: expected one type called"),
        ("html", "<li>twice.json:3:12 error[type-duplicate] expected one type"),
    ] {
        let run = session.run(&format!("diff managed.json twice.json --format {format}"));
        assert!(run.code == 1 && run.stderr.is_empty(), "{format}: {run}");
        assert!(run.stdout.contains(words), "{format}: {run}");
    }
}

#[test]
fn the_second_type_of_a_name_is_neither_added_nor_removed() {
    let session = Session::with_schema(LOAN);
    session.put("twice.json", LOAN.replace("\n]", ",\n  {\"name\": \"loan\", \"schema\": {}}\n]"));
    for sides in ["managed.json twice.json", "twice.json managed.json"] {
        let run = session.run(&format!("diff {sides} --format json"));
        let report: Value = serde_json::from_str(&run.stdout).expect("one JSON object");
        assert_eq!(
            (&report["changes"], &report["noise"]),
            (&Value::from([0; 0]), &Value::from([0; 0])),
            "{run}"
        );
        assert_eq!(report["findings"][0]["rule"], "type-duplicate", "{run}");
    }
}

#[test]
fn whoever_mends_an_error_or_leaves_it_alone_is_not_stopped() {
    let session = Session::with_schema(LOAN);
    session.put("twice.json", LOAN.replace("\n]", ",\n  {\"name\": \"loan\", \"schema\": {}}\n]"));
    for (sides, place) in [
        ("twice.json managed.json", "twice.json:4:12"),
        ("twice.json twice.json", "twice.json:4:12"),
    ] {
        let run = session.run(&format!("diff {sides} --fail-on risky"));
        assert!(run.code == 0 && run.stdout.contains(place), "{sides}: {run}");
    }
}

#[test]
fn a_side_without_types_cannot_be_compared() {
    let session = Session::with_schema(LOAN);
    for (text, words) in [
        ("{\"objects\": {}}", "--> empty.json:1:"),
        ("{\"objects\": []}", "error[no-types]"),
        ("{\"objects\": \"&{esv.objects}\"}", "error[objects-not-list]"),
    ] {
        session.put("empty.json", text);
        for sides in ["empty.json managed.json", "managed.json empty.json"] {
            let run = session.run(&format!("diff {sides}"));
            assert!(run.code == 2 && run.stdout.is_empty(), "{sides} {text}: {run}");
            assert!(run.stderr.contains(words), "{sides} {text}: {run}");
        }
    }
}

#[test]
fn git_is_told_of_an_error_where_nothing_else_changed() {
    let session = Session::with_schema(LOAN);
    session.put("twice.json", LOAN.replace("\n]", ",\n  {\"name\": \"loan\", \"schema\": {}}\n]"));
    let line =
        "diff --git-driver managed.json managed.json 1234567 100644 twice.json 7654321 100644";
    let run = session.run(line);
    assert!(run.code == 0 && run.stdout.contains("error[type-duplicate]"), "{run}");
}

#[test]
fn what_changes_around_the_types_is_not_passed_over() {
    let around = |more: &str| LOAN.replace("\n]}", &format!("\n]{more}}}"));
    let session = Session::new();
    session.put("old.json", around(", \"_id\": \"managed\", \"x\": {\"a\": 1, \"b\": 2}"));
    for (new, code, told) in [
        (around(", \"x\": {\"b\": 2, \"a\": 1.0}"), 0, None),
        (around(", \"x\": {\"a\": 1, \"b\": 3}"), 1, Some("new.json:4:4")),
        (around(", \"x\": {\"a\": 1, \"b\": 2}, \"policies\": []"), 1, Some("new.json:4:27")),
        (around(""), 1, Some("new.json:1:2")),
    ] {
        session.put("new.json", new);
        let run = session.run("diff old.json new.json --fail-on risky --format concise");
        assert_eq!(run.code, code, "{run}");
        let place = told.map(|place| format!("{place}: warning[surroundings-changed]"));
        assert!(place.is_none_or(|place| run.stdout.starts_with(&place)), "{run}");
        assert_eq!(run.stdout.contains("surroundings-changed"), told.is_some(), "{run}");
        assert_eq!(session.run("diff old.json new.json").code, 0);
    }
}

#[test]
fn a_merge_that_is_not_settled_is_one_error() {
    let session = Session::with_schema(LOAN);
    let text = session.get("managed.json");
    session.put("merged.json", format!("<<<<<<< HEAD\n{text}\n=======\n{text}\n>>>>>>> main\n"));
    let run = session.run("diff managed.json merged.json");
    assert_eq!(run.code, 2, "{run}");
    let told =
        "error[json-unmerged]: expected a merge that is settled, found the marks of a conflict";
    assert!(run.stderr.contains(told) && run.stderr.contains("merged.json:1:1"), "{run}");
    assert_eq!(run.stderr.matches("error").count(), 2, "{run}");
}

//! `mosaic diff`: what is said of two configurations.

mod faults;
mod hooks;
mod lost;
mod revisions;
mod sides;

use std::fs;

use crate::session::{LOAN, Run, Session, schemas};

/// A schema in which the readers of [`LOAN`] have made way for books, and all is written otherwise.
const BOOKS: &str = r#"{"objects": [
  {"schema": {"properties":
    {"title": {"type": "string"}}}, "name": "loan"},
  {"name": "book", "schema": {"properties": {"pages": {"type": "number"}}}}
]}"#;

/// Returns a repository whose schema had readers in the revision `first`, and now has books.
fn repository() -> Session {
    let session = Session::new();
    session.put("mosaic.toml", "schema = \"schemas/managed.json\"\n");
    session.put("schemas/managed.json", LOAN);
    session.git(&["init", "--quiet"]);
    session.git(&["add", "--all"]);
    session.git(&["commit", "--quiet", "--message", "readers"]);
    session.git(&["tag", "first"]);
    session.put("schemas/managed.json", BOOKS);
    session
}

/// Returns the kinds and paths of the changes that `run` tells as JSON.
fn changes(run: &Run) -> Vec<(String, String)> {
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("one JSON object");
    let changes = report["changes"].as_array().expect("a list of changes").iter();
    let text = |value: &serde_json::Value| value.as_str().expect("text").to_owned();
    changes.map(|change| (text(&change["kind"]), text(&change["path"]))).collect()
}

fn expected() -> Vec<(String, String)> {
    let change = |kind: &str, path: &str| (kind.to_owned(), path.to_owned());
    vec![change("type-removed", "reader"), change("type-added", "book")]
}

#[test]
fn two_files_are_told_apart_by_what_they_mean() {
    let session = Session::with_schema(LOAN);
    session.put("new.json", BOOKS);
    let run = session.run("diff managed.json new.json");
    let told = |line: &&str| !line.starts_with(' ') || line.contains(" at: ");
    let told: Vec<_> = run.stdout.lines().filter(told).map(str::trim_start).collect();
    let expected = [
        "BREAKING  reader  type-removed",
        "at: managed.json:3:3 → new.json:1:2 (not there)",
        "",
        "SAFE      book  type-added",
        "at: managed.json:1:2 (not there) → new.json:4:3",
        "",
        "loan  text +2 −1  meaning: no change",
        "",
        "1 breaking, 1 safe",
    ];
    assert_eq!(told, expected, "{run}");
    assert_eq!(run.code, 1);
}

#[test]
fn a_file_that_was_only_formatted_anew_is_no_change() {
    let session = Session::with_schema(LOAN);
    session.put("new.json", LOAN.replace(", ", ",\n"));
    insta::assert_snapshot!(session.run("diff managed.json new.json"), @r"
    exit 0
    --- stdout
    loan    text +2 −1  meaning: no change
    reader  text +2 −1  meaning: no change

    no change of meaning
    ");
}

#[test]
fn what_is_approved_is_no_failure_and_a_stale_approval_is_a_finding() {
    let session = repository();
    let run = session.run("diff --format json");
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("one JSON object");
    let fingerprint = report["changes"][0]["fingerprint"].as_str().expect("a fingerprint");
    let settings = |fingerprint: &str| {
        let approval = format!("fingerprint = \"{fingerprint}\"\nreason = \"no reader is left\"\n");
        format!(
            "schema = \"schemas/managed.json\"\n[[diff.approve]]\n{approval}until = 2027-01-31\n"
        )
    };
    session.put("mosaic.toml", settings(fingerprint));
    let run = session.run("diff --as-of 2027-01-31");
    assert!(run.code == 0 && run.stdout.contains("approved: no reader is left"), "{run}");
    let run = session.run("diff --as-of 2027-02-01");
    assert!(run.code == 1 && run.stdout.contains("warning[approval-expired]"), "{run}");
    session.put("mosaic.toml", settings("0123456789abcdef"));
    let run = session.run("diff schemas/managed.json --fail-on risky --as-of 2027-01-01");
    insta::assert_snapshot!(run, @r"
    exit 1
    --- stdout
    warning[approval-unused]: expected a change known by `0123456789abcdef`, found none
     --> mosaic.toml:2:1
      |
    2 | [[diff.approve]]
      | ^^^^^^^^^^^^^^^^ diff.approve
      |
      = help: remove the approval: the change is merged, was taken back, or is another one now

    1 warning
    no change of meaning
    ");
}

#[test]
fn the_limit_is_that_of_the_command_line_or_of_the_settings() {
    let session = repository();
    assert_eq!(session.run("diff").code, 1);
    assert_eq!(session.run("diff --fail-on never").code, 0);
    assert_eq!(session.run("diff --type loan").code, 0);
    session.put("mosaic.toml", "schema = \"schemas/managed.json\"\n[diff]\nfail-on = \"never\"\n");
    assert_eq!(session.run("diff").code, 0);
    assert_eq!(session.run("diff --fail-on breaking").code, 1);
}

#[test]
fn every_format_tells_it_and_a_file_takes_it() {
    let session = repository();
    for (format, words) in [
        ("text", "BREAKING  reader  type-removed"),
        ("concise", "breaking[type-removed] reader: "),
        ("json", "\"kind\":\"type-removed\""),
        ("sarif", "\"ruleId\":\"type-removed\""),
        ("github", "::error title=type-removed,file=schemas/managed.json,line=1,"),
        ("gitlab", "\"check_name\":\"type-removed\""),
        ("junit", "<testcase name=\"type-removed reader\""),
        ("markdown", "<summary><b>reader</b>: 1 breaking</summary>"),
        ("html", "<h2>reader: 1 breaking</h2>"),
    ] {
        let printed = session.run(&format!("diff --format {format}"));
        assert!(printed.stdout.contains(words), "{format}: {printed}");
        let written = session.run(&format!("diff --format {format} --out report"));
        assert_eq!((written.code, written.stdout.as_str()), (1, ""), "{written}");
        assert_eq!(session.get("report"), printed.stdout);
    }
}

#[test]
fn a_forge_is_told_where_a_file_is_in_its_repository() {
    let session = repository();
    session.put("sub/mosaic.toml", "schema = \"../schemas/managed.json\"\n");
    let mut command = crate::session::command(&session.path("sub"), "diff --format github");
    let output = command.output().expect("the binary was built for this test");
    let text = String::from_utf8(output.stdout).expect("mosaic writes UTF-8");
    assert!(text.contains(",file=schemas/managed.json,line=4,"), "{text}");
}

#[test]
fn a_script_is_known_by_its_text_wherever_it_is_kept() {
    let session = Session::new();
    let hook = |script: &str| {
        format!(
            r#"{{"name": "loan", "onCreate": {{{script}, "globals": {{}}, "type": "text/javascript"}},
            "schema": {{"properties": {{}}}}}}"#
        )
    };
    let in_file = hook(r#""file": "loan.onCreate.js""#);
    for (folder, script) in [("old", "1;"), ("new", "2;"), ("other", "3;")] {
        session.put(&format!("{folder}/loan.json"), &in_file);
        session.put(&format!("{folder}/loan.onCreate.js"), script);
    }
    session.put("inline.json", hook(r#""source": "2;""#));
    let fingerprint = |line: &str| {
        let run = session.run(line);
        let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        report["changes"][0]["fingerprint"].as_str().map(str::to_owned)
    };
    let known = fingerprint("diff old new --format json");
    assert!(known.is_some());
    assert_eq!(fingerprint("diff old inline.json --format json"), known);
    assert_ne!(fingerprint("diff old other --format json"), known);
    assert_eq!(fingerprint("diff new inline.json --format json"), None);
}

#[test]
fn a_type_that_is_broken_does_not_hide_the_others() {
    let session = Session::with_schema(LOAN);
    session.put("new.json", BOOKS.replace("\"loan\"", "7"));
    let run = session.run("diff managed.json new.json --format concise");
    assert!(run.code == 1 && run.stdout.starts_with("new.json:3:"), "{run}");
    assert!(run.stdout.contains("[type-added] book"), "{run}");
}

#[test]
fn what_cannot_be_compared_says_why_and_what_to_do() {
    let session = repository();
    session.put("broken.json", "{\"objects\": [");
    session.put("other.json", "{\"version\": 1}");
    for (line, words) in [
        ("diff broken.json schemas/managed.json", "--> broken.json:1:"),
        ("diff schemas/managed.json other.json", "not-a-configuration"),
        ("diff missing.json", "cannot read `missing.json`"),
        ("diff first HEAD", "help: `--git first..HEAD` compares the schema of two revisions"),
        ("diff nowhere:schemas/managed.json", "expected a git revision, found `nowhere`"),
        ("diff first:managed.json", "`first:./managed.json` is seen from here"),
        ("diff --git nowhere..HEAD", "expected a git revision, found `nowhere`"),
        ("diff --git first...nowhere", "expected a git revision, found `nowhere`"),
        ("diff --git=", "expected a git revision or a range"),
        ("diff a b c", "expected two configurations, found 3"),
        ("diff - -", "expected one side on standard input"),
        ("diff --git first schemas", "cannot be used with"),
        ("diff --type loan,!l*", "expected a type that `--type loan,!l*` looks at, found none"),
        ("diff --as-of never", "expected a date such as"),
        ("diff --git-driver a b", "expected the seven arguments of git, found 2"),
    ] {
        let run = session.run(line);
        assert!(run.code == 2 && run.stdout.is_empty(), "{line}: {run}");
        assert!(run.stderr.contains(words), "{line}: {run}");
    }
    let lonely = Session::with_schema(LOAN);
    let run = lonely.run("diff managed.json");
    assert!(run.code == 2 && run.stderr.contains("mosaic init"), "{run}");
    let run = lonely.run("diff HEAD:managed.json managed.json");
    assert!(run.code == 2 && run.stderr.contains("expected a git repository"), "{run}");
}

#[test]
fn each_glob_that_fits_no_type_is_named() {
    let session = repository();
    insta::assert_snapshot!(session.run("diff --type loan,zzz,lona,b??k"), @"
    exit 2
    --- stderr
    error: `--type zzz` fits no type of either side
      `--type lona` fits no type of either side
      help: did you mean `loan`?
    ");
    let run = session.run("diff --type b??k,!zzz --format concise");
    let told = "`--type !zzz` fits no type of either side: nothing is left out\n";
    assert!(run.code == 0 && run.stderr == told, "{run}");
    let run = session.run("diff --type b??k,!zzz --format json");
    assert!(run.code == 0 && run.stderr.is_empty(), "{run}");
}

#[test]
fn no_bad_sample_causes_a_crash_on_either_side() {
    let session = Session::with_schema(LOAN);
    let mut count = 0;
    for entry in fs::read_dir(schemas("samples/bad")).expect("the samples are there") {
        let path = entry.expect("an entry of a folder can be read").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        session.put("bad.json", fs::read(&path).expect("a sample can be read"));
        for line in
            ["diff bad.json managed.json", "diff managed.json bad.json", "diff bad.json bad.json"]
        {
            let run = session.run(line);
            assert!((0..=2).contains(&run.code), "{}: {run}", path.display());
            assert!(!run.stderr.contains("panicked"), "{}: {run}", path.display());
            assert!(
                run.code < 2 || run.stderr.contains("--> bad.json:"),
                "{}: {run}",
                path.display()
            );
        }
        count += 1;
    }
    assert!(count > 20, "{count} samples");
}

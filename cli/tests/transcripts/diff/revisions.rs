//! `mosaic diff --git`: a revision is read as its own settings say.

use std::fs;

use super::changes;
use crate::session::{LOAN, Run, Session};

/// The types of [`LOAN`], a text each.
const LOAN_TYPE: &str =
    r#"{"name": "loan", "schema": {"properties": {"title": {"type": "string"}}}}"#;
const READER_TYPE: &str =
    r#"{"name": "reader", "schema": {"properties": {"email": {"type": "string"}}}}"#;

/// Returns a repository with `files` in the revision `first`.
fn repository(files: &[(&str, &str)]) -> Session {
    let session = Session::new();
    session.git(&["init", "--quiet"]);
    commit(&session, files, "first");
    session
}

/// Commits `files`, and calls the revision `tag`.
fn commit(session: &Session, files: &[(&str, &str)], tag: &str) {
    for (name, text) in files {
        session.put(name, text);
    }
    session.git(&["add", "--all"]);
    session.git(&["commit", "--quiet", "--message", tag]);
    session.git(&["tag", tag]);
}

fn remove(session: &Session, names: &[&str]) {
    for name in names {
        fs::remove_file(session.path(name)).expect("the file is there");
    }
}

/// Returns settings that name `schema`.
fn settings(schema: &str) -> String {
    format!("schema = \"{schema}\"\n")
}

/// Returns [`LOAN`] with a mail address in place of the one of readers.
fn edited() -> String {
    LOAN.replace("\"email\"", "\"mail\"")
}

fn diff(session: &Session, words: &str) -> Run {
    session.run(&format!("diff {words} --format json"))
}

/// Holds that the schema is the same between `first` and `second`, and the files as they are.
fn holds_no_change(session: &Session) {
    for words in ["--git first..second", "--git second..first", "--git first", "--git second"] {
        let run = diff(session, words);
        assert!(run.code == 0 && changes(&run).is_empty(), "{words}: {run}");
    }
}

/// Holds that `words` cannot be compared, for `problem`.
fn holds_refusal(session: &Session, words: &str, problem: &str) {
    let run = session.run(&format!("diff {words}"));
    assert!(run.code == 2 && run.stdout.is_empty(), "{words}: {run}");
    assert!(run.stderr.contains(problem), "{words}: {run}");
}

#[test]
fn a_schema_that_moved_with_its_settings_is_the_same() {
    let session =
        repository(&[("mosaic.toml", &settings("schemas/a.json")), ("schemas/a.json", LOAN)]);
    remove(&session, &["schemas/a.json"]);
    let files = [("mosaic.toml", &*settings("config/b.json")), ("config/b.json", LOAN)];
    commit(&session, &files, "second");
    holds_no_change(&session);
    let run = session.run("diff --git first --format concise");
    assert_eq!((run.code, run.stdout.as_str()), (0, "no change of meaning\n"), "{run}");
    assert_eq!(run.stderr, "", "{run}");
}

#[test]
fn a_schema_that_moved_and_was_written_anew_is_found_by_the_settings_of_then() {
    let session =
        repository(&[("mosaic.toml", &settings("schemas/a.json")), ("schemas/a.json", LOAN)]);
    remove(&session, &["schemas/a.json"]);
    // Nothing of it is left for git to know it by.
    let anew = edited().replace(' ', "\n\t\t\t");
    let files = [("mosaic.toml", &*settings("config/b.json")), ("config/b.json", &anew)];
    commit(&session, &files, "second");
    for words in ["--git first..second", "--git first"] {
        let run = diff(&session, words);
        assert_eq!(run.code, 1, "{words}: {run}");
        let all = changes(&run);
        assert!(all.iter().all(|(kind, _)| !kind.starts_with("type-")), "{words}: {run}");
        assert!(run.stdout.contains("\"file\":\"first:schemas/a.json\""), "{words}: {run}");
    }
}

#[test]
fn settings_that_moved_too_are_found() {
    let session = repository(&[("mosaic.toml", &settings("a.json")), ("a.json", LOAN)]);
    remove(&session, &["mosaic.toml", "a.json"]);
    let anew = LOAN.replace(' ', "\n\t\t\t");
    let files = [("idm/mosaic.toml", &*settings("b.json")), ("idm/b.json", &anew)];
    commit(&session, &files, "second");
    for words in ["--git first..second", "--git first"] {
        let run = diff(&session, &format!("{words} --config idm/mosaic.toml"));
        assert!(run.code == 0 && changes(&run).is_empty(), "{words}: {run}");
    }
}

#[test]
fn a_schema_that_was_one_file_is_the_same_as_a_folder_of_its_types() {
    for today in ["types", "types/"] {
        let session = repository(&[("mosaic.toml", &settings("a.json")), ("a.json", LOAN)]);
        remove(&session, &["a.json"]);
        let files = [
            ("mosaic.toml", &*settings(today)),
            ("types/loan.json", LOAN_TYPE),
            ("types/reader.json", READER_TYPE),
        ];
        commit(&session, &files, "second");
        holds_no_change(&session);
    }
}

#[test]
fn a_schema_from_before_there_were_settings_is_found_where_it_is_today() {
    let session = repository(&[("a.json", LOAN)]);
    commit(&session, &[("mosaic.toml", &settings("a.json"))], "second");
    holds_no_change(&session);
}

#[test]
fn a_schema_that_moved_when_settings_were_added_is_found_by_git() {
    let session = repository(&[("schemas/a.json", LOAN)]);
    remove(&session, &["schemas/a.json"]);
    let files = [("mosaic.toml", &*settings("config/b.json")), ("config/b.json", LOAN)];
    commit(&session, &files, "second");
    holds_no_change(&session);
}

#[test]
fn a_folder_that_moved_when_settings_were_added_takes_along_a_type_that_was_deleted() {
    let extra = r#"{"name": "extra", "schema": {"properties": {"pages": {"type": "number"}}}}"#;
    let session = repository(&[
        ("schemas/loan.json", LOAN_TYPE),
        ("schemas/reader.json", READER_TYPE),
        ("schemas/extra.json", extra),
        ("elsewhere/other.json", &extra.replace("extra", "other").replace("number", "string")),
    ]);
    let names = ["loan", "reader", "extra"].map(|name| format!("schemas/{name}.json"));
    remove(&session, &names.each_ref().map(String::as_str));
    remove(&session, &["elsewhere/other.json"]);
    let files = [
        ("mosaic.toml", &*settings("config")),
        ("config/loan.json", LOAN_TYPE),
        ("config/reader.json", READER_TYPE),
    ];
    commit(&session, &files, "second");
    let run = diff(&session, "--git first..second");
    assert_eq!(changes(&run), [("type-removed".to_owned(), "extra".to_owned())], "{run}");
    assert_eq!(run.code, 1);
}

#[test]
fn a_schema_that_was_split_when_settings_were_added_is_the_configuration_that_is_gone() {
    let session = repository(&[("a.json", LOAN)]);
    remove(&session, &["a.json"]);
    let files = [
        ("mosaic.toml", &*settings("types")),
        ("types/loan.json", LOAN_TYPE),
        ("types/reader.json", READER_TYPE),
    ];
    commit(&session, &files, "second");
    holds_no_change(&session);
    let run = session.run("diff --git first");
    assert!(run.stderr.starts_with("note: `first` does not say where its schema is"), "{run}");
    assert!(run.stderr.contains("`a.json`"), "{run}");
}

#[test]
fn of_two_configurations_that_are_gone_none_is_guessed() {
    let session = repository(&[("a.json", LOAN), ("b.json", &edited())]);
    remove(&session, &["a.json", "b.json"]);
    let anew = LOAN.replace(' ', "\n\t\t\t");
    commit(&session, &[("mosaic.toml", &settings("c.json")), ("c.json", &anew)], "second");
    holds_refusal(&session, "--git first..second", "found several: `a.json`, `b.json`");
}

#[test]
fn a_side_without_a_schema_cannot_be_compared() {
    let session = repository(&[("mosaic.toml", &settings("a.json")), ("a.json", LOAN)]);
    remove(&session, &["a.json"]);
    commit(&session, &[("notes.txt", "no schema")], "second");
    holds_refusal(&session, "--git first..second", "expected the schema in `second`, found none");
    holds_refusal(&session, "--git second..first", "expected the schema in `second`, found none");
    commit(&session, &[("new.json", LOAN), ("mosaic.toml", &settings("new.json"))], "third");
    let run = diff(&session, "--git first..third");
    assert!(run.code == 0 && changes(&run).is_empty(), "{run}");
    holds_refusal(&session, "--git second", "`second:PATH`");
}

#[test]
fn settings_that_are_gone_today_still_say_where_the_schema_was() {
    let session = repository(&[("mosaic.toml", &settings("a.json")), ("a.json", LOAN)]);
    commit(&session, &[("a.json", &edited())], "second");
    remove(&session, &["mosaic.toml", "a.json"]);
    commit(&session, &[("notes.txt", "no schema")], "third");
    assert_eq!(diff(&session, "--git first..second").code, 1);
    holds_refusal(&session, "--git first..third", "expected the schema in `third`, found none");
}

#[test]
fn each_side_is_read_by_its_own_settings() {
    let slot = r#"{"objects": [{"name": "alpha_user", "schema": {"properties": {
        "frUnindexedString1": {"type": "string", "title": "Generic Unindexed String 1"}}}}]}"#;
    let alias = "schema = \"a.json\"\n[alias.alpha_user]\ntier = \"frUnindexedString1\"\n";
    let session = repository(&[("mosaic.toml", &settings("a.json")), ("a.json", slot)]);
    let more = slot.replace(
        "\"frUnindexedString1\"",
        r#""custom_mail": {"type": "string"}, "frUnindexedString1""#,
    );
    commit(&session, &[("mosaic.toml", alias), ("a.json", &more)], "second");
    for words in ["--git first..second", "first:a.json second:a.json", "first:a.json a.json"] {
        let run = session.run(&format!("diff {words}"));
        assert!(run.stdout.contains("frUnindexedString 1/1, was 0"), "{words}: {run}");
    }
    let run = session.run("diff --git second");
    assert_eq!((run.code, run.stdout.as_str()), (0, "no change of meaning\n"), "{run}");
}

#[test]
fn approvals_are_those_of_today() {
    let session = repository(&[("mosaic.toml", &settings("a.json")), ("a.json", LOAN)]);
    commit(&session, &[("a.json", &edited())], "second");
    let run = diff(&session, "--git first..second");
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("one JSON object");
    let fingerprint = report["changes"][0]["fingerprint"].as_str().expect("a fingerprint");
    let approval =
        format!("[[diff.approve]]\nfingerprint = \"{fingerprint}\"\nreason = \"agreed\"\n");
    session.put("mosaic.toml", settings("a.json") + &approval);
    let run = session.run("diff --git first..second");
    assert!(run.stdout.contains("approved: agreed"), "{run}");
}

#[test]
fn an_approval_that_was_there_before_stops_nobody_who_does_not_need_it() {
    let old = "\n[[diff.approve]]\nfingerprint = \"0123456789abcdef\"\nreason = \"agreed\"\n";
    let mine = old.replace("0123", "3210");
    let schema = settings("managed.json");
    let session = repository(&[("mosaic.toml", &format!("{schema}{old}")), ("managed.json", LOAN)]);
    session.put("mosaic.toml", format!("{schema}{old}{mine}"));
    let run = session.run("diff --fail-on risky --format concise");
    assert_eq!(run.code, 1, "{run}");
    let levels: Vec<_> =
        run.stdout.lines().filter_map(|line| line.split_once("approval-")).collect();
    assert!(levels[0].0.ends_with(": info[") && levels[1].0.ends_with(": warning["), "{run}");
    session.put("mosaic.toml", format!("{schema}{old}"));
    assert_eq!(session.run("diff --fail-on risky").code, 0);
}

#[test]
fn a_schema_in_a_repository_of_its_own_is_looked_up_there() {
    let session = Session::new();
    session.git(&["init", "--quiet"]);
    session.put("mosaic.toml", settings("inner/a.json"));
    session.put("inner/a.json", LOAN);
    let inner = ["-C", "inner"];
    let commit = |tag| {
        session.git(&[&inner[..], &["add", "--all"]].concat());
        session.git(&[&inner[..], &["commit", "--quiet", "--message", tag]].concat());
        session.git(&[&inner[..], &["tag", tag]].concat());
    };
    session.git(&[&inner[..], &["init", "--quiet"]].concat());
    commit("first");
    session.put("inner/a.json", edited());
    commit("second");
    for words in ["--git first..second", "--git first...second", "--git first"] {
        let run = diff(&session, words);
        assert!(run.code == 1 && run.stdout.contains(":a.json\""), "{words}: {run}");
    }
}

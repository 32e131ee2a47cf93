//! `mosaic merge --driver`: merges that git asks for.

use crate::session::{Run, Session};

const BASE: &str = r#"{"objects": [
  {
    "name": "loan",
    "schema": {
      "order": ["due"],
      "properties": {
        "due": { "type": "string" }
      }
    }
  }
]}
"#;

/// Returns a repository with the merge driver, in which two branches made `ours` and `theirs` of
/// `base`, and what git says when it merges the second into the first.
fn merged(base: &str, ours: &str, theirs: &str) -> (Session, Run) {
    let session = Session::new();
    session.git(&["init", "--quiet", "--initial-branch=main"]);
    let driver = format!(
        "\"{}\" merge --driver %O %A %B %P --marker-size %L --labels %S %X %Y",
        env!("CARGO_BIN_EXE_mosaic").replace('\\', "/")
    );
    session.git(&["config", "merge.mosaic.driver", &driver]);
    session.put(".gitattributes", "managed.json merge=mosaic\n");
    let commit = |text: &str| {
        session.put("managed.json", text);
        session.git(&["add", "--all"]);
        session.git(&["commit", "--quiet", "--allow-empty", "--message", "a change"]);
    };
    commit(base);
    session.git(&["checkout", "--quiet", "-b", "topic"]);
    commit(theirs);
    session.git(&["checkout", "--quiet", "main"]);
    commit(ours);
    let run = session.try_git(&["merge", "--no-edit", "topic"]);
    (session, run)
}

/// Returns [`BASE`] with one more property, called `name`.
fn with(name: &str) -> String {
    let property = format!(
        "\"due\": {{ \"type\": \"string\" }},\n        \"{name}\": {{ \"type\": \"number\" }}"
    );
    BASE.replace("\"due\": { \"type\": \"string\" }", &property)
        .replace("[\"due\"]", &format!("[\"due\", \"{name}\"]"))
}

#[test]
fn two_branches_that_add_a_property_each_merge_without_a_conflict() {
    let (session, run) = merged(BASE, &with("pages"), &with("shelf"));
    assert_eq!(run.code, 0, "{run}");
    let pages = "\"pages\": { \"type\": \"number\" }";
    let expected = with("pages")
        .replace(pages, &format!("{pages},\n        \"shelf\": {{ \"type\": \"number\" }}"))
        .replace("\"pages\"]", "\"pages\", \"shelf\"]");
    assert_eq!(session.get("managed.json"), expected);
}

#[test]
fn a_conflict_is_marked_around_its_property_alone() {
    let change = |to: &str| BASE.replace("\"string\"", to);
    let (session, run) = merged(BASE, &change("\"number\""), &change("\"boolean\""));
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stderr.contains("managed.json: both sides changed `loan.due`"), "{run}");
    assert!(run.stdout.contains("CONFLICT (content)"), "{run}");
    let marked = "<<<<<<< HEAD
        \"due\": { \"type\": \"number\" }
=======
        \"due\": { \"type\": \"boolean\" }
>>>>>>> topic
";
    let property = "        \"due\": { \"type\": \"string\" }\n";
    assert_eq!(session.get("managed.json"), BASE.replace(property, marked));
}

/// Returns a schema of the type `book` beside `loan`, which has `properties`.
fn lent(properties: &str) -> String {
    let loan = format!("{{\"name\": \"loan\", \"schema\": {{\"properties\": {{{properties}}}}}}}");
    format!("{{\"objects\": [\n  {loan},\n  {BOOK}\n]}}\n")
}

const REFERS: &str =
    r#""book": {"type": "relationship", "resourceCollection": [{"path": "managed/book"}]}"#;

const BOOK: &str = r#"{"name": "book", "schema": {"properties": {"title": {"type": "string"}}}}"#;

#[test]
fn a_merge_with_an_error_that_neither_side_has_is_for_a_person() {
    let base = lent("");
    let refers = lent(REFERS);
    let without = base.replace(&format!(",\n  {BOOK}"), "");
    let (session, run) = merged(&base, &refers, &without);
    assert_eq!(run.code, 1, "{run}");
    assert!(
        run.stderr
            .contains("managed.json: both sides merge to an error that neither has: `loan.book`"),
        "{run}"
    );
    assert!(!session.get("managed.json").contains("<<<<"), "{run}");
    let (_, run) = merged(&refers, &with_due(&refers), &refers.replace("\"title\"", "\"name\""));
    assert_eq!(run.code, 0, "{run}");
}

#[test]
fn the_settings_say_what_an_error_of_a_merge_is() {
    let session = Session::new();
    session.put("base.json", lent(""));
    session.put("theirs.json", lent("").replace(&format!(",\n  {BOOK}"), ""));
    let settings = "[lint.level]\nrel-target-unknown = \"off\"\n";
    for (settings, code) in [("", 1), (settings, 0), ("<<<<<<< ours\n", 1)] {
        session.put("mosaic.toml", settings);
        session.put("ours.json", lent(REFERS));
        let run = session.run("merge --driver base.json ours.json theirs.json managed.json");
        assert_eq!(run.code, code, "{settings}: {run}");
    }
}

/// Returns `schema` with one more property of its first type.
fn with_due(schema: &str) -> String {
    schema.replacen("{\"properties\": {", "{\"properties\": {\"due\": {\"type\": \"string\"}, ", 1)
}

#[test]
fn a_new_layout_on_one_branch_hides_no_change_of_the_other() {
    let flat = BASE.replace('\n', "").replace("  ", "");
    let (session, run) = merged(BASE, &flat, &with("shelf"));
    assert_eq!(run.code, 0, "{run}");
    let text = session.get("managed.json");
    assert!(text.contains(r#""order": ["due","shelf"]"#) && text.lines().count() == 1, "{text}");
}

#[test]
fn what_is_no_json_is_merged_as_git_merges_text() {
    let text = "one\ntwo\nthree\nfour\nfive\n";
    let (ours, theirs) = (text.replace("one", "1"), text.replace("five", "5"));
    let (session, run) = merged(text, &ours, &theirs);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stderr.contains("managed.json: merged as text"), "{run}");
    assert_eq!(session.get("managed.json"), "1\ntwo\nthree\nfour\n5\n");
    let (session, run) = merged(text, &ours, &text.replace("one", "uno"));
    assert_eq!(run.code, 1, "{run}");
    let marked = session.get("managed.json");
    assert!(marked.starts_with("<<<<<<< HEAD\n1\n=======\nuno\n>>>>>>> topic\n"), "{marked}");
}

#[test]
fn why_a_file_is_merged_as_text_is_said() {
    let (_, run) = merged("one\n", "two\n", "one\n\n");
    let expected = "managed.json: merged as text: the file of base is no configuration";
    assert!(run.stderr.contains(expected), "{run}");
    let remove = r#"[{"operation": "remove", "field": "/objects/0"},
{"operation": "add", "field": "/objects/-", "value": {"name": "loan", "schema": {}}}]"#;
    let (_, run) = merged(remove, &remove.replace("loan", "book"), &remove.replace("/0", "/1"));
    let expected = "merged as text: expected operations that add types, found one that does";
    assert!(run.stderr.contains(expected), "{run}");
}

#[test]
fn a_git_that_cannot_name_the_sides_leaves_them_to_us() {
    let change = |to: &str| BASE.replace("\"string\"", to);
    let session = Session::new();
    session.put("base.json", BASE);
    session.put("theirs.json", change("\"boolean\""));
    for labels in ["", " --labels %S %X %Y"] {
        session.put("ours.json", change("\"number\""));
        let words = "merge --driver base.json ours.json theirs.json managed.json";
        let run = session.run(&format!("{words}{labels}"));
        assert_eq!(run.code, 1, "{run}");
        let marked = session.get("ours.json");
        assert!(
            marked.contains("<<<<<<< ours\n") && marked.contains(">>>>>>> theirs\n"),
            "{marked}"
        );
    }
}

#[test]
fn how_a_file_begins_and_ends_and_ends_its_lines_stays() {
    for (mark, newline, end) in
        [("\u{feff}", "\r\n", "\r\n"), ("", "\r\n", ""), ("\u{feff}", "\n", "")]
    {
        let as_file = |text: &str| {
            format!("{mark}{}", text.replace('\n', newline).trim_end().to_owned() + end)
        };
        let sides = [BASE, &with("pages"), &with("shelf")].map(as_file);
        let (session, run) = merged(&sides[0], &sides[1], &sides[2]);
        assert_eq!(run.code, 0, "{run}");
        let text = session.get("managed.json");
        let pages = "\"pages\": { \"type\": \"number\" }";
        let expected = with("pages")
            .replace(pages, &format!("{pages},\n        \"shelf\": {{ \"type\": \"number\" }}"))
            .replace("\"pages\"]", "\"pages\", \"shelf\"]");
        assert_eq!(text, as_file(&expected));
        let change = |to: &str| as_file(&BASE.replace("\"string\"", to));
        let (session, run) = merged(&sides[0], &change("\"number\""), &change("\"boolean\""));
        assert_eq!(run.code, 1, "{run}");
        let marked = session.get("managed.json");
        assert!(marked.starts_with(mark) && marked.ends_with(end), "{marked:?}");
        assert_eq!(marked.contains("\r\n"), newline == "\r\n", "{marked:?}");
        assert!(newline == "\n" || !marked.replace("\r\n", "").contains('\n'), "{marked:?}");
    }
}

#[test]
fn a_type_with_its_script_in_a_file_is_merged() {
    let hook = "\"name\": \"loan\",\n    \"onCreate\": { \"type\": \"text/javascript\", \"file\": \"a.js\" },";
    let base = BASE.replace("\"name\": \"loan\",", hook);
    let ours = base.replace("a.js", "b.js");
    let theirs = base.replace("\"string\"", "\"number\"");
    let (session, run) = merged(&base, &ours, &theirs);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(session.get("managed.json"), ours.replace("\"string\"", "\"number\""));
}

#[test]
fn a_driver_that_cannot_run_is_no_conflict() {
    let session = Session::with_schema(BASE);
    for (line, words) in [
        ("gone.json gone.json gone.json managed.json", "cannot read `gone.json`"),
        (
            "managed.json managed.json managed.json managed.json --format json",
            "leave `--format` out",
        ),
    ] {
        let run = session.run(&format!("merge --driver {line}"));
        assert_eq!(run.code, 129, "{run}");
        assert!(run.stderr.contains(words), "{run}");
    }
}

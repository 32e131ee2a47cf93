//! `mosaic merge`: types into a configuration, in place.

use serde_json::{Value, json};

use crate::session::{LOAN, Session};

/// A book, as one type and nothing around it.
const BOOK: &str = r#"{
  "name": "book",
  "schema": { "properties": { "pages": { "type": "number" } } }
}
"#;

/// Readers who have a card.
const READER: &str = r#"[{"name": "reader", "schema": {"properties": {
  "email": {"type": "string"}, "card": {"type": "string"}}}}]"#;

fn session() -> Session {
    let session = Session::with_schema(LOAN);
    session.put("book.json", BOOK);
    session.put("reader.json", READER);
    session
}

#[test]
fn types_are_added_and_replaced_in_place() {
    let session = session();
    let run = session.run("merge book.json reader.json --into managed.json");
    assert_eq!((run.code, run.stderr.as_str()), (0, "wrote managed.json\n"), "{run}");
    for told in ["book  ", "type-added", "reader.card  ", "prop-added"] {
        assert!(run.stdout.contains(told), "{run}");
    }
    let card = r#""email": {"type": "string"}, "card": {"type": "string"}"#;
    let book = r#"  {"name": "book", "schema": { "properties": { "pages": { "type": "number" } } }}
]}"#;
    let expected = LOAN.replace(r#""email": {"type": "string"}"#, card);
    let expected = expected.replace("\n]}", &format!(",\n{book}"));
    assert_eq!(session.get("managed.json"), expected);
}

#[test]
fn a_second_run_changes_nothing() {
    let session = session();
    session.run("merge book.json reader.json --into managed.json");
    let before = session.get("managed.json");
    let again = session.run("merge book.json reader.json --into managed.json");
    insta::assert_snapshot!(again, @r"
    exit 0
    --- stderr
    no change
    ");
    assert_eq!(session.get("managed.json"), before);
}

#[test]
fn a_new_file_never_takes_the_place_of_one_that_was_not_read() {
    let session = session();
    let mine = BOOK.replace("pages", "chapters");
    session.put("types/book.json", &mine);
    session.put("types/reader.json", r#"{"name": "reader", "schema": {"properties": {}}}"#);
    let run = session.run("merge book.json --into types/reader.json");
    assert!(run.code == 2 && run.stderr.contains("`types/book.json` to be free"), "{run}");
    assert_eq!(session.get("types/book.json"), mine);
    let run = session.run("merge book.json --into types");
    assert!(run.code == 0 && session.get("types/book.json").contains("pages"), "{run}");
}

#[test]
fn a_look_writes_nothing_and_says_what_would_change() {
    let session = session();
    for (flag, code) in [("--check", 1), ("--dry-run", 0)] {
        let run = session.run(&format!("merge book.json --into managed.json {flag}"));
        assert_eq!((run.code, run.stderr.as_str()), (code, "would write managed.json\n"), "{run}");
        assert_eq!(session.get("managed.json"), LOAN);
    }
    session.run("merge book.json --into managed.json");
    assert_eq!(session.run("merge book.json --into managed.json --check").code, 0);
}

#[test]
fn a_machine_reads_what_changed_if_anything_did() {
    let session = session();
    for first in [json!("book"), json!(null)] {
        let run = session.run("merge book.json --into managed.json --format json");
        let report: Value = serde_json::from_str(&run.stdout).expect("one JSON object");
        assert_eq!(report["review"]["changes"][0]["path"], first, "{run}");
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    }
}

#[test]
fn a_folder_of_types_may_hold_other_files() {
    let session = session();
    session.put("folder/book.json", BOOK);
    session.put("folder/notes.json", "[1, 2]");
    let run = session.run("merge folder --into managed.json");
    assert_eq!((run.code, run.stderr.as_str()), (0, "wrote managed.json\n"), "{run}");
}

#[test]
fn a_folder_gets_a_file_for_a_new_type() {
    let session = session();
    session.put("objects/loan/loan.json", "{\n\t\"name\": \"loan\",\n\t\"schema\": {}\n}\n");
    let run = session.run("merge book.json --into objects");
    assert_eq!((run.code, run.stderr.as_str()), (0, "wrote objects/book/book.json\n"), "{run}");
    let book = "{\n\t\"name\": \"book\",\n\t\"schema\": { \"properties\": ";
    let text = session.get("objects/book/book.json");
    assert!(text.starts_with(book), "{text}");
    assert_eq!(session.run("merge book.json --into objects").stderr, "no change\n");
}

#[test]
fn scripts_stay_in_files_where_they_are() {
    let session = session();
    let text = r#"{"name": "loan", "onCreate": {"type": "text/javascript", "file": "loan.onCreate.js"},
  "schema": {}}"#;
    session.put("objects/loan/loan.json", text);
    session.put("objects/loan/loan.onCreate.js", "a();\n");
    session.put(
        "new.json",
        r#"{"name": "loan", "onDelete": {"type": "text/javascript", "source": "b();"}, "schema": {}}"#,
    );
    let run = session.run("merge new.json --into objects");
    let expected = "wrote objects/loan/loan.onDelete.js
wrote objects/loan/loan.json
removed objects/loan/loan.onCreate.js
";
    assert_eq!((run.code, run.stderr.as_str()), (0, expected), "{run}");
    assert_eq!(session.get("objects/loan/loan.onDelete.js"), "b();\n");
    assert!(!session.path("objects/loan/loan.onCreate.js").exists());
    assert_eq!(session.run("merge new.json --into objects").stderr, "no change\n");
}

#[test]
fn scripts_go_to_files_where_the_layout_keeps_them_there() {
    let session = Session::new();
    let loan = r#"{"name": "loan", "schema": {"properties": {}}}"#;
    session.put("objects/loan/loan.json", loan);
    session.put("flat/loan.json", loan);
    let script = r#"{"type": "text/javascript", "source": "object.a = 1;"}"#;
    let reader =
        format!(r#"{{"name": "reader", "onRead": {script}, "schema": {{"properties": {{}}}}}}"#);
    session.put("reader.json", reader);
    assert_eq!(session.run("merge reader.json --into objects").code, 0);
    assert_eq!(session.get("objects/reader/reader.onRead.js"), "object.a = 1;\n");
    assert!(session.get("objects/reader/reader.json").contains("reader.onRead.js"));
    assert_eq!(session.run("merge reader.json --into flat").code, 0);
    assert!(session.get("flat/reader.json").contains("object.a"), "a file a type");
}

#[test]
fn types_are_read_from_a_pipe_and_go_where_the_settings_say() {
    let session = session();
    session.put("mosaic.toml", "schema = \"managed.json\"\n");
    let run = session.run_with("merge -", BOOK.as_bytes());
    assert_eq!((run.code, run.stderr.as_str()), (0, "wrote managed.json\n"), "{run}");
    assert!(session.get("managed.json").contains("\"book\""));
}

#[test]
fn what_cannot_be_merged_leaves_the_file_alone() {
    let session = session();
    session.put("broken.json", "{\"name\": \"book\",");
    session.put("list.json", "[1, 2]");
    session.put("folder/book.json", BOOK);
    session.put("folder/notes.json", "[1, 2]");
    session.put("notes/notes.json", "[1, 2]");
    session.put("twice.json", format!("[{BOOK}]"));
    for (line, expected) in [
        ("merge broken.json --into managed.json", "broken.json:1:"),
        ("merge list.json --into managed.json", "expected object types"),
        ("merge book.json list.json --into managed.json", "expected types in `list.json`"),
        ("merge book.json ./list.json --into managed.json", "expected types in `./list.json`"),
        ("merge folder list.json --into managed.json", "expected types in `list.json`"),
        ("merge book.json notes --into managed.json", "expected types in `notes`"),
        ("merge book.json twice.json --into managed.json", "expected one type called `book`"),
        ("merge gone.json --into managed.json", "cannot read `gone.json`"),
        ("merge book.json --into gone.json", "cannot read `gone.json`"),
        ("merge book.json", "name it: `--into managed.json`"),
        ("merge", "<FILE>..."),
    ] {
        let run = session.run(line);
        assert_eq!(run.code, 2, "{line}: {run}");
        assert!(run.stderr.contains(expected), "{line}: {run}");
        assert_eq!(session.get("managed.json"), LOAN);
    }
}

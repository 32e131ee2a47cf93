//! `mosaic generate --check`.

use crate::session::{LOAN, Session};

#[test]
fn stale_code_is_shown_at_the_first_line_that_differs() {
    let session = Session::with_schema(LOAN);
    session.run("generate managed.json --out managed.rs");
    session.put("managed.json", LOAN.replace("\"email\"", "\"mail\""));
    let run = session.run("generate managed.json --out managed.rs --check");
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stderr.contains("error[code-stale]: expected `"), "{run}");
    let way_out = "help: run `mosaic generate managed.json --out managed.rs`";
    assert!(run.stderr.contains(way_out), "{run}");
    let before = session.get("managed.rs");
    assert!(before.contains("email"), "a check writes nothing");
}

#[test]
fn missing_code_is_a_finding() {
    let session = Session::with_schema(LOAN);
    let run = session.run("generate managed.json --out src/managed.rs --check");
    insta::assert_snapshot!(run, @r"
    exit 1
    --- stderr
    error[code-missing]: expected `src/managed.rs`, found nothing
     |
     = help: run `mosaic generate managed.json --out src/managed.rs`

    1 error
    ");
}

#[test]
fn a_check_needs_a_place() {
    let session = Session::with_schema(LOAN);
    insta::assert_snapshot!(session.run("generate managed.json --check"), @r"
    exit 2
    --- stderr
    error: expected a place to check, found none
      help: give `--out PATH`: `output` in the settings is for all types of the schema they name
    ");
}

#[test]
fn code_that_differs_in_its_line_ends_alone_is_told_so() {
    let session = Session::with_schema(LOAN);
    session.run("generate managed.json --out managed.rs");
    let code = session.get("managed.rs");
    session.put("managed.rs", code.replace('\n', "\r\n"));
    let check = || session.run("generate managed.json --out managed.rs --check");
    let run = check();
    assert!(run.stderr.contains("expected lines that end in LF, found CRLF"), "{run}");
    assert!(run.stderr.contains(".gitattributes"), "{run}");
    session.put("managed.rs", code.trim_end());
    let run = check();
    assert!(run.stderr.contains("expected nothing but LF at the end of the line"), "{run}");
    assert!(run.stderr.contains("| }\n"), "{run}");
}

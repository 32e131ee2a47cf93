//! `mosaic lint --since`: wherever the schema is, and whatever it was called.

use std::fs;

use crate::session::{Session, command};

/// A type whose script has a fault.
const TYPE: &str = r#"{
  "name": "alpha_user",
  "onCreate": { "type": "text/javascript", "file": "alpha_user.onCreate.js" },
  "schema": { "properties": { "userName": { "type": "string" } } }
}
"#;

/// The file of the type.
const FILE: &str = "types/alpha_user/alpha_user.json";

fn commit(session: &Session) {
    session.git(&["add", "--all"]);
    session.git(&["commit", "--quiet", "--message", "a change"]);
}

/// Returns a repository with a type and its script.
fn repository() -> Session {
    let session = Session::new();
    session.put(FILE, TYPE);
    session.put("types/alpha_user/alpha_user.onCreate.js", "if (x {\n");
    session.git(&["init", "--quiet"]);
    commit(&session);
    session
}

#[test]
fn a_fault_in_a_script_is_old_however_its_type_is_named() {
    let session = repository();
    let whole = session.path("types").display().to_string();
    for schema in ["types", "./types", "types/../types", &whole, FILE] {
        let line = format!("lint {schema} --select script-syntax");
        assert_eq!(session.run(&line).code, 1, "{schema}");
        let run = session.run(&format!("{line} --since HEAD"));
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{schema}: {run}");
    }
}

#[test]
fn a_fault_is_old_though_the_file_or_its_folder_has_moved() {
    let session = repository();
    fs::rename(session.path("types"), session.path("schema")).expect("a folder can be renamed");
    session.git(&["add", "--all"]);
    let run = session.run("lint schema --select script-syntax --since HEAD");
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run}");
    commit(&session);
    let moved = "schema/alpha_user/alpha_user.json";
    let run = session.run(&format!("lint {moved} --select script-syntax --since HEAD~1"));
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run}");
}

#[test]
fn a_revision_that_a_shallow_clone_lacks_is_told_so() {
    let session = repository();
    session.put("more.txt", "");
    commit(&session);
    let origin = format!("file://{}", session.path("").display());
    session.git(&["clone", "--quiet", "--depth=1", &origin, "clone"]);
    insta::assert_snapshot!(session.run("lint clone/types --since HEAD~1"), @"
    exit 2
    --- stderr
    error: expected a git revision, found `HEAD~1`
      help: this clone is shallow: `git fetch --unshallow` gets the rest
    ");
}

#[test]
fn a_schema_outside_of_a_repository_is_told_so() {
    let session = Session::with_schema(TYPE);
    let run = session.run("lint managed.json --since HEAD");
    assert_eq!(run.code, 2);
    assert!(run.stderr.starts_with("error: expected a git repository around the schema"), "{run}");
}

#[test]
fn a_forge_is_told_where_a_file_is_in_the_repository() {
    let session = repository();
    session.put("types/mosaic.toml", "schema = \"alpha_user\"\n");
    session.put("types/here/and/there.txt", "");
    for folder in ["types", "types/here/and"] {
        for format in ["github", "gitlab", "sarif", "junit"] {
            let line = format!("lint --select script-syntax --format {format}");
            let mut mosaic = command(&session.path(folder), &line);
            let output = mosaic.output().expect("the binary was built for this test");
            let report = String::from_utf8(output.stdout).expect("mosaic writes UTF-8");
            let file = "types/alpha_user/alpha_user.onCreate.js";
            assert!(report.contains(file), "{report}");
            assert!(!report.contains(&format!("/{file}")), "{report}");
        }
    }
}

//! What a build script writes, and what it says to cargo.

use std::fs;
use std::path::Path;

use crate::build::{Build, BuildError};

const LOAN: &str = r#"{"objects": [
  {"name": "loan", "schema": {"order": ["title"], "properties": {"title": {"type": "string"}}}}
]}"#;

/// Runs `build` for the package in `folder` and returns what cargo heard, with the folder called
/// `[folder]`.
fn run(build: &Build, folder: &Path) -> Result<String, BuildError> {
    let mut heard = Vec::new();
    build.run_in(folder, &folder.join("out"), &mut heard)?;
    let heard = String::from_utf8(heard).expect("cargo hears UTF-8");
    Ok(heard.replace(&folder.display().to_string(), "[folder]"))
}

/// Returns a package with `settings` and `schema`.
fn package(settings: &str, schema: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    fs::write(folder.path().join("mosaic.toml"), settings).expect("it takes files");
    fs::write(folder.path().join("managed.json"), schema).expect("it takes files");
    folder
}

#[test]
fn cargo_hears_of_exactly_the_files_that_were_read() {
    let folder = package("schema = \"managed.json\"\n", LOAN);
    let heard = run(&Build::new(), folder.path()).unwrap();
    insta::assert_snapshot!(heard, @r"
    cargo::rerun-if-changed=[folder]/mosaic.toml
    cargo::rerun-if-changed=[folder]/managed.json
    ");
    let code = fs::read_to_string(folder.path().join("out/managed.rs")).unwrap();
    assert!(code.contains("pub struct Loan "), "{code}");
}

#[test]
fn the_settings_are_found_above_the_package() {
    let folder = package("schema = \"managed.json\"\n", LOAN);
    let package = folder.path().join("crates/one");
    fs::create_dir_all(&package).unwrap();
    run(&Build::new(), &package).unwrap();
    assert!(package.join("out/managed.rs").is_file());
}

#[test]
fn a_schema_needs_no_settings() {
    let folder = package("", LOAN);
    fs::remove_file(folder.path().join("mosaic.toml")).unwrap();
    let heard = run(&Build::new().schema("managed.json"), folder.path()).unwrap();
    assert_eq!(heard, "cargo::rerun-if-changed=[folder]/managed.json\n");
}

#[test]
fn what_did_not_change_is_not_written() {
    let folder = package("schema = \"managed.json\"\n", LOAN);
    let modified = || {
        let code = fs::metadata(folder.path().join("out/managed.rs")).expect("it was written");
        code.modified().expect("the file system keeps times")
    };
    run(&Build::new(), folder.path()).unwrap();
    let before = modified();
    run(&Build::new(), folder.path()).unwrap();
    assert_eq!(modified(), before);
}

#[test]
fn a_warning_is_one_line_with_its_place() {
    let twice = LOAN.replace("\"order\": ", "\"a\\u001b\": 1, \"a\\u001b\": 1, \"order\": ");
    let folder = package("schema = \"managed.json\"\n", &twice);
    let heard = run(&Build::new(), folder.path()).unwrap();
    let warnings: Vec<_> = heard.lines().filter(|line| line.contains("warning=")).collect();
    let [warning] = warnings.as_slice() else { panic!("{heard}") };
    assert!(warning.starts_with("cargo::warning=managed.json:2:"), "{heard}");
    assert!(!warning.contains('\u{1b}'), "{heard}");
}

#[test]
fn an_error_is_the_report_of_a_person_and_writes_nothing() {
    let folder = package("schema = \"managed.json\"\n", "{\"objects\": [}");
    let error = run(&Build::new(), folder.path()).unwrap_err();
    insta::assert_snapshot!(format!("{error:?}"), @r#"
    the schema does not compile

    error[json-mismatched-bracket]: expected `]`, found `}`
     --> managed.json:1:14
      |
    1 | {"objects": [}
      |              ^
      |
     ::: managed.json:1:13
      |
    1 | {"objects": [}
      |             - opened here
      |
      = help: close the brackets in the order they were opened

    1 error
    "#);
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_missing_schema_is_told_with_the_way_out() {
    let folder = package("", LOAN);
    let error = run(&Build::new(), folder.path()).unwrap_err();
    insta::assert_snapshot!(format!("{error:?}"), @r#"
    expected the key `schema` in `mosaic.toml`, found none
    help: add `schema = "managed.json"` to it, or name the schema yourself
    "#);
}

/// A user with one error and one warning that only rules find.
const USER: &str = r#"{"name": "alpha_user", "schema": {"order": ["mail", "gone"], "properties": {
  "mail": {"type": "string", "title": "Mail"}, "colour": {"type": "string", "title": "Colour"}}}}"#;

/// Settings that let two rules run.
const TWO: &str =
    "schema = \"managed.json\"\n[lint.level]\nall = \"off\"\norder-dangling = \"warning\"\n";

#[test]
fn the_rules_run_by_the_settings_and_an_error_stops_the_build() {
    let folder = package(&format!("{TWO}custom-prefix = \"error\"\n"), USER);
    let error = run(&Build::new(), folder.path()).unwrap_err();
    insta::assert_snapshot!(format!("{error:?}"), @r#"
    the schema does not compile

    error[custom-prefix]: expected a name that begins with `custom_`, found `colour`
     --> managed.json:2:48
      |
    2 |   "mail": {"type": "string", "title": "Mail"}, "colour": {"type": "string", "title": "Colour"}}}}
      |                                                ^^^^^^^^ alpha_user.colour
      |
      = help: call it `custom_colour`; the server refuses the whole configuration

    warning[order-dangling]: expected the name of a property in `order`, found `gone`
     --> managed.json:1:53
      |
    1 | {"name": "alpha_user", "schema": {"order": ["mail", "gone"], "properties": {
      |                                                     ^^^^^^ alpha_user
      |
      = help: remove it, or correct its spelling

    1 error, 1 warning
    "#);
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_breach_that_is_a_warning_is_one_of_cargo_and_an_accepted_one_is_none() {
    let folder = package(TWO, USER);
    let heard = run(&Build::new(), folder.path()).unwrap();
    let warning = heard.lines().find(|line| line.contains("warning=")).expect("a warning");
    insta::assert_snapshot!(warning, @"cargo::warning=managed.json:1:53: expected the name of a property in `order`, found `gone` [order-dangling]; help: remove it, or correct its spelling");
    let allow = "[[lint.allow]]\nrule = \"order-dangling\"\npath = \"*\"\nreason = \"next week\"\n";
    let folder = package(&format!("{TWO}{allow}"), USER);
    assert!(!run(&Build::new(), folder.path()).unwrap().contains("warning="));
}

#[test]
fn the_files_that_linting_reads_are_watched() {
    let settings = "[lint]\nbaseline = \"before.json\"\nknown = \"known.json\"\n[lint.level]";
    let settings = TWO.replace("[lint.level]", settings);
    let folder = package(&settings, USER);
    fs::write(folder.path().join("before.json"), USER).unwrap();
    let known = "{\"version\": 1, \"findings\": []}";
    fs::write(folder.path().join("known.json"), known).unwrap();
    let heard = run(&Build::new(), folder.path()).unwrap();
    for name in ["before.json", "known.json"] {
        assert!(heard.contains(&format!("cargo::rerun-if-changed=[folder]/{name}\n")), "{heard}");
    }
}

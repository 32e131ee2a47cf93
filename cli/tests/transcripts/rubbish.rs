//! Every kind of rubbish gives one clear answer, exit code 2, and nothing on standard output.

use std::fs;

use crate::session::{Session, schemas};

/// Returns what `generate managed.json` says to `schema`.
fn answer(schema: impl AsRef<[u8]>) -> String {
    let session = Session::new();
    session.put("managed.json", schema);
    session.run("generate managed.json").to_string()
}

#[test]
fn an_empty_file() {
    insta::assert_snapshot!(answer(""), @r"
    exit 2
    --- stderr
    error[json-empty]: expected a JSON value, found nothing
    --> managed.json:1:1
     = help: save the body of `GET /openidm/config/managed` in it

    1 error
    ");
}

#[test]
fn a_truncated_file() {
    insta::assert_snapshot!(answer("{\"objects\": [\n  {\"name\": \"loan\", \"sche"), @r#"
    exit 2
    --- stderr
    error[json-unterminated-string]: expected `"` to end the string, found the end of the line
     --> managed.json:2:20
      |
    2 |   {"name": "loan", "sche
      |                    ^^^^^
      |
      = help: add `"`, or fetch the file again if it was cut off

    error[json-unclosed]: expected `}`, found the end of the text inside of 3 brackets
     --> managed.json:2:25
      |
    2 |   {"name": "loan", "sche
      |                         ^
      |
     ::: managed.json:2:3
      |
    2 |   {"name": "loan", "sche
      |   - opened here
      |
      = help: the file seems to be cut off: fetch it again

    2 errors
    "#);
}

#[test]
fn something_that_is_not_an_object() {
    insta::assert_snapshot!(answer("42\n"), @r"
    exit 2
    --- stderr
    error[not-a-configuration]: expected object types in `objects`, found a number
     --> managed.json:1:1
      |
    1 | 42
      | ^^
      |
      = help: give the body of `GET /openidm/config/managed`, an export of frodo (`idm.managed`), a type as fr-config-manager writes it, or patch operations that add types

    1 error
    ");
}

#[test]
fn an_array_a_hundred_thousand_deep() {
    insta::assert_snapshot!(answer("[".repeat(100_000) + &"]".repeat(100_000)), @r"
    exit 2
    --- stderr
    error[json-too-deep]: expected at most 128 levels of nesting
     --> managed.json:1:129
      |
    1 | [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[...
      |                                                                                                                                 ^
      |
      = help: no schema nests so deep: check that this is the right file

    1 error
    ");
}

#[test]
fn bytes_that_are_not_utf8() {
    insta::assert_snapshot!(answer(b"{\"objects\": [{\"name\": \"caf\xe9\"}]}"), @r#"
    exit 2
    --- stderr
    error[not-utf8]: expected UTF-8, found other bytes
     --> managed.json:1:27
      |
    1 | {"objects": [{"name": "caf�"}]}
      |                           ^
      |
      = help: save the file as UTF-8

    1 error
    "#);
}

#[test]
fn bytes_that_are_utf16() {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let session = Session::new();
    session.put("managed.json", utf16("{\"objects\": [{\"name\": \"loan\"}]}"));
    insta::assert_snapshot!(session.run("generate managed.json"), @r#"
    exit 2
    --- stderr
    error[not-utf8]: expected UTF-8, found UTF-16
     --> managed.json:1:1
      |
    1 | {"objects": [{"name": "loan"}]}
      | ^
      |
      = help: save the file as UTF-8

    1 error
    "#);
    session.put("managed.json", "{}");
    session.put("mosaic.toml", utf16("\u{feff}schema = \"managed.json\"\n"));
    for line in ["generate", "generate managed.json", "slots"] {
        let run = session.run(line);
        assert!(run.stderr.contains("mosaic.toml:1:1"), "{run}");
        assert!(run.stderr.ends_with("\n1 error\n"), "{run}");
    }
    let init = Session::new();
    init.put("managed.json", utf16("{\"objects\": [{\"name\": \"loan\"}]}"));
    assert!(init.run("init").stderr.ends_with("\n1 error\n"));
}

#[test]
fn a_folder_without_types() {
    let session = Session::new();
    session.put("conf/package.json", "{\"version\": 1}");
    session.put("conf/other/list.json", "[1]");
    insta::assert_snapshot!(session.run("generate conf"), @r#"
    exit 2
    --- stderr
    error[not-a-configuration]: expected object types in `objects`, found an array without any
     --> conf/other/list.json:1:1
      |
    1 | [1]
      | ^^^
      |
      = help: give the body of `GET /openidm/config/managed`, an export of frodo (`idm.managed`), a type as fr-config-manager writes it, or patch operations that add types

    error[not-a-configuration]: expected object types in `objects`, found an object with `version`
     --> conf/package.json:1:2
      |
    1 | {"version": 1}
      |  ^^^^^^^^^
      |
      = help: give the body of `GET /openidm/config/managed`, an export of frodo (`idm.managed`), a type as fr-config-manager writes it, or patch operations that add types

    2 errors
    "#);
}

#[test]
fn a_folder_without_json() {
    let session = Session::new();
    session.put("conf/readme.md", "");
    insta::assert_snapshot!(session.run("generate conf"), @r"
    exit 2
    --- stderr
    error: cannot read `conf`: expected `*.json` files in it, found none
      help: check the path, or save the body of `GET /openidm/config/managed` there
    ");
}

#[test]
fn a_missing_file() {
    insta::assert_snapshot!(Session::new().run("generate missing.json"), @r"
    exit 2
    --- stderr
    error: cannot read `missing.json`: No such file or directory (os error 2)
      help: check the path, or save the body of `GET /openidm/config/managed` there
    ");
}

#[cfg(target_os = "linux")]
#[test]
fn a_link_that_leads_to_itself() {
    let session = Session::new();
    std::os::unix::fs::symlink("managed.json", session.path("managed.json")).unwrap();
    insta::assert_snapshot!(session.run("generate managed.json"), @r"
    exit 2
    --- stderr
    error: cannot read `managed.json`: Too many levels of symbolic links (os error 40)
    ");
}

#[test]
fn no_schema_and_no_settings() {
    insta::assert_snapshot!(Session::new().run("generate"), @r"
    exit 2
    --- stderr
    error: expected a schema or a `mosaic.toml` that names one, found neither in `[folder]` nor above
      help: name the schema, or let `mosaic init` find one
    ");
}

#[test]
fn settings_with_an_unknown_key() {
    let session = Session::with_schema("{}");
    session.put("mosaic.toml", "schma = \"managed.json\"\n");
    insta::assert_snapshot!(session.run("generate"), @r#"
    exit 2
    --- stderr
    error[config-unknown-key]: unknown key `schma`
     --> mosaic.toml:1:1
      |
    1 | schma = "managed.json"
      | ^^^^^ schma
      |
      = help: did you mean `schema`?

    1 error
    "#);
}

#[test]
fn settings_without_a_schema() {
    let session = Session::with_schema("{}");
    session.put("mosaic.toml", "[generate]\noutput = \"managed.rs\"\n");
    insta::assert_snapshot!(session.run("generate"), @r#"
    exit 2
    --- stderr
    error: expected the key `schema` in `mosaic.toml`, found none
      help: add `schema = "managed.json"` to it, or name the schema yourself
    "#);
}

#[test]
fn settings_that_are_missing() {
    let session = Session::with_schema("{}");
    insta::assert_snapshot!(session.run("generate managed.json --config other.toml"), @r"
    exit 2
    --- stderr
    error: cannot read `other.toml`: No such file or directory (os error 2)
      help: check the path
    ");
}

#[test]
fn settings_that_name_what_is_not_there() {
    let session = Session::new();
    session.put("mosaic.toml", "schema = \"nope.json\"\n");
    insta::assert_snapshot!(session.run("generate"), @r#"
    exit 2
    --- stderr
    error[schema-unreadable]: cannot read `nope.json`: No such file or directory (os error 2)
     --> mosaic.toml:1:10
      |
    1 | schema = "nope.json"
      |          ^^^^^^^^^^^ schema
      |
      = help: check the path, or save the body of `GET /openidm/config/managed` there

    1 error
    "#);
    assert_eq!(session.run("slots").stderr, session.run("generate").stderr);
}

#[test]
fn an_unknown_verb() {
    let run = Session::new().run("genrate");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("'generate'"), "{run}");
}

#[test]
fn a_machine_gets_every_failure_as_one_object() {
    for (schema, line) in [
        ("", "generate managed.json --format json"),
        ("{}", "generate missing.json --format json"),
        ("{}", "generate --format json"),
        ("[1,", "slots managed.json --format json"),
        ("{}", "generate --fromat x --format=json"),
        ("{}", "--format json genrate"),
        ("{}", "completions --format json"),
    ] {
        let run = Session::with_schema(schema).run(line);
        let report: serde_json::Value = serde_json::from_str(&run.stderr).expect(line);
        assert_eq!(report["version"], 1, "{run}");
        assert_ne!(report["summary"]["errors"], 0, "{run}");
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run}");
    }
}

#[test]
fn an_option_that_would_change_nothing_is_refused() {
    let session = Session::with_schema("{}");
    for line in [
        "lint managed.json --diff --fail-on never",
        "lint managed.json --write-baseline --fail-on info",
        "lint managed.json --unsafe",
        "pull --fail-on risky",
        "pull --out report.txt",
    ] {
        let run = session.run(line);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run}");
        assert!(
            run.stderr.contains("cannot be used with") || run.stderr.contains("required"),
            "{run}"
        );
    }
}

#[test]
fn the_way_out_is_apart_for_a_machine_too() {
    let run = Session::new().run("generate --format json");
    let report: serde_json::Value = serde_json::from_str(&run.stderr).unwrap();
    let finding = &report["findings"][0];
    assert!(!finding["message"].as_str().unwrap().contains("help"), "{run}");
    assert!(finding["hint"].as_str().unwrap().contains("mosaic init"), "{run}");
}

#[test]
fn a_word_that_is_wrong_is_told_a_machine_with_the_right_one() {
    let run = Session::new().run("genrate --format json");
    let report: serde_json::Value = serde_json::from_str(&run.stderr).unwrap();
    assert_eq!(report["findings"][0]["message"], "unrecognized subcommand 'genrate'");
    assert_eq!(report["findings"][0]["hint"], "a similar subcommand exists: 'generate'");
    let help = Session::new().run("generate --help --format json");
    assert!(help.code == 0 && help.stderr.is_empty() && help.stdout.contains("Examples"), "{help}");
}

/// The bad samples that code can be generated from all the same.
const WARNED: [&str; 2] = ["arrays-without-items.json", "duplicate-keys.json"];

#[test]
fn no_bad_sample_causes_a_crash_or_an_answer_without_a_place() {
    let session = Session::new();
    let mut count = 0;
    for entry in fs::read_dir(schemas("samples/bad")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        session.put("managed.json", fs::read(&path).unwrap());
        for line in ["generate managed.json", "slots managed.json"] {
            let run = session.run(line);
            let warns =
                path.file_name().is_some_and(|name| WARNED.iter().any(|warned| name == *warned));
            assert_eq!(run.code, if warns { 0 } else { 2 }, "{}: {run}", path.display());
            assert!(!run.stderr.contains("panicked"), "{}: {run}", path.display());
            let placed = run.stderr.contains("--> managed.json:");
            assert!(placed, "{}: {run}", path.display());
        }
        count += 1;
    }
    assert!(count > 20, "{count} samples");
}

//! `mosaic pull` into a checkout that does not hold every type, and types that come and go.

use std::fs;

use crate::dev::{Dev, EMAIL, MANAGED, TITLE};

/// One type, as a file of its own has it.
const LOAN: &str = r#"{
  "name": "loan",
  "schema": {
    "order": ["title"],
    "properties": {
      "title": { "type": "string", "title": "Title", "viewable": true }
    }
  }
}
"#;

/// Returns a folder whose schema is `place`, and a tenant.
fn with_schema_at(place: &str) -> Dev {
    let dev = Dev::new(MANAGED, "");
    dev.keep_schema_at(place);
    dev
}

/// Returns [`MANAGED`] without the type `reader`.
fn without_reader() -> String {
    let reader = MANAGED.find(",\n    {\n      \"name\": \"reader\"").expect("it is there");
    format!("{}\n  ]\n}}\n", &MANAGED[..reader])
}

#[test]
fn the_file_of_one_type_is_about_that_type_alone() {
    let dev = with_schema_at("types/loan.json");
    dev.session.put("types/loan.json", LOAN);
    dev.session.put("types/reader.json", "mine");
    let run = dev.run("pull");
    assert!(run.code == 0 && run.stderr == "nothing to pull\n", "{run}");
    assert!(!dev.session.get(".mosaic/dev/base.json").contains("reader"));
    let run = dev.run("pull --check");
    assert_eq!(run.code, 0, "{run}");

    let changed = MANAGED.replace("\"Mail\"", "\"E-mail\"").replace("\"Title\"", "\"Name\"");
    dev.colleague_pushes(&changed, "");
    let run = dev.run("pull --check");
    assert!(run.code == 1 && !run.stdout.contains("reader"), "{run}");
    let run = dev.run("pull");
    assert!(run.code == 0 && run.stderr == "wrote types/loan.json\n", "{run}");
    assert_eq!(dev.session.get("types/loan.json"), LOAN.replace("\"Title\"", "\"Name\""));
    assert_eq!(dev.session.get("types/reader.json"), "mine");
    let run = dev.run("push --dry-run");
    assert!(run.code == 0 && run.stderr == "nothing to do\n", "nothing is asked of others: {run}");
}

#[test]
fn a_new_type_never_takes_the_place_of_a_file_that_was_not_read() {
    let dev = with_schema_at("managed.json");
    dev.session.put(
        "managed.json",
        r#"{"idm": {"managed": {"objects": ["file://types/loan.managed.json"]}}}"#,
    );
    dev.session.put("types/loan.managed.json", LOAN);
    dev.session.put("types/reader.managed.json", "mine");
    insta::assert_snapshot!(dev.told("pull"), @r"
    exit 2
    --- stderr
    error: expected `types/reader.managed.json` to be free for what is new, found a file
      help: move it away, or name its folder instead, so that it is read
    ");
    assert_eq!(dev.session.get("types/reader.managed.json"), "mine");
    assert!(!dev.session.path(".mosaic/dev/base.json").exists());
}

#[test]
fn what_the_files_lack_is_no_order_to_delete_it() {
    let dev = with_schema_at("types");
    assert_eq!(dev.run("pull --layout types").code, 0);
    fs::remove_file(dev.session.path("types/reader.json")).expect("the pull made it");
    insta::assert_snapshot!(dev.told("pull"), @r"
    exit 0
    --- stderr
    taken out of the files, and not pulled: `reader`
    nothing to pull
    ");
    assert!(!dev.session.path("types/reader.json").exists());
    insta::assert_snapshot!(dev.told("push --yes"), @r"
    exit 0
    --- stderr
    `reader` is gone here and stays there; `--delete reader` deletes it with its records
    nothing to do
    ");
    let tenant = dev.session.run("diff server.json tenant:dev --key key.jwk");
    assert_eq!(tenant.code, 0, "the tenant has both types: {tenant}");

    dev.colleague_pushes(
        &MANAGED.replace(TITLE, "\"isbn\": { \"type\": \"string\" }, \"title\": { \"type\""),
        "",
    );
    let run = dev.run("pull");
    assert!(run.code == 0 && dev.session.get("types/loan.json").contains("isbn"), "{run}");
    assert!(!dev.session.path("types/reader.json").exists(), "it was taken out: {run}");
}

#[test]
fn a_type_that_is_gone_here_and_changed_there_is_decided_by_a_person() {
    let dev = with_schema_at("types");
    assert_eq!(dev.run("pull --layout types").code, 0);
    fs::remove_file(dev.session.path("types/reader.json")).expect("the pull made it");
    dev.colleague_pushes(
        &MANAGED.replace(EMAIL, "\"phone\": { \"type\": \"string\" }, \"email\": { \"type\""),
        "",
    );
    insta::assert_snapshot!(dev.told("pull"), @r#"
    exit 3
    --- stderr
    error: `reader` is gone here, and was changed there
      here is (not there)
      dev has {"name":"reader","schema":{"order":["email"],"properties":{"email":{"type":"string","title":"Mail","viewable":true},"phone":{"type":"string"}}}}
      help: `--theirs` takes what the tenant has, `--ours` keeps what is here; nothing was written
    "#);
    let base = dev.session.get(".mosaic/dev/base.json");
    insta::assert_snapshot!(dev.told("pull --ours"), @r"
    exit 0
    --- stderr
    `reader` stays as it is here
    nothing to pull
    ");
    assert!(!dev.session.path("types/reader.json").exists());
    dev.session.put(".mosaic/dev/base.json", base);
    let run = dev.run("pull --theirs");
    assert!(run.code == 0 && dev.session.get("types/reader.json").contains("phone"), "{run}");
}

#[test]
fn a_type_that_is_changed_here_and_gone_there_is_decided_by_a_person() {
    let dev = with_schema_at("types");
    assert_eq!(dev.run("pull --layout types").code, 0);
    let mine = dev.session.get("types/reader.json").replace("\"Mail\"", "\"E-mail\"");
    dev.session.put("types/reader.json", &mine);
    dev.colleague_pushes(&without_reader(), "--delete reader");
    insta::assert_snapshot!(dev.told("pull"), @r#"
    exit 3
    --- stderr
    error: `reader` was changed here, and is gone there
      here is { "name": "reader", "schema": { "order": [ "email" ], "properties": { "email": { "type": "string", "title": "E-mail", "viewable": true } } } }
      dev has (not there)
      help: `--theirs` takes what the tenant has, `--ours` keeps what is here; nothing was written
    "#);
    let base = dev.session.get(".mosaic/dev/base.json");
    assert_eq!(dev.run("pull --ours").code, 0);
    assert_eq!(dev.session.get("types/reader.json"), mine);
    dev.session.put(".mosaic/dev/base.json", base);
    let run = dev.run("pull --theirs");
    assert!(run.code == 0 && !dev.session.path("types/reader.json").exists(), "{run}");
}

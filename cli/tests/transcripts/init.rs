//! `mosaic init`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::session::{Session, schemas};

const LOAN: &str = r#"{"objects": [{"name": "loan", "schema": {"properties": {}}}]}"#;

#[test]
fn the_schema_is_found_by_content_and_relabelled_slots_get_names() {
    let session = Session::new();
    session.put("notes.json", "{\"a\": 1}");
    session.put("node_modules/x/managed.json", LOAN);
    let schema = fs::read(schemas("samples/extension-slots/managed.json")).unwrap();
    session.put("conf/tenant.json", schema);
    insta::assert_snapshot!(session.run("init"), @r"
    exit 0
    --- stderr
    wrote mosaic.toml for conf/tenant.json: 1 type, product `aic`
    next: look at the aliases, then run `mosaic generate`
    ");
    insta::assert_snapshot!(session.get("mosaic.toml"), @r#"
    # Settings of mosaic. Paths are relative to this file.

    schema = "conf/tenant.json"
    # `product = "idm"` for self-managed PingIDM or OpenIDM.

    [generate]
    # The file or folder for `mosaic generate`; a build script writes to OUT_DIR instead.
    # output = "src/managed.rs"
    # The types to generate; `!` leaves out.
    # types = ["alpha_*", "!*_usermeta"]
    # An open enum keeps values that the schema does not list, a closed one refuses them.
    # enums = "closed"

    # A tenant for `mosaic pull` and `mosaic push`; who speaks to it is in the environment, never here.
    # [tenant.dev]
    # url = "https://tenant.example.com"
    # writable = true

    # Names in code for numbered slots: NAME = "PROPERTY". They were suggested from the titles in the
    # console, and stay as they are here when a title changes.
    [alias.alpha_user]
    library_card = "frIndexedString1" # Library Card
    favourite_seat = "frUnindexedString1" # Favourite Seat
    borrowing_rights = "frIndexedMultivalued1" # Borrowing Rights
    wish_list = "frUnindexedMultivalued1" # Wish List
    card_expires = "frIndexedDate1" # Card Expires; typed: { property = "frIndexedDate1", as = "date" }, or "datetime"
    last_visit = "frUnindexedDate1" # Last Visit; typed: { property = "frUnindexedDate1", as = "date" }, or "datetime"
    open_loans = "frIndexedInteger1" # Open Loans
    fines_in_cents = "frUnindexedInteger1" # Fines in Cents
    "#);
    assert_eq!(session.run("generate --out managed.rs").code, 0);
}

#[test]
fn settings_are_never_overwritten() {
    let session = Session::with_schema(LOAN);
    session.put("mosaic.toml", "# mine\n");
    insta::assert_snapshot!(session.run("init --yes"), @r"
    exit 2
    --- stderr
    error: expected no `mosaic.toml` in this folder, found one
      help: edit it, or remove it first
    ");
    assert_eq!(session.get("mosaic.toml"), "# mine\n");
}

#[test]
fn several_schemas_are_a_question_that_a_script_answers() {
    let session = Session::with_schema(LOAN);
    session.put("old/managed.json", LOAN);
    insta::assert_snapshot!(session.run("init"), @r"
    exit 2
    --- stderr
    error: expected one schema, found 2:
      managed.json (1 type)
      old/managed.json (1 type)
      help: name one, as in `mosaic init managed.json`, or take the first with `--yes`
    ");
    assert!(!session.path("mosaic.toml").exists());
    insta::assert_snapshot!(session.run("init --yes"), @r"
    exit 0
    --- stderr
    wrote mosaic.toml for managed.json: 1 type, product `aic`
    next: look at the aliases, then run `mosaic generate`
    ");
    assert!(session.get("mosaic.toml").contains("schema = \"managed.json\"\n"));
}

#[test]
fn a_folder_of_types_is_one_schema() {
    let session = Session::new();
    for name in ["loan", "reader"] {
        let part = format!("{{\"name\": \"{name}\", \"schema\": {{\"properties\": {{}}}}}}");
        session.put(&format!("managed-objects/{name}/{name}.json"), part);
    }
    insta::assert_snapshot!(session.run("init"), @r"
    exit 0
    --- stderr
    wrote mosaic.toml for managed-objects: 2 types, product `aic`
    next: look at the aliases, then run `mosaic generate`
    ");
    assert!(session.get("mosaic.toml").contains("schema = \"managed-objects\"\n"));
}

#[test]
fn a_self_managed_server_is_recognised() {
    let session = Session::with_schema(&LOAN.replace("loan", "user"));
    assert_eq!(session.run("init").code, 0);
    assert!(session.get("mosaic.toml").contains("\nproduct = \"idm\"\n"));
}

#[test]
fn a_realm_outweighs_a_type_called_user() {
    let types = ["alpha_user", "user"]
        .map(|name| format!("{{\"name\": \"{name}\", \"schema\": {{\"properties\": {{}}}}}}"));
    let session = Session::with_schema(&format!("{{\"objects\": [{}]}}", types.join(",")));
    let run = session.run("init");
    assert!(run.stderr.contains("product `aic`"), "{run}");
    assert!(!session.get("mosaic.toml").contains("\nproduct"), "{run}");
}

#[test]
fn types_beside_a_package_are_refused() {
    let session = Session::new();
    session.put("Cargo.toml", "");
    for name in ["loan", "reader"] {
        let part = format!("{{\"name\": \"{name}\", \"schema\": {{\"properties\": {{}}}}}}");
        session.put(&format!("{name}.json"), part);
    }
    insta::assert_snapshot!(session.run("init"), @r"
    exit 2
    --- stderr
    error: expected the types in a folder of their own, found them beside `Cargo.toml`
      help: move them into a folder such as `schemas`
    ");
    assert!(!session.path("mosaic.toml").exists());
}

#[test]
fn no_schema_is_told_with_the_way_to_one() {
    insta::assert_snapshot!(Session::new().run("init"), @r"
    exit 2
    --- stderr
    error: expected a schema in this folder or below, found none
      help: save the body of `GET /openidm/config/managed` as `managed.json`, or name the schema, as in `mosaic init path/to/managed.json`
    ");
}

#[test]
fn a_schema_with_errors_gets_no_settings() {
    let session = Session::with_schema("{\"objects\": [");
    assert_eq!(session.run("init managed.json").code, 2);
    assert!(!session.path("mosaic.toml").exists());
}

#[test]
fn what_is_written_generates_for_every_sample() {
    let (samples, folders) = samples();
    for path in samples {
        let session = Session::new();
        session.put("managed.json", fs::read(&path).unwrap());
        assert_generates(&session, "managed.json", &path);
    }
    for path in folders {
        let session = Session::new();
        copy(&path, &session, "types");
        assert_generates(&session, "types", &path);
    }
}

/// Asserts that `mosaic init` and `mosaic generate` make Rust of the schema `name`, which is a sample.
fn assert_generates(session: &Session, name: &str, sample: &Path) {
    for line in [&format!("init {name}"), "generate --out managed.rs"] {
        let run = session.run(line);
        assert_eq!(run.code, 0, "{line} for {}: {run}", sample.display());
    }
}

/// The samples that need more than `mosaic init` says: those that are wrong, and one whose names collide
/// without its own settings.
const LEFT_OUT: [&str; 2] = ["bad", "renamed-types"];

/// Returns the samples but for those: those of one file, and those that are a folder of types.
fn samples() -> (Vec<PathBuf>, Vec<PathBuf>) {
    let folders = ["frodo-split", "fr-config-manager/managed-objects"];
    let folders = folders.map(|name| schemas("samples").join(name)).to_vec();
    let (mut files, mut open) = (Vec::new(), vec![schemas("samples")]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder of samples") {
            let path = entry.expect("an entry of it").path();
            let is_left_out = LEFT_OUT.iter().any(|name| path.ends_with(name));
            if path.is_dir() && !is_left_out && !folders.contains(&path) {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                files.push(path);
            }
        }
    }
    (files, folders)
}

/// Copies the files of `folder` and of the folders in it to `name`.
fn copy(folder: &Path, session: &Session, name: &str) {
    for entry in fs::read_dir(folder).expect("a folder of samples") {
        let path = entry.expect("an entry of it").path();
        let name = format!("{name}/{}", path.file_name().expect("a name").display());
        if path.is_dir() {
            copy(&path, session, &name);
        } else {
            session.put(&name, fs::read(&path).expect("a sample"));
        }
    }
}

#[test]
fn a_schema_is_found_however_its_ending_is_written() {
    let session = Session::new();
    session.put("MANAGED.JSON", LOAN);
    assert!(session.run("init").stderr.contains("MANAGED.JSON"));
    assert_eq!(session.run("lint . --fail-on never").code, 0);
}

#[test]
fn a_hostile_title_stays_in_its_comment() {
    let session = Session::with_schema(
        r#"{"objects": [{"name": "alpha_user", "schema": {"properties": {
          "frIndexedString1": {"type": "string", "title": "Desk\"\n[generate]\noutput = \"/etc\" \u001b[2J\u202e"},
          "frIndexedString2": {"type": "string", "title": "type"},
          "frIndexedString3": {"type": "string", "title": "\ud83d\udd25"},
          "frIndexedString4": {"type": "string", "title": "Tür"},
          "frIndexedString5": {"type": "string", "title": "TÜR"},
          "frIndexedString6": {"type": "string", "title": "tür"},
          "frIndexedString7": {"type": "string", "title": "id"},
          "frIndexedString8": {"type": "string", "title": "mail"},
          "frIndexedString9": {"type": "string", "title": ""},
          "mail": {"type": "string"}
        }}}]}"#,
    );
    assert_eq!(session.run("init").code, 0);
    let settings = session.get("mosaic.toml");
    let aliases = settings.split_once("[alias.alpha_user]\n").expect("some titles are usable").1;
    insta::assert_snapshot!(aliases, @r#"
    desk_generate_output_etc_2j = "frIndexedString1" # Desk"␊[generate]␊output = "/etc" ␛[2J�
    type = "frIndexedString2" # type
    u1f525 = "frIndexedString3" # 🔥
    "tür" = "frIndexedString4" # Tür
    id_ = "frIndexedString7" # id
    "#);
    let run = session.run("generate --out managed.rs");
    assert_eq!(run.to_string(), "exit 0\n--- stderr\nwrote managed.rs");
}

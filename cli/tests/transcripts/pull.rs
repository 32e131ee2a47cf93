//! `mosaic pull`, from a tenant on this machine.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use serde_json::{Value, json};

use crate::dev::{Dev, EMAIL, MANAGED, TITLE};
use crate::session::Session;

#[test]
fn a_first_pull_makes_the_file_and_a_second_one_changes_nothing() {
    let dev = Dev::new(MANAGED, "");
    fs::remove_file(dev.session.path("managed.json")).expect("it is there");
    insta::assert_snapshot!(dev.told("pull --dry-run"), @r"
    exit 0
    --- stderr
    would write managed.json: 2 types of `dev`
    ");
    assert!(!dev.session.path(".mosaic").exists() && !dev.session.path("managed.json").exists());
    insta::assert_snapshot!(dev.told("pull"), @r"
    exit 0
    --- stderr
    wrote managed.json: 2 types of `dev`
    next: commit it; `mosaic lint` checks it, `mosaic generate` compiles it
    ");
    let first = dev.session.get("managed.json");
    assert!(first.contains("\n        \"properties\": {\n"), "{first}");
    insta::assert_snapshot!(dev.told("pull"), @r"
    exit 0
    --- stderr
    nothing to pull
    ");
    assert_eq!(dev.session.get("managed.json"), first);
    insta::assert_snapshot!(dev.told("pull --check"), @r"
    exit 0
    --- stderr
    `dev` has what the files say
    ");
    assert_eq!(dev.session.get(".mosaic/.gitignore"), "*\n");
}

#[test]
fn a_first_pull_takes_a_folder_with_only_gitkeep_and_a_readme() {
    let dev = Dev::new(MANAGED, "");
    dev.keep_schema_at("objects");
    dev.session.put("objects/.gitkeep", "");
    dev.session.put("objects/README.md", "# Types\n");
    insta::assert_snapshot!(dev.told("pull"), @r"
    exit 0
    --- stderr
    wrote objects: 2 types of `dev`
    next: commit it; `mosaic lint` checks it, `mosaic generate` compiles it
    ");
    let files = dev.session.files("objects").into_keys().collect::<Vec<_>>();
    assert_eq!(files, [".gitkeep", "README.md", "loan/loan.json", "reader/reader.json"]);
    assert_eq!(dev.session.get("objects/README.md"), "# Types\n");
}

#[test]
fn what_was_not_pushed_yet_stays() {
    let dev = Dev::pulled(MANAGED, "");
    let phone = r#""phone": { "type": "string" }, "email": { "type""#;
    dev.colleague_pushes(&MANAGED.replace(EMAIL, phone), "");
    dev.add("isbn");
    let run = dev.run("pull");
    assert_eq!(run.code, 0, "{run}");
    let text = dev.session.get("managed.json");
    assert!(text.contains("isbn") && text.contains("phone"), "{text}");
    assert!(dev.run("push --dry-run").stdout.contains("loan.isbn"), "it is still to be pushed");
}

#[test]
fn what_both_changed_is_decided_by_a_person() {
    let dev = Dev::pulled(MANAGED, "");
    dev.colleague_pushes(&MANAGED.replace("\"Title\"", "\"Name\""), "");
    dev.edit("\"Title\"", "\"Book\"");
    let mine = dev.session.get("managed.json");
    insta::assert_snapshot!(dev.told("pull"), @r#"
    exit 3
    --- stderr
    error: `loan.title` was changed here and there, and not to the same
      here is { "type": "string", "title": "Book", "viewable": true }
      dev has {"type":"string","title":"Name","viewable":true}
      help: `--theirs` takes what the tenant has, `--ours` keeps what is here; nothing was written
    "#);
    assert_eq!(dev.session.get("managed.json"), mine);
    let base = dev.session.get(".mosaic/dev/base.json");
    insta::assert_snapshot!(dev.told("pull --ours"), @r"
    exit 0
    --- stderr
    `loan.title` stays as it is here
    nothing to pull
    ");
    assert_eq!(dev.session.get("managed.json"), mine);
    dev.session.put(".mosaic/dev/base.json", base);
    let run = dev.run("pull --theirs");
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(dev.session.get("managed.json"), mine.replace("\"Book\"", "\"Name\""));
}

#[test]
fn files_that_were_never_pulled_are_not_written_over() {
    let dev = Dev::new(MANAGED, "");
    dev.edit("\"Title\"", "\"Book\"");
    let mine = dev.session.get("managed.json");
    insta::assert_snapshot!(dev.told("pull"), @r#"
    exit 3
    --- stderr
    error: `loan.title` differs, and nothing was pulled that tells who changed it
      here is { "type": "string", "title": "Book", "viewable": true }
      dev has {"type":"string","title":"Title","viewable":true}
      help: `--theirs` takes what the tenant has, `--ours` keeps what is here; nothing was written
    "#);
    assert_eq!(dev.session.get("managed.json"), mine);
    assert!(!dev.session.path(".mosaic/dev/base.json").exists());
}

#[test]
fn a_type_that_the_tenant_lost_goes_from_the_files() {
    let dev = Dev::pulled(MANAGED, "");
    let reader = MANAGED.find(",\n    {\n      \"name\": \"reader\"").expect("it is there");
    let less = format!("{}\n  ]\n}}\n", &MANAGED[..reader]);
    let base = dev.session.get(".mosaic/dev/base.json");
    dev.session.put("managed.json", &less);
    let run = dev.run("push --yes --delete reader");
    assert_eq!(run.code, 0, "{run}");
    dev.session.put("managed.json", MANAGED);
    dev.session.put(".mosaic/dev/base.json", base);
    let run = dev.run("pull");
    assert!(run.stdout.contains("reader"), "it is shown: {run}");
    assert!(!run.stdout.contains("do: export the records"), "they are gone: {run}");
    assert_eq!(dev.session.get("managed.json"), less);
}

#[test]
fn a_type_that_was_taken_out_here_and_changed_there_comes_back_if_theirs_is_asked_for() {
    let dev = Dev::pulled(MANAGED, "");
    let reader = MANAGED.find(",\n    {\n      \"name\": \"reader\"").expect("it is there");
    dev.colleague_pushes(
        &MANAGED.replace(EMAIL, "\"phone\": { \"type\": \"string\" }, \"email\": { \"type\""),
        "",
    );
    dev.session.put("managed.json", format!("{}\n  ]\n}}\n", &MANAGED[..reader]));
    assert_eq!(dev.run("pull").code, 3);
    let run = dev.run("pull --theirs");
    assert_eq!(run.code, 0, "{run}");
    assert!(dev.session.get("managed.json").contains("phone"), "{run}");
    assert!(!run.stderr.contains("not pulled"), "{run}");
}

#[test]
fn drift_is_shown_and_nothing_is_written() {
    let dev = Dev::pulled(MANAGED, "");
    dev.colleague_pushes(
        &MANAGED.replace(TITLE, "\"isbn\": { \"type\": \"string\" }, \"title\": { \"type\""),
        "",
    );
    let before = dev.session.files(".");
    let run = dev.run("pull --check");
    assert!(run.code == 1 && run.stdout.contains("loan.isbn"), "{run}");
    assert!(run.stdout.contains("managed.json:4:15 (not there) → tenant:dev"), "{run}");
    insta::assert_snapshot!(dev.told("pull --check"), @r"
    exit 1
    --- stderr
    `dev` differs from the files: since both were the same, 1 change there and no change here; `mosaic pull dev` brings its changes here
    ");
    assert_eq!(dev.session.files("."), before);
    let run = dev.run("pull --check --format json");
    assert_eq!(run.code, 1);
    let found: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(
        (&found["version"], &found["review"]["changes"][0]["path"]),
        (&json!(1), &json!("loan.isbn"))
    );
}

#[test]
fn a_check_fails_from_a_verdict_on_looks_at_some_types_and_fills_a_file() {
    let dev = Dev::pulled(MANAGED, "");
    dev.edit("\"Title\"", "\"Name\"");
    let told = dev.told("pull --check --fail-on risky");
    let way =
        "no change there and 1 change here; `mosaic push dev` brings those of the files there";
    assert!(told.starts_with("exit 0") && told.ends_with(way), "{told}");
    assert!(dev.run("pull --check --fail-on risky").stdout.contains("loan.title"));
    dev.edit(TITLE, "\"title\": { \"maxLength\": 9, \"type\"");
    assert_eq!(dev.run("pull --check --fail-on risky --type reader").code, 0);
    let run = dev.run("pull --check --fail-on never --type loan,reader");
    assert_eq!(run.code, 0, "{run}");
    let run = dev.run("pull --check --type loan,reeder");
    assert!(run.code == 2 && run.stderr.contains("did you mean `reader`?"), "{run}");
    for format in ["text", "json", "markdown"] {
        let run = dev.run(&format!("pull --check --out reports/drift --format {format}"));
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
        assert!(dev.session.get("reports/drift").contains("loan.title"), "{format}");
    }
    std::fs::remove_file(dev.session.path(".mosaic/dev/base.json")).expect("a base is there");
    let told = dev.told("pull --check");
    assert!(
        told.contains("`mosaic pull dev` brings") && told.contains("`mosaic push dev`"),
        "{told}"
    );
    assert_eq!(dev.run("pull --fail-on risky").code, 2, "it is for a check");
}

#[test]
fn a_forge_is_shown_drift_in_the_files_that_it_has() {
    let dev = Dev::pulled(MANAGED, "");
    dev.edit("\"Title\"", "\"Name\"");
    for (format, place) in [
        ("github", "file=managed.json,line=8,"),
        ("sarif", r#""uri":"managed.json""#),
        ("gitlab", r#""path":"managed.json","lines":{"begin":8,"#),
        ("junit", r#"file="managed.json" line="8""#),
    ] {
        let run = dev.run(&format!("pull --check --format {format}"));
        assert_eq!(run.code, 1, "{format}: {run}");
        assert!(run.stdout.contains(place), "{format}: {run}");
        assert!(!run.stdout.contains("tenant%3Adev"), "{format}: {run}");
    }
}

#[test]
fn how_files_are_written_is_no_drift() {
    let dev = Dev::pulled(MANAGED, "");
    dev.edit(TITLE, "\"title\":\n{ \"type\"");
    insta::assert_snapshot!(dev.run("pull --check"), @r"
    exit 0
    --- stderr
    `dev` has what the files say
    ");
}

#[test]
fn what_is_remembered_is_never_newer_than_the_files() {
    let dev = Dev::new(MANAGED, "");
    dev.session.put("mosaic.toml", dev.session.get("mosaic.toml").replace("managed.json", "types"));
    let run = dev.run("pull --layout types");
    assert_eq!(run.code, 0, "{run}");
    let base = dev.session.get(".mosaic/dev/base.json");
    let before = dev.session.files("types");

    let settings = dev.session.get("mosaic.toml");
    dev.session.put("mosaic.toml", settings.replace("\"types\"", "\"managed.json\""));
    dev.add("isbn");
    dev.edit(
        "\"objects\": [",
        "\"objects\": [\n    { \"name\": \"desk\", \"schema\": { \"properties\": {} } },",
    );
    assert_eq!(dev.run("push --yes").code, 0);
    dev.session.put(".mosaic/dev/base.json", &base);
    dev.session.put("mosaic.toml", settings);

    // The first file cannot be written: the run ends as if it had been killed there.
    let blocked = dev.session.path("types/desk.json");
    fs::create_dir(&blocked).expect("nothing is there");
    assert_eq!(dev.run("pull").code, 2);
    assert_eq!(dev.session.get(".mosaic/dev/base.json"), base);
    assert_eq!(dev.session.files("types"), before);
    // And here as if it had been killed behind the last file.
    fs::remove_dir(&blocked).expect("it is empty");
    assert_eq!(dev.run("pull").code, 0);
    let after = dev.session.files("types");
    dev.session.put(".mosaic/dev/base.json", &base);
    let run = dev.run("pull");
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(dev.session.files("types"), after);
    assert_ne!(dev.session.get(".mosaic/dev/base.json"), base);
}

#[test]
fn what_is_remembered_and_damaged_is_told_with_the_way_out() {
    let dev = Dev::pulled(MANAGED, "");
    dev.session.put(".mosaic/dev/base.json", "{\"objects\": [");
    insta::assert_snapshot!(dev.told("pull"), @r"
    exit 2
    --- stderr
    error: expected what was pulled last in `[folder]/.mosaic/dev/base.json`, found a damaged file
      help: remove this file, and pull again
    ");
}

#[test]
fn what_keeps_a_tenant_from_being_read_is_told_and_no_secret_is() {
    let dev = Dev::pulled(MANAGED, "");
    let run = dev.session.run_as("pull dev", &[("MOSAIC_DEV_TOKEN", "hunter2")]);
    insta::assert_snapshot!(dev.plain(&run), @r"
    exit 2
    --- stderr
    error: cannot read `tenant:dev`: read `config/managed`: 401 Unauthorized: Access Denied (transaction [id])
      help: check whose key it is, and that the account is still there
    ");
    assert!(!run.to_string().contains("hunter2"));
    insta::assert_snapshot!(dev.plain(&dev.session.run("pull dev")), @r"
    exit 2
    --- stderr
    error: expected credentials for `dev`, found none in the environment
      help: set `MOSAIC_DEV_TOKEN`, or `MOSAIC_DEV_SERVICE_ACCOUNT_ID` and `MOSAIC_DEV_SERVICE_ACCOUNT_JWK`, or give `--key FILE`
    ");
    insta::assert_snapshot!(dev.plain(&dev.session.run("pull stage --key key.jwk")), @r"
    exit 2
    --- stderr
    error: expected a tenant of the settings, found `stage`
      help: they have `dev`, `prod`
    ");
    let settings = dev.session.get("mosaic.toml");
    dev.session.put("mosaic.toml", settings.replace(&dev.url, "http://127.0.0.1:1"));
    let run = dev.run("pull");
    assert!(run.code == 2 && run.stderr.contains("at `http://127.0.0.1:1`"), "{run}");
    assert!(run.stderr.contains("check the URL of the tenant in the settings"), "{run}");
    dev.session.put("mosaic.toml", settings.replace(&dev.url, "http://tenant.example.com"));
    insta::assert_snapshot!(dev.plain(&dev.run("pull")), @r"
    exit 2
    --- stderr
    error: expected `https` for `dev`: it is on another machine, and would get the token in plain text
      help: write `https://` in the settings, or say `--allow-plain-http` all the same
    ");
}

#[test]
fn a_page_of_something_else_is_told_as_such() {
    let gate = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let url = format!("http://{}", gate.local_addr().expect("a socket has an address"));
    thread::spawn(move || {
        for mut stream in gate.incoming().map_while(Result::ok) {
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(
                b"HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 7\r\n\
                  Connection: close\r\n\r\n<html/>",
            );
        }
    });
    let session = Session::with_schema(MANAGED);
    let settings = format!("schema = \"managed.json\"\n[tenant.dev]\nurl = \"{url}\"\n");
    session.put("mosaic.toml", settings);
    let run = session.run_as("pull --check", &[("MOSAIC_DEV_TOKEN", "hunter2")]);
    assert!(run.stderr.contains("found 403 with text/html"), "{run}");
    assert!(run.stderr.contains("something in front of the tenant answered"), "{run}");
    assert_eq!(run.code, 2, "{run}");
    assert!(!run.to_string().contains("hunter2"));
}

#[test]
fn a_layout_is_chosen_once() {
    let dev = Dev::pulled(MANAGED, "");
    insta::assert_snapshot!(dev.told("pull --layout types"), @r"
    exit 2
    --- stderr
    error: `managed.json` has a layout already
      help: leave `--layout` out: it stays as it is
    ");
    fs::remove_file(dev.session.path("managed.json")).expect("it is there");
    insta::assert_snapshot!(dev.told("pull --layout types"), @r#"
    exit 2
    --- stderr
    error: expected a folder for this layout, found `managed.json` in the settings
      help: write `schema = "managed"`
    "#);
    insta::assert_snapshot!(dev.told("pull --check"), @r"
    exit 2
    --- stderr
    error: expected files in `managed.json`, found none
      help: `mosaic pull` makes them
    ");
}

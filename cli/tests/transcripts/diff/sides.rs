//! `mosaic diff`: two configurations from wherever they are.

use std::fs;

use super::{BOOKS, changes, expected, repository};
use crate::session::{LOAN, Session};

#[test]
fn every_way_to_name_two_sides_leads_to_the_same_changes() {
    let session = repository();
    session.put("folder/one.json", BOOKS);
    let lines = [
        "diff",
        "diff --git first",
        "diff --git HEAD",
        "diff first:schemas/managed.json",
        "diff first:schemas schemas/managed.json",
        "diff first:./schemas/managed.json folder",
        "diff first: schemas",
    ];
    for line in lines {
        let run = session.run(&format!("{line} --format json"));
        assert_eq!(changes(&run), expected(), "{line}: {run}");
        assert_eq!(run.code, 1, "{line}");
    }
    let run = session.run_with("diff - schemas/managed.json --format json", LOAN.as_bytes());
    assert_eq!(changes(&run), expected());
    session.git(&["commit", "--quiet", "--all", "--message", "books"]);
    let lines = [
        "diff --git first..HEAD",
        "diff --git first..",
        "diff --git first...HEAD",
        "diff first:schemas/managed.json HEAD:schemas/managed.json",
    ];
    for line in lines {
        assert_eq!(changes(&session.run(&format!("{line} --format json"))), expected(), "{line}");
    }
    assert_eq!(session.run("diff").stdout, "no change of meaning\n");
}

#[test]
fn any_layout_is_compared_with_any_other() {
    let session = Session::with_schema(LOAN);
    let [(_, loan), (_, reader), _] = TYPES;
    session.put("managed-objects/loan/loan.json", loan);
    session.put("managed-objects/reader/reader.json", reader);
    session.put("frodo.json", format!("{{\"idm\": {{\"managed\": {LOAN}}}}}"));
    session.put("list.json", format!("[{reader}, {loan}]"));
    let layouts = ["managed.json", "managed-objects", "frodo.json", "list.json"];
    for old in layouts {
        for new in layouts {
            let run = session.run(&format!("diff {old} {new}"));
            assert!(run.code == 0 && run.stdout.ends_with("no change of meaning\n"), "{run}");
        }
    }
}

/// The types of [`LOAN`] and one more, a text each.
const TYPES: [(&str, &str); 3] = [
    ("loan", r#"{"name": "loan", "schema": {"properties": {"title": {"type": "string"}}}}"#),
    ("reader", r#"{"name": "reader", "schema": {"properties": {"email": {"type": "string"}}}}"#),
    ("shelf", r#"{"name": "shelf", "schema": {"properties": {"floor": {"type": "number"}}}}"#),
];

#[test]
fn of_a_part_and_a_whole_only_what_the_part_holds_is_compared() {
    let session = Session::with_schema(LOAN);
    let loan = TYPES[0].1.replace("title", "name");
    session.put("part/loan.json", &loan);
    session.put("part.json", format!("[{loan}, {}]", TYPES[2].1));
    session.put("loan/loan.json", &loan);
    for (line, told) in [
        (
            "diff managed.json part/loan.json",
            "which the new side holds; 1 type of the old side is left out",
        ),
        (
            "diff part/loan.json managed.json",
            "which the old side holds; 1 type of the new side is left out",
        ),
        (
            "diff part/loan.json part.json",
            "which the old side holds; 1 type of the new side is left out",
        ),
        ("diff managed.json loan", "which the new side holds; 1 type of the old side is left out"),
        ("diff managed.json part.json", "only loan, shelf, which the new side holds; 1 type"),
    ] {
        for format in ["text", "concise", "markdown", "html", "github", "sarif", "gitlab", "junit"]
        {
            let run = session.run(&format!("{line} --format {format}"));
            let marks = [r"\`", "`", "<code>", "</code>", "&#96;"];
            let plain = marks.iter().fold(run.stdout.clone(), |text, mark| text.replace(mark, ""));
            assert!(plain.contains(told), "{line}: {run}");
            assert_eq!(run.stderr, "", "{line}: {run}");
        }
        let run = session.run(&format!("{line} --format json"));
        let kinds = changes(&run);
        assert!(!kinds.iter().any(|(_, path)| path == "reader"), "{line}: {run}");
        assert!(run.stdout.contains("\"left_out\":1"), "{line}: {run}");
    }
    let run = session.run("diff managed.json part.json --format json");
    assert!(changes(&run).contains(&("type-added".to_owned(), "shelf".to_owned())), "{run}");
    let run = session.run("diff managed.json part/loan.json --type loan");
    assert!(!run.stdout.contains("left out"), "{run}");
}

#[test]
fn a_type_that_a_folder_lacks_is_removed() {
    let session = repository();
    for name in ["folder/loan/loan.json", "flat/loan.json"] {
        session.put(name, TYPES[0].1);
    }
    session.git(&["add", "--all"]);
    session.git(&["commit", "--quiet", "--message", "folders"]);
    let removed = [("type-removed".to_owned(), "book".to_owned())];
    for folder in ["folder", "folder/", "./flat", "HEAD:folder", "HEAD:./flat/"] {
        let run = session.run(&format!("diff schemas/managed.json {folder} --format json"));
        assert_eq!((changes(&run), run.code), (removed.to_vec(), 1), "{folder}: {run}");
        let run = session.run(&format!("diff schemas/managed.json {folder} --type loan"));
        assert_eq!(run.code, 0, "{folder}: {run}");
    }
    for part in ["folder/loan", "HEAD:folder/loan", "HEAD:flat/loan.json"] {
        let run = session.run(&format!("diff schemas/managed.json {part}"));
        assert!(run.code == 0 && run.stdout.contains("left out"), "{part}: {run}");
    }
}

#[test]
fn what_may_be_everything_on_both_sides_is_compared_as_such() {
    let session = Session::with_schema(LOAN);
    for (name, text) in TYPES {
        session.put(&format!("all/{name}.json"), text);
    }
    session.put("some/loan.json", TYPES[0].1);
    session.put("some/reader.json", TYPES[1].1);
    session.put("mosaic.toml", "schema = \"some\"\n");
    session.put("three.json", LOAN.replace("]}", &format!(", {}]}}", TYPES[2].1)));
    let removed = ("type-removed".to_owned(), "shelf".to_owned());
    // Folders alike, and one that the settings say is the schema.
    for line in ["diff all some", "diff all", "diff three.json some", "diff three.json"] {
        let run = session.run(&format!("{line} --format json"));
        assert_eq!(changes(&run), std::slice::from_ref(&removed), "{line}: {run}");
        assert!(run.stdout.contains("\"part\":null"), "{line}: {run}");
    }
    let run = session.run("diff some/loan.json some/reader.json --format json");
    assert_eq!(changes(&run).len(), 2, "{run}");
}

#[test]
fn scripts_of_one_name_on_both_sides_do_not_mix() {
    let session = Session::new();
    let hook = r#"{"name": "loan", "onCreate": {"type": "text/javascript", "file": "loan.onCreate.js"},
        "schema": {"properties": {}}}"#;
    for (folder, script) in [("old", "1;"), ("new", "2;"), ("same", "1;")] {
        session.put(&format!("{folder}/loan.json"), hook);
        session.put(&format!("{folder}/loan.onCreate.js"), script);
    }
    let run = session.run("diff old same");
    assert_eq!((run.code, run.stdout.as_str()), (0, "no change of meaning\n"), "{run}");
    let run = session.run("diff old new --format json");
    assert_eq!(changes(&run), [("type-hook-changed".to_owned(), "loan".to_owned())], "{run}");
}

#[test]
fn git_shows_what_its_difference_means() {
    let session = repository();
    let driver = format!("{} diff --git-driver", env!("CARGO_BIN_EXE_mosaic"));
    session.git(&["config", "diff.mosaic.command", &driver]);
    session.put(".gitattributes", "managed.json diff=mosaic\n");
    let text = session.git(&["diff"]);
    assert!(text.starts_with("mosaic diff schemas/managed.json\nBREAKING  reader"), "{text}");
    assert!(
        text.contains(":schemas/managed.json:3:3 → schemas/managed.json:1:2 (not there)"),
        "{text}"
    );
    assert!(
        text.ends_with("1 breaking, 1 safe\nno change of meaning in other types (text +2 −1)\n"),
        "{text}"
    );
    session.put("schemas/managed.json", LOAN.replace(", ", ",\n"));
    let text = session.git(&["diff"]);
    assert_eq!(text, "mosaic diff schemas/managed.json: no change of meaning (text +4 −2)\n");
    session.put("schemas/managed.json", format!("{LOAN}\n"));
    let text = session.git(&["diff"]);
    assert_eq!(text, "mosaic diff schemas/managed.json: no change of meaning\n");
    session.put("schemas/managed.json", LOAN);
    session.git(&["mv", "schemas/managed.json", "managed.json"]);
    let text = session.git(&["diff", "--cached"]);
    let renamed = "mosaic diff schemas/managed.json → managed.json: no change of meaning\n";
    assert_eq!(text, renamed);
    session.git(&["mv", "managed.json", "schemas/managed.json"]);
    fs::remove_file(session.path("schemas/managed.json")).expect("a file can be removed");
    let text = session.git(&["diff"]);
    assert!(text.contains("BREAKING  loan"), "{text}");
    session.put("schemas/managed.json", "{\"objects\": [\n<<<<<<< ours\n]}");
    let text = session.git(&["diff"]);
    assert!(text.contains("\n+<<<<<<< ours\n"), "{text}");
}

#[test]
fn git_shows_approvals_and_usages_where_they_stand() {
    let session = repository();
    let driver = format!("{} diff --as-of 2027-02-01 --git-driver", env!("CARGO_BIN_EXE_mosaic"));
    session.git(&["config", "diff.mosaic.command", &driver]);
    session.put(".gitattributes", "managed.json diff=mosaic\n");
    let report = session.run("diff --format json").stdout;
    let report: serde_json::Value = serde_json::from_str(&report).expect("one JSON object");
    let fingerprint = report["changes"][0]["fingerprint"].as_str().expect("a fingerprint");
    let approval =
        format!("[[diff.approve]]\nfingerprint = \"{fingerprint}\"\nreason = \"agreed\"\n");
    session.put("mosaic.toml", format!("{approval}until = 2027-01-31\n"));
    let text = session.git(&["diff", "schemas"]);
    assert!(text.contains("--> mosaic.toml:4:9"), "{text}");
    session.put("config/endpoint.js", "openidm.query('managed/reader');\n");
    let driver = format!("{} diff --tree config --git-driver", env!("CARGO_BIN_EXE_mosaic"));
    session.git(&["config", "diff.mosaic.command", &driver]);
    let text = session.git(&["diff", "schemas"]);
    assert!(text.contains("used: config/endpoint.js:1:"), "{text}");
}

#[test]
fn a_tenant_is_a_side_as_any_other() {
    let session = repository();
    let tenant = session.serve("--schema schemas/managed.json");
    let (url, account) = (&tenant.url, &tenant.account);
    session.put(
        "mosaic.toml",
        format!("schema = \"schemas/managed.json\"\n[tenant.dev]\nurl = \"{url}\"\naccount = \"{account}\"\n"),
    );
    let run = session.run("diff first:schemas/managed.json tenant:dev --key key.jwk --format json");
    assert_eq!(changes(&run), expected(), "{run}");
    assert!(run.stdout.contains("\"file\":\"tenant:dev\""), "{run}");
    let run = session.run("diff tenant:dev --key key.jwk");
    assert_eq!((run.code, &*run.stdout), (0, "no change of meaning\n"), "{run}");
    let run = session.run("diff tenant:prod --key key.jwk");
    assert!(run.code == 2 && run.stderr.contains("found `prod`"), "{run}");
    let run = session.run("diff tenant:dev --key schemas/managed.json");
    assert!(run.code == 2 && run.stdout.is_empty(), "{run}");
    drop(tenant);
    let run = session.run("diff tenant:dev --key key.jwk");
    assert!(run.code == 2 && run.stderr.contains("cannot read `tenant:dev`"), "{run}");
}

#[test]
fn git_is_not_kept_waiting_by_long_texts_that_are_no_json() {
    let session = Session::new();
    let lines = |first: usize| {
        let lines: Vec<_> = (first..first + 9_000).map(|n| format!("line {n}\n")).collect();
        lines.concat()
    };
    session.put("old.json", lines(0));
    session.put("new.json", lines(9_000));
    session.put("like.json", format!("{}x\n{}", lines(0), lines(9_000)));
    session.put("more.json", format!("{}y\n{}", lines(0), lines(9_000)));
    let driver = |old: &str, new: &str| {
        session.run(&format!(
            "diff --git-driver m.json {old}.json 1234567 100644 {new}.json 7654321 100644"
        ))
    };
    let run = driver("old", "new");
    assert!(run.stdout.ends_with("`git diff --no-ext-diff` shows the lines\n"), "{run}");
    session.put("none.json", "");
    let run = driver("none", "new");
    assert!(run.stdout.contains("+line 9000\n"), "{run}");
    let run = driver("like", "more");
    assert!(run.stdout.contains("-x\n+y\n"), "{run}");
}

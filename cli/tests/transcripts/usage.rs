//! `mosaic diff --tree`: where an export of a tenant names what changes, in each layout of exports.

use crate::session::{Run, Session};

const OLD: &str = r#"{"objects": [
  {"name": "alpha_user", "schema": {"properties": {
    "frIndexedString2": {"type": "string", "title": "Logon"},
    "custom_tier": {"type": "string"}}}},
  {"name": "loan", "schema": {"properties": {"title": {"type": "string"}}}}
]}"#;

const NEW: &str = r#"{"objects": [
  {"name": "alpha_user", "schema": {"properties": {}}}
]}"#;

/// Returns a folder with both schemas, and a tree as three tools lay them out.
fn session() -> Session {
    let session = Session::with_schema(NEW);
    session.put("old.json", OLD);
    let files = [
        // One file for each thing, in folders of one's own.
        (
            "tree/own/internal-roles/SUPPORT.json",
            r#"{"name": "support", "privileges": [{"path": "managed/alpha_user",
  "accessFlags": [{"attribute": "custom_tier", "readOnly": true}]}]}"#,
        ),
        (
            "tree/own/am-scripts/login.js",
            "// custom_tier\nidentity.getAttribute('fr-attr-istr2');\n",
        ),
        // fr-config-manager: scripts in files beside what runs them.
        (
            "tree/manager/endpoints/loans/loans.js",
            "openidm.query('managed/loan/', {_queryFilter: 'title eq \"' + x + '\"'});\n",
        ),
        (
            "tree/manager/sync/mappings/ldap/ldap.json",
            r#"{"name": "ldap", "source": "managed/alpha_user", "target": "system/ldap/account",
  "properties": [{"source": "custom_tier", "target": "custom_tier"}]}"#,
        ),
        // frodo: the lines of scripts within a document.
        (
            "tree/frodo/realm/root-bravo/script/a.script.json",
            r#"{"script": {"1": {"name": "a", "script": ["x.getAttribute('fr-attr-istr2')"]}}}"#,
        ),
        ("tree/node_modules/x/x.js", "a.custom_tier;"),
        ("tree/.git/x.js", "a.custom_tier;"),
        ("tree/notes.txt", "a.custom_tier"),
    ];
    for (name, text) in files {
        session.put(name, text);
    }
    session
}

/// Returns what was removed by `run` in the order of names, each with the places that use it.
fn used(run: &Run) -> Vec<String> {
    let blocks = run.stdout.split("\n\n").filter(|block| block.contains("-removed"));
    let of_block = |block: &str| {
        let path = block.split_whitespace().nth(1).expect("a verdict, then a path").to_owned();
        let places = block.lines().filter_map(|line| line.trim().strip_prefix("used: "));
        let places = places.map(|place| format!("  {place}"));
        [path].into_iter().chain(places).collect::<Vec<_>>()
    };
    let mut removed: Vec<_> = blocks.map(of_block).collect();
    removed.sort();
    removed.concat()
}

#[test]
fn what_was_removed_is_shown_with_every_place_that_names_it() {
    let run = session().run("diff old.json managed.json --tree tree");
    assert_eq!(run.code, 1, "{run}");
    let expected = [
        "alpha_user.custom_tier",
        "  tree/manager/sync/mappings/ldap/ldap.json:2:29 setting of custom_tier (mapping)",
        "  tree/own/internal-roles/SUPPORT.json:2:34 setting of custom_tier (internal-role)",
        "alpha_user.frIndexedString2",
        "  tree/own/am-scripts/login.js:2:24 text of fr-attr-istr2 (script, possibly of another type)",
        "loan",
        "  tree/manager/endpoints/loans/loans.js:1:16 path of loan (endpoint)",
    ];
    assert_eq!(used(&run), expected, "{run}");
}

#[test]
fn what_is_inside_of_a_property_is_looked_up_by_the_way_to_it() {
    let schema = |inside: &str| {
        format!(
            r#"{{"objects": [{{"name": "loan", "schema": {{"properties": {{
  "street": {{"type": "string"}},
  "address": {{"type": "object", "properties": {{{inside}}}}}}}}}}}]}}"#
        )
    };
    let session = Session::with_schema(&schema(""));
    session.put("old.json", schema(r#""street": {"type": "string"}"#));
    let script = "var loan = openidm.read('managed/loan/1');\n\
                  loan.street;\nloan.address.street;\n\
                  openidm.query('managed/loan', {_queryFilter: '/address/street eq \"x\"'});\n";
    session.put("managed-tenant/endpoints/async-lib.js", script);
    let run = session.run("diff old.json managed.json --tree managed-tenant");
    let expected = [
        "loan.address.street",
        "  managed-tenant/endpoints/async-lib.js:3:14 access of address.street (endpoint)",
        "  managed-tenant/endpoints/async-lib.js:4:47 filter of address.street (endpoint)",
    ];
    assert_eq!(used(&run), expected, "{run}");
}

#[test]
fn a_machine_is_told_every_place() {
    let run = session().run("diff old.json managed.json --tree tree --format json");
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("one JSON object");
    let changes = report["changes"].as_array().expect("a list of changes");
    let places = changes.iter().filter_map(|it| it["usages"].as_array()).flatten();
    let files: Vec<_> = places.map(|place| (&place["at"]["file"], &place["certainty"])).collect();
    assert_eq!(files.len(), 4, "{run}");
    let mapping = "tree/manager/sync/mappings/ldap/ldap.json";
    assert!(files.iter().any(|it| *it.0 == mapping && *it.1 == "certain"), "{run}");
}

#[test]
fn every_format_tells_the_places() {
    let session = session();
    for format in ["markdown", "html", "sarif"] {
        let run = session.run(&format!("diff old.json managed.json --tree tree --format {format}"));
        assert!(run.stdout.contains("SUPPORT.json"), "{format}: {run}");
    }
}

#[test]
#[cfg(unix)]
fn what_is_not_looked_at_is_named() {
    let session = session();
    let large = std::fs::File::create(session.path("tree/records.json")).expect("a file");
    large.set_len(16 * 1024 * 1024 + 1).expect("there is room for it");
    let link = |name: &str| {
        std::os::unix::fs::symlink("nowhere", session.path(name)).expect("there is no such link");
    };
    link("tree/lost.js");
    link("tree/lost.txt");
    let run = session.run("diff old.json managed.json --tree tree");
    let expected = "not looked at: 2 files of the tree: `tree/lost.js` (broken link), \
                    `tree/records.json` (too large)";
    assert!(run.stdout.contains(expected), "{run}");
    for format in ["concise", "markdown", "html", "sarif"] {
        let run = session.run(&format!("diff old.json managed.json --tree tree --format {format}"));
        assert!(run.stdout.to_lowercase().contains("not looked at: 2 files"), "{format}: {run}");
    }
    let run = session.run("diff old.json managed.json --tree tree --format json");
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("one JSON object");
    let unread = serde_json::json!([
        {"file": "tree/lost.js", "because": "broken link"},
        {"file": "tree/records.json", "because": "too large"},
    ]);
    assert_eq!(report["summary"]["unread"], unread, "{run}");
}

#[test]
#[cfg(unix)]
fn no_link_leads_out_of_the_tree_nor_to_what_is_hidden_in_it() {
    let session = session();
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(to, session.path(name)).expect("there is no such link");
    };
    session.put("elsewhere/a.js", "a.custom_tier;");
    session.put("tree/.hidden/b.js", "a.custom_tier;");
    session.put("tree/linked/c.js", "a.custom_tier;");
    link("../elsewhere", "tree/folder");
    link("../elsewhere/a.js", "tree/a.js");
    link(".hidden", "tree/seen");
    link("linked", "tree/zeal");
    let run = session.run("diff old.json managed.json --tree tree");
    let expected = "not looked at: 2 files of the tree: `tree/a.js` (link out of the tree), \
                    `tree/folder` (link out of the tree)";
    assert!(run.stdout.contains(expected), "{run}");
    let found: Vec<_> = used(&run).into_iter().filter(|line| line.contains(".js")).collect();
    assert!(found.iter().any(|line| line.contains("tree/linked/c.js")), "{run}");
    assert!(!found.iter().any(|line| line.contains("a.js") || line.contains("b.js")), "{run}");
}

#[test]
fn a_tree_of_more_than_an_export_holds_is_refused_before_it_is_read() {
    let session = session();
    for number in 0..33 {
        let name = format!("tree/records/{number}.json");
        session.put(&name, "");
        let file = std::fs::OpenOptions::new().write(true).open(session.path(&name));
        let file = file.expect("it was just made");
        file.set_len(16 * 1024 * 1024).expect("there is room for it");
    }
    let run = session.run("diff old.json managed.json --tree tree");
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains("expected at most 512 MiB below"), "{run}");
}

#[test]
fn a_tree_that_is_not_there_is_named() {
    let run = session().run("diff old.json managed.json --tree nowhere");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("nowhere"), "{run}");
}

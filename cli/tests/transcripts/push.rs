//! `mosaic push`, to a tenant on this machine.

use serde_json::Value;

use crate::dev::{Dev, EMAIL, MANAGED, TITLE};

#[test]
fn a_push_shows_writes_confirms_and_says_how_to_go_back() {
    let dev = Dev::pulled(MANAGED, "");
    dev.add("isbn");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    write the configuration
    watch whether it stays
    `dev` has it
    to go back: mosaic push dev --key key.jwk --undo .mosaic/dev/undo/[stamp].json
    ");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    nothing to do
    ");
    let (undo, kept) = dev.last_kept();
    let former = kept["before"].as_str().expect("the text that was replaced");
    let former: Value = serde_json::from_str(former).expect("it is JSON");
    let managed: Value = serde_json::from_str(MANAGED).expect("it is JSON");
    assert_eq!(former["objects"], managed["objects"]);
    insta::assert_snapshot!(dev.push(&format!("push --yes --undo {undo}")), @r"
    exit 0
    write the configuration
    watch whether it stays
    `dev` has it
    to go back: mosaic push dev --key key.jwk --undo .mosaic/dev/undo/[stamp].json
    ");
    assert!(dev.run("push --dry-run").stdout.contains("loan.isbn"), "it is still to be pushed");
    insta::assert_snapshot!(dev.push("push --dry-run"), @r"
    exit 0
    then: write the configuration
    ");
}

#[test]
fn what_is_pushed_is_shown_where_the_files_say_it() {
    let dev = Dev::pulled(MANAGED, "");
    let isbn = format!(r#""isbn": {{ "type": "string", "title": "ISBN" }}, {TITLE}"#);
    dev.colleague_pushes(&MANAGED.replace(TITLE, &isbn), "");
    dev.edit("\"Title\"", "\"Name\"");
    dev.edit("\"Mail\"", "\"Mail\", \"minLength\": 3");
    let run = dev.run("push --dry-run");
    let places = run.stdout.lines().filter_map(|line| line.trim_start().strip_prefix("at: "));
    insta::assert_snapshot!(places.collect::<Vec<_>>().join("\n"), @r#"
    tenant:dev (not there) → managed.json:17:70 3
    tenant:dev "Title" → managed.json:8:49 "Name"
    "#);
    let run = dev.run("push --dry-run --format concise");
    assert!(run.stdout.starts_with("managed.json:"), "{run}");
}

#[test]
fn nothing_is_written_unless_somebody_says_yes() {
    let dev = Dev::pulled(MANAGED, "");
    dev.add("isbn");
    assert!(dev.run("push").stdout.contains("loan.isbn"), "it is shown");
    insta::assert_snapshot!(dev.push("push"), @r"
    exit 3
    then: write the configuration
    error: nothing was written to `dev` ([url]): nobody said yes
      help: say `--yes`, or `--dry-run` to look only
    ");
    assert!(dev.kept().is_empty());
}

#[test]
fn a_tenant_that_is_not_writable_is_refused_with_the_reason() {
    let dev = Dev::new(MANAGED, "");
    dev.add("isbn");
    insta::assert_snapshot!(dev.session.run("push prod --yes --key key.jwk"), @r"
    exit 3
    --- stderr
    error: the settings do not let `prod` be written
      help: static configuration is promoted, from development to staging to production; if `prod` is the tenant that people develop in, write `writable = true` in `[tenant.prod]`
    ");
    let run = dev.session.run("push prod --dry-run --overwrite --key key.jwk");
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stdout.contains("loan.isbn"), "{run}");
}

#[test]
fn a_file_that_is_no_json_is_told_with_its_place() {
    let dev = Dev::pulled(MANAGED, "");
    dev.session.put("managed.json", format!("{MANAGED}x"));
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 2
    error[json-extra-content]: expected the end of the text after the value, found more
      --> managed.json:23:1
       |
    23 | x
       | ^
       |
       = help: keep one value in a file

    1 error
    ");
}

#[test]
fn what_both_changed_stops_a_push_with_both_values() {
    let dev = Dev::pulled(MANAGED, "");
    dev.colleague_pushes(&MANAGED.replace("\"Title\"", "\"Title of the book\""), "");
    dev.edit("\"Title\"", "\"Name of the book\"");
    insta::assert_snapshot!(dev.push("push --yes"), @r#"
    exit 3
    error: `loan.title` was changed here and there, and not to the same
      dev has {"type":"string","title":"Title of the book","viewable":true}
      here is { "type": "string", "title": "Name of the book", "viewable": true }
      help: `mosaic pull dev` brings it here to decide; then push again
    "#);
}

#[test]
fn without_anything_pulled_the_tenant_is_not_written_over() {
    let dev = Dev::new(MANAGED, "");
    dev.edit("\"Title\"", "\"Name\"");
    insta::assert_snapshot!(dev.push("push --yes"), @r#"
    exit 3
    error: `loan.title` differs, and nothing was pulled that tells who changed it
      dev has {"type":"string","title":"Title","viewable":true}
      here is { "type": "string", "title": "Name", "viewable": true }
      help: `mosaic pull dev` brings both together first; `--overwrite` writes what the files say
    "#);
    dev.session.put("pushed-last.json", MANAGED);
    let run = dev.push("push --yes --base pushed-last.json");
    assert!(run.starts_with("exit 0"), "it is the files that changed: {run}");
    let run = dev.push("push --yes --base nowhere.json");
    assert!(run.starts_with("exit 2"), "{run}");
}

#[test]
fn the_files_may_be_written_over_what_nobody_pulled() {
    let dev = Dev::new(MANAGED, "");
    dev.edit("\"Title\"", "\"Name\"");
    let run = dev.push("push --yes --overwrite");
    assert!(run.starts_with("exit 0"), "{run}");
}

/// A property whose default the server takes and cannot serve.
const DAYS: &str = r#""days": { "type": "integer", "title": "Days", "default": "two" }"#;

#[test]
fn errors_that_the_tenant_does_not_have_yet_stop_a_push() {
    let dev = Dev::pulled(MANAGED, "");
    dev.edit(TITLE, &format!("{DAYS},\n          {TITLE}"));
    insta::assert_snapshot!(dev.push("push --yes"), @r#"
    exit 1
    error[default-type]: expected `default` to be a number, found a string
     --> managed.json:8:68
      |
    8 |           "days": { "type": "integer", "title": "Days", "default": "two" },
      |                                                                    ^^^^^ loan.days
      |
      = help: the server takes it, and answers 404 for the whole type from then on

    1 error
    nothing was written: the tenant does not have these errors yet
    "#);
    let broken = Dev::pulled(&dev.session.get("managed.json"), "");
    broken.add("isbn");
    let run = broken.run("push --yes");
    assert_eq!(run.code, 0, "what was wrong before stops nobody: {run}");
}

#[test]
fn a_relationship_has_both_ends_or_none() {
    let dev = Dev::pulled(MANAGED, "");
    let end = |other: &str, back: &str| {
        let query = r#"{ "queryFilter": "true", "fields": ["_id"], "sortKeys": [] }"#;
        let target = format!(r#"{{ "path": "managed/{other}", "label": "L", "query": {query} }}"#);
        format!(
            r#"{{ "type": "relationship", "title": "T", "viewable": true, "reverseRelationship": true,
            "reversePropertyName": "{back}", "validate": true, "properties": {{}},
            "resourceCollection": [{target}] }}"#
        )
    };
    dev.edit(TITLE, &format!("\"borrower\": {},\n          {TITLE}", end("reader", "borrowed")));
    let run = dev.run("push --yes");
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stderr.contains("expected `reader.borrowed` as the other end"), "{run}");
    assert!(run.stderr.contains("--> managed.json:"), "a person mends the files: {run}");
    dev.edit(EMAIL, &format!("\"borrowed\": {},\n          {EMAIL}", end("loan", "borrower")));
    insta::assert_snapshot!(dev.push("push --dry-run"), @r"
    exit 0
    then: declare the relationship `loan.borrower`
    then: declare the relationship `reader.borrowed`
    ");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    declare the relationship `loan.borrower`
    declare the relationship `reader.borrowed`
    watch whether it stays
    `dev` has it
    to go back: mosaic push dev --key key.jwk --undo .mosaic/dev/undo/[stamp].json
    ");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    nothing to do
    ");
}

#[test]
fn a_type_that_does_not_answer_any_more_is_told_with_the_way_back() {
    let dev = Dev::pulled(MANAGED, "--fault bricked-default");
    let settings = dev.session.get("mosaic.toml");
    let settings = format!("{settings}\n[lint.level]\ndefault-type = \"off\"\n");
    dev.session.put("mosaic.toml", settings);
    dev.edit(TITLE, &format!("{DAYS},\n          {TITLE}"));
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 1
    write the configuration
    watch whether it stays
    `dev` has it
    to go back: mosaic push dev --key key.jwk --undo .mosaic/dev/undo/[stamp].json
    `loan` does not answer any more (404): go back, and look at its defaults
    ");
}

#[test]
fn what_went_wrong_with_the_tenant_is_told_with_the_way_out() {
    let dev = Dev::pulled(MANAGED, "");
    let settings = dev.session.get("mosaic.toml");
    dev.session.put("mosaic.toml", settings.replace(&dev.url, "http://127.0.0.1:1"));
    let run = dev.run("push --yes");
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains("help: check the URL of the tenant in the settings"), "{run}");
    let account = "account = \"somebody-else\"\nwritable";
    let (before, _) = settings.split_once("account").expect("it is there");
    dev.session.put("mosaic.toml", format!("{before}{account} = true\n"));
    let run = dev.run("push --yes");
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains("help: check whose key it is"), "{run}");
    dev.session.put("key.jwk", "hunter2");
    let run = dev.run("push --yes");
    assert_eq!(run.code, 2, "{run}");
    assert!(!run.to_string().contains("hunter2"), "{run}");
}

#[test]
fn a_variable_without_a_value_names_no_key() {
    let dev = Dev::pulled(MANAGED, "");
    let run = dev.session.run_as("push dev --dry-run", &[("MOSAIC_KEY_FILE", "")]);
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains("expected credentials for `dev`, found none"), "{run}");
}

#[test]
fn a_folder_of_parts_with_scripts_in_files_is_pushed_in_the_tenants_own_layout() {
    let script = r#""onCreate": { "type": "text/javascript", "source": "object.title = 'a';" }"#;
    let inline = format!(
        r#"{{"objects": [{{"name": "loan", {script}, "schema": {{"properties": {{
        "title": {{"type": "string", "title": "Title", "viewable": true}}}}}}}}]}}"#
    );
    let dev = Dev::new(&inline, "");
    let settings = dev.session.get("mosaic.toml").replace("managed.json", "managed-objects");
    dev.session.put("mosaic.toml", settings);
    let part = r#"{"name": "loan",
        "onCreate": { "type": "text/javascript", "file": "loan.onCreate.js" },
        "schema": {"properties": {
        "title": {"type": "string", "title": "Title", "viewable": true}}}}"#;
    dev.session.put("managed-objects/loan/loan.json", part);
    dev.session.put("managed-objects/loan/loan.onCreate.js", "object.title = 'a';");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    nothing to do
    ");
    dev.session.put("managed-objects/loan/loan.onCreate.js", "object.title = 'b';");
    let run = dev.run("push --yes --format json");
    let told: Value = serde_json::from_str(&run.stdout).expect("it is one object");
    assert_eq!(told["outcome"], "stored", "{run}");
    let (_, kept) = dev.last_kept();
    let pushed = kept["after"].as_str().expect("the text that took its place");
    assert!(pushed.contains(r#""source":"object.title = 'b';""#), "{pushed}");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    nothing to do
    ");
}

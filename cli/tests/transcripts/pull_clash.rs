//! `mosaic pull` where two changes that do not touch each other do not fit each other.

use crate::dev::{Dev, MANAGED};

/// What makes loans of [`MANAGED`] refer to readers.
const REFERS: &str = r#""reader": {
            "type": "relationship",
            "resourceCollection": [{ "path": "managed/reader", "query": { "fields": ["email"] } }]
          }"#;

/// Returns [`MANAGED`] without the type `reader`.
fn without_reader() -> String {
    let reader = MANAGED.find(",\n    {\n      \"name\": \"reader\"").expect("it is there");
    format!("{}\n  ]\n}}\n", &MANAGED[..reader])
}

/// Makes loans refer to readers.
fn refer(dev: &Dev) {
    dev.edit("\"properties\": {", &format!("\"properties\": {{\n          {REFERS},"));
}

#[test]
fn a_relationship_to_a_type_that_is_gone_there_is_for_a_person() {
    let dev = Dev::pulled(MANAGED, "");
    dev.colleague_pushes(&without_reader(), "--delete reader");
    refer(&dev);
    let (mine, base) = (dev.session.get("managed.json"), dev.session.get(".mosaic/dev/base.json"));
    let told = dev.told("pull");
    insta::assert_snapshot!(told, @r"
    exit 3
    --- stderr
    error: both sides merge to an error that neither has: `loan.reader`: expected a type of the configuration, found `managed/reader` (rel-target-unknown)
      help: take back here what does not fit, pull, and do it again; nothing was written
    ");
    assert_eq!(dev.told("pull --dry-run"), told);
    assert_eq!(dev.session.get("managed.json"), mine);
    assert_eq!(dev.session.get(".mosaic/dev/base.json"), base);
    let json = dev.run("pull --format json");
    assert!(json.stdout.contains("\"outcome\": \"refused\""), "{json}");

    dev.session.put("managed.json", MANAGED);
    assert_eq!(dev.run("pull").code, 0, "what was taken back here stands in nobody's way");
    assert!(!dev.session.get("managed.json").contains("reader"));
}

#[test]
fn what_is_loose_on_one_side_already_stops_no_pull() {
    let dev = Dev::pulled(&without_reader(), "");
    refer(&dev);
    let title = without_reader().replace("\"Title\"", "\"Name\"");
    dev.colleague_pushes(&title, "");
    let run = dev.run("pull");
    assert_eq!(run.code, 0, "{run}");
    let text = dev.session.get("managed.json");
    assert!(text.contains("managed/reader") && text.contains("\"Name\""), "{text}");
}

#[test]
fn an_error_that_the_tenant_has_is_pulled_into_any_layout() {
    let wrong = MANAGED.replace(
        "\"name\": \"loan\",",
        "\"name\": \"loan\", \"onCreate\": { \"type\": \"text/javascript\", \"source\": \"var ;\" },",
    );
    for (layout, place) in [("body", "all.json"), ("fr-config-manager", "folder")] {
        let dev = Dev::new(&wrong, "");
        dev.keep_schema_at(place);
        assert_eq!(dev.run(&format!("pull --layout {layout}")).code, 0);
        let lint = dev.session.run("lint --format concise");
        assert!(lint.code == 1 && lint.stdout.contains("error[script-syntax]"), "{lint}");
        dev.colleague_pushes(&wrong.replace("\"Title\"", "\"Name\""), "");
        let run = dev.run("pull");
        assert!(run.code == 0 && run.stderr.contains("wrote"), "{place}: {run}");
    }
}

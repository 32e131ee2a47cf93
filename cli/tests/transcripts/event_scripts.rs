//! A folder of types with their scripts in `event-scripts/`, as `companieshouse` keeps it.

use crate::dev::Dev;
use crate::session::Session;

/// A type that says nothing of its scripts, and one that says what no longer counts.
const LOAN: &str = "{\n  \"name\": \"loan\",\n  \"schema\": {\n    \"properties\": {\n      \"days\": { \"type\": \"number\" }\n    }\n  }\n}\n";
const BIG_READER: &str = "{\n  \"name\": \"big_reader\",\n  \"onUpdate\": {\n    \"source\": \"dead;\",\n    \"type\": \"text/javascript\"\n  },\n  \"schema\": {\n    \"properties\": {\n      \"email\": { \"type\": \"string\" }\n    }\n  }\n}\n";

/// The files of a folder.
const FILES: [(&str, &str); 4] = [
    ("loan.json", LOAN),
    ("big-reader.json", BIG_READER),
    ("event-scripts/loan_onCreate.js", "object.days = 1;\n"),
    ("event-scripts/big_reader_onUpdate.js", "object.email = 2;\n"),
];

/// What whoever pushes that folder writes to the tenant.
const MANAGED: &str = r#"{"objects": [
  {"name": "big_reader", "onUpdate": {"source": "object.email = 2;\n", "type": "text/javascript"},
   "schema": {"properties": {"email": {"type": "string"}}}},
  {"name": "loan", "schema": {"properties": {"days": {"type": "number"}}},
   "onCreate": {"type": "text/javascript", "source": "object.days = 1;\n"}}
]}
"#;

fn put(session: &Session, folder: &str) {
    for (name, text) in FILES {
        session.put(&format!("{folder}/{name}"), text);
    }
}

#[test]
fn every_reader_takes_the_scripts_for_those_of_the_types() {
    let session = Session::new();
    put(&session, "schemas");
    session.put("managed.json", MANAGED);
    session.git(&["init", "--quiet"]);
    session.git(&["add", "--all"]);
    session.git(&["commit", "--quiet", "--message", "first"]);
    for line in
        ["diff managed.json schemas", "diff schemas managed.json", "diff HEAD:schemas schemas"]
    {
        let run = session.run(line);
        assert!(run.code == 0 && run.stdout.ends_with("no change of meaning\n"), "{line}: {run}");
    }
    session.put("schemas/event-scripts/loan_onCreate.js", "object.days = 1;\nthrow 1;\n");
    let run = session.run("diff HEAD:schemas schemas");
    assert!(run.stdout.contains("type-hook-changed"), "{run}");
    session.put("schemas/event-scripts/loan_onCreate.js", "if (");
    let run = session.run("lint schemas --format concise");
    assert!(run.stdout.contains("schemas/event-scripts/loan_onCreate.js:1"), "{run}");
}

#[test]
fn what_a_tenant_changed_goes_to_the_files_of_the_scripts() {
    let dev = Dev::new(MANAGED, "");
    dev.keep_schema_at("idm");
    put(&dev.session, "idm");
    let run = dev.run("pull");
    assert!(run.code == 0 && run.stderr.contains("nothing to pull"), "{run}");
    let changed = MANAGED
        .replace("email = 2", "email = 3")
        .replace("\n   \"onCreate\": {\"type\": \"text/javascript\", \"source\": \"object.days = 1;\\n\"}", "\"onDelete\": {\"type\": \"text/javascript\", \"source\": \"gone();\\n\"}")
        .replace("\n]}", r#",
  {"name": "big_shelf", "postCreate": {"type": "text/javascript", "source": "shelf();\n"}, "schema": {"properties": {
   "floor": {"type": "number", "onValidate": {"type": "text/javascript", "source": "x"}}}}}
]}"#);
    dev.colleague_pushes(&changed, "");
    let run = dev.run("pull");
    assert_eq!(run.code, 0, "{run}");
    let read = |name: &str| dev.session.get(&format!("idm/{name}"));
    assert_eq!(read("event-scripts/big_reader_onUpdate.js"), "object.email = 3;\n");
    assert_eq!(read("big-reader.json"), BIG_READER, "no byte of it changes");
    assert_eq!(read("event-scripts/loan_onDelete.js"), "gone();\n");
    assert_eq!(read("loan.json"), LOAN);
    assert!(!dev.session.path("idm/event-scripts/loan_onCreate.js").exists(), "it is gone there");
    assert_eq!(read("event-scripts/big_shelf_postCreate.js"), "shelf();\n");
    let shelf = read("big-shelf.json");
    assert!(shelf.contains("onValidate") && !shelf.contains("postCreate"), "{shelf}");
    assert_eq!(dev.run("pull --check").code, 0);
    assert!(dev.run("push --yes").stderr.contains("nothing to do"));
}

//! What files a configuration becomes, and that they say what it says.

use super::{Arrangement, Exported, export};
use crate::catalog::Product;
use crate::diff::{Side, changes};
use crate::model;
use crate::source::{Documents, Role, Sources};

/// A tenant's answer: one line, with scripts.
const BODY: &str = r#"{"_id":"managed","objects":[{"name":"loan","onCreate":{"type":"text/javascript","source":"object.a = 1;"},"schema":{"properties":{"title":{"type":"string","onValidate":{"type":"text/javascript","source":"x\ny\n"}}}}},{"name":"../Reader","schema":{"properties":{}}},{"name":"--/reader","schema":{"properties":{}}}]}"#;

/// The arrangements, and what the schema is called in them.
const ARRANGEMENTS: [(Arrangement, &str); 5] = [
    (Arrangement::Body, "managed.json"),
    (Arrangement::FrodoExport, "managed.json"),
    (Arrangement::FrodoSplit, "managed.json"),
    (Arrangement::FrConfigManager, ""),
    (Arrangement::Types, ""),
];

fn sources_of(name: &str, text: &str) -> Sources {
    let mut sources = Sources::new();
    sources.add(name, text.as_bytes().to_vec(), Role::Configuration);
    sources
}

fn with<T>(sources: &Sources, ask: impl FnOnce(Side<'_>) -> T) -> T {
    let (documents, _) = Documents::parse(sources);
    let (model, _) = model::lower(&documents, Product::Aic);
    ask(Side { documents: &documents, model: &model })
}

/// Returns what was exported as sources, as they are read again.
fn read(exported: &Exported, index: &str) -> Sources {
    let mut sources = Sources::new();
    if let Some(text) = &exported.index {
        sources.add(index, text.clone().into_bytes(), Role::Configuration);
    }
    for file in &exported.files {
        sources.add(file.name.clone(), file.text.clone().into_bytes(), file.role);
    }
    sources
}

#[test]
fn every_arrangement_says_what_the_tenant_says() {
    let body = sources_of("tenant", BODY);
    for (arrangement, index) in ARRANGEMENTS {
        let files = with(&body, |side| export(side, arrangement)).expect("it is small");
        assert_eq!(files.index.is_none(), arrangement.is_folder());
        let read = read(&files, index);
        let found = with(&body, |old| {
            with(&read, |new| {
                let kinds = changes(old, new).into_iter().map(|change| (change.kind, change.path));
                kinds.collect::<Vec<_>>()
            })
        });
        assert_eq!(found, [], "{arrangement:?}: {files:?}");
    }
}

#[test]
fn files_are_named_after_types_and_stay_in_their_folder() {
    let names = |arrangement| -> Vec<String> {
        let exported = with(&sources_of("tenant", BODY), |side| export(side, arrangement));
        exported.expect("it is small").files.into_iter().map(|file| file.name).collect()
    };
    assert_eq!(names(Arrangement::Types), ["loan.json", "---Reader.json", "---reader-2.json"]);
    assert_eq!(
        names(Arrangement::FrConfigManager),
        [
            "loan/loan.json",
            "loan/loan.onCreate.js",
            "loan/loan.title.onValidate.js",
            "---Reader/---Reader.json",
            "---reader-2/---reader-2.json",
        ]
    );
    assert_eq!(names(Arrangement::FrodoSplit)[0], "loan.managed.json");
}

#[test]
fn one_line_becomes_many_for_people() {
    let exported = with(&sources_of("tenant", BODY), |side| export(side, Arrangement::Body));
    let text = exported.expect("it is small").index.expect("it is one file");
    assert!(text.starts_with("{\n  \"_id\": \"managed\",\n  \"objects\": [\n    {\n"), "{text}");
    assert!(text.ends_with("}\n"));
}

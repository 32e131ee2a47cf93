//! The samples of this repository: the good ones are silent, the bad ones each say why.

use std::fs;
use std::path::{Path, PathBuf};

use mosaic_codegen::catalog::Product;
use mosaic_codegen::source::{Documents, Role, Sources};
use mosaic_codegen::{Diagnostic, Level, model};

/// Returns every file below `schemas/` but JSON Schemas, or nothing where the package stands alone.
fn samples(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas");
    let mut folders = vec![root.join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            println!("skipped: there are no samples at {}", folder.display());
            continue;
        };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if is_sample(&path.to_string_lossy()) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn is_sample(name: &str) -> bool {
    name.ends_with("json") && !name.ends_with(".schema.json")
}

fn check(path: &Path) -> Vec<Diagnostic> {
    let mut sources = Sources::new();
    let name = path.file_name().unwrap().to_string_lossy();
    let (_, fault) = sources.add(name, fs::read(path).unwrap(), Role::Configuration);
    let mut diagnostics = Vec::from_iter(fault);
    let (documents, syntax) = Documents::parse(&sources);
    let (_, found) = model::lower(&documents, Product::Aic);
    diagnostics.extend(syntax);
    diagnostics.extend(found);
    diagnostics
}

#[test]
fn the_good_samples_are_silent() {
    for path in samples(".") {
        let is_in = |folder| path.iter().any(|part| part == folder);
        if is_in("bad") || is_in("catalog") {
            continue;
        }
        let tolerated = if is_in("hostile") { Level::Warning } else { Level::Info };
        let findings = check(&path);
        let worst = findings.iter().map(|finding| finding.level).max();
        assert!(worst <= Some(tolerated), "{}: {findings:#?}", path.display());
    }
}

#[test]
fn the_bad_samples_each_say_why() {
    let expected = [
        ("arrays-without-items", "array-items-missing"),
        ("duplicate-keys", "json-duplicate-key"),
        ("duplicate-types", "type-duplicate"),
        ("list-of-numbers", "not-a-configuration"),
        ("names-missing", "type-name-missing"),
        ("no-types", "no-types"),
        ("not-an-object", "not-a-configuration"),
        ("not-utf8", "not-utf8"),
        ("null-entry", "null-type"),
        ("objects-not-a-list", "objects-not-list"),
        ("properties-not-an-object", "schema-properties-not-map"),
        ("schema-missing", "schema-missing"),
        ("types-unknown", "type-missing"),
        ("unrelated", "not-a-configuration"),
        ("wrong-kinds", "scope-value"),
    ];
    for path in samples("samples/bad") {
        let findings = check(&path);
        let name = path.file_stem().unwrap().to_string_lossy();
        for (_, code) in expected.iter().filter(|(sample, _)| *sample == name) {
            let is_said = findings.iter().any(|finding| finding.rule == *code);
            assert!(is_said, "{name}: {findings:#?}");
        }
        for Diagnostic { location, .. } in findings {
            let text = fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&text);
            assert!(text.get(location.span.range()).is_some(), "{name}: {location:?}");
        }
    }
}

//! Every real configuration generates Rust that compiles, or is refused for a stated reason.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use mosaic_codegen::config::Config;
use mosaic_codegen::diagnostic::has_errors;
use mosaic_codegen::{Target, compile, files};
use mosaic_tests::{ScratchCrate, json_files, shared};
use serde_json::Value;

/// What became of one file.
struct Outcome {
    file: String,
    /// Types and properties that the file declares, counted without mosaic.
    declared: Count,
    result: Result<(Count, String), String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    types: usize,
    properties: usize,
}

#[test]
fn every_real_file_compiles_or_is_refused_for_a_reason() {
    let Some(corpus) = shared("corpus") else { return };
    let outcomes: Vec<_> = json_files(&corpus).iter().map(|file| outcome(&corpus, file)).collect();
    println!("{}", table(&outcomes));

    let scratch = ScratchCrate::new("corpus");
    for outcome in &outcomes {
        match &outcome.result {
            Ok((emitted, rust)) => {
                assert_eq!(*emitted, outcome.declared, "{}", outcome.file);
                scratch.module(&module_name(&outcome.file), rust);
            }
            Err(reason) => assert!(is_refusal(&outcome.file), "{}:\n{reason}", outcome.file),
        }
    }
    scratch.passes(&["clippy"]);
    scratch.passes(&["doc", "--no-deps"]);
}

/// Returns whether a person would refuse the file as well: it holds no object types.
fn is_refusal(file: &str) -> bool {
    file.starts_with("repo-ds/")
}

fn outcome(corpus: &Path, path: &Path) -> Outcome {
    let file = path.strip_prefix(corpus).expect("a file of the corpus").display().to_string();
    let text = fs::read_to_string(path).expect("a file of the corpus can be read");
    let declared = count_declared(&serde_json::from_str(&text).expect("the corpus is JSON"));
    let mut inputs = files::Inputs::new(corpus);
    inputs.read_schema(path).expect("a file of the corpus can be read");
    let sources = inputs.sources;
    let compiled = compile(&sources, &Config::default(), Target::Rust);
    let result = if has_errors(&compiled.diagnostics) {
        Err(compiled.diagnostics[0].message.clone())
    } else {
        let rust: String = compiled.files.iter().map(|file| file.text.as_str()).collect();
        Ok((count_emitted(&rust), rust))
    };
    Outcome { file, declared, result }
}

/// Counts what a configuration declares, whatever its layout; every record has an `_id` anyway.
fn count_declared(value: &Value) -> Count {
    let mut count = Count::default();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) if members.get("name").is_some_and(Value::is_string) => {
                count.types += 1;
                count.properties += property_names(value).len();
            }
            Value::Object(members) => open.extend(members.values()),
            Value::Array(elements) => open.extend(elements),
            _ => {}
        }
    }
    count
}

/// Returns the properties that a type declares in its schema, or beside it as OpenIDM 2 and 3 did.
fn property_names(object: &Value) -> BTreeSet<&str> {
    let declared = object.pointer("/schema/properties").and_then(Value::as_object);
    let beside = object.get("properties").and_then(Value::as_array);
    let beside = beside.into_iter().flatten().filter_map(|property| property["name"].as_str());
    let declared = declared.into_iter().flat_map(serde_json::Map::keys).map(String::as_str);
    declared.chain(beside).filter(|name| *name != "_id").collect()
}

/// Counts the records of generated Rust and their properties.
fn count_emitted(rust: &str) -> Count {
    let mut count = Count::default();
    let mut open = syn::parse_file(rust).expect("generated Rust parses").items;
    while let Some(item) = open.pop() {
        let record = match item {
            syn::Item::Struct(record) => record,
            syn::Item::Mod(module) => {
                open.extend(module.content.into_iter().flat_map(|(_, items)| items));
                continue;
            }
            _ => continue,
        };
        if managed(&record.attrs, "path").is_some() {
            count.types += 1;
            count.properties +=
                record.fields.iter().filter_map(|field| managed(&field.attrs, "name")).count();
        }
    }
    count
}

/// Returns the text of `key` in a `#[managed(key = "…")]`.
fn managed(attributes: &[syn::Attribute], key: &str) -> Option<String> {
    let mut found = None;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("managed")) {
        let parsed = attribute.parse_nested_meta(|meta| {
            if let Ok(value) = meta.value() {
                let text: syn::LitStr = value.parse()?;
                if meta.path.is_ident(key) {
                    found = Some(text.value());
                }
            }
            Ok(())
        });
        parsed.expect("the attribute is one of ours");
    }
    found
}

fn table(outcomes: &[Outcome]) -> String {
    let mut text = String::from("types  properties  outcome   file\n");
    for Outcome { file, declared, result } in outcomes {
        let Count { types, properties } = declared;
        let said = if result.is_ok() { "compiles" } else { "refused" };
        writeln!(text, "{types:5}  {properties:10}  {said:8}  {file}").expect("a string grows");
        if let Err(reason) = result {
            writeln!(text, "{:29}{reason}", "").expect("a string grows");
        }
    }
    text
}

fn module_name(file: &str) -> String {
    let name: String = file
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' })
        .collect();
    format!("file_{name}")
}

#[test]
fn every_file_of_the_corpus_has_a_module_of_its_own() {
    let Some(corpus) = shared("corpus") else { return };
    let files = json_files(&corpus);
    let names: BTreeSet<_> =
        files.iter().map(|file| module_name(&file.display().to_string())).collect();
    assert_eq!(names.len(), files.len());
}

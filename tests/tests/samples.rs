//! The sample configurations are listed, readable, and say what the catalog says.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mosaic_codegen::catalog::Product;
use mosaic_codegen::source::{Documents, Role, Sources};
use mosaic_codegen::{Diagnostic, Level, model};
use mosaic_tests::{is_json_schema, json_files, workspace};
use serde_json::{Map, Value};

/// The bad samples that are sound as configurations: only the names in code collide.
const COLLIDING: [&str; 2] = ["helper-types-collide.json", "names-collide.json"];

fn schemas() -> PathBuf {
    workspace().join("schemas")
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a sample can be read");
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the files that the tables of the overview name, relative to `schemas/`.
fn listed() -> BTreeSet<String> {
    let overview = fs::read_to_string(schemas().join("README.md")).expect("an overview");
    let mut folder = "";
    let mut listed = BTreeSet::new();
    for line in overview.lines() {
        if let Some(heading) = line.strip_prefix("## `") {
            folder = heading.split('`').next().expect("a split has a first part");
        }
        if let Some(row) = line.strip_prefix("| `") {
            let name = row.split('`').next().expect("a split has a first part");
            listed.insert(format!("{folder}{name}"));
        }
    }
    listed
}

/// Returns the configurations and settings below `schemas/`, relative to it.
fn present() -> BTreeSet<String> {
    let mut files = json_files(&schemas());
    let folders: BTreeSet<_> =
        files.iter().filter_map(|file| file.parent()).map(Path::to_path_buf).collect();
    files.extend(
        folders.iter().map(|folder| folder.join("mosaic.toml")).filter(|file| file.exists()),
    );
    let relative = files.iter().map(|file| file.strip_prefix(schemas()).expect("it is below"));
    relative
        .map(|path| path.to_str().expect("samples have plain names").replace('\\', "/"))
        .collect()
}

#[test]
fn the_overview_lists_every_file_and_no_other() {
    assert_eq!(listed(), present());
}

#[test]
fn every_sample_but_the_bad_ones_is_json() {
    for path in json_files(&schemas()) {
        if !path.starts_with(schemas().join("samples/bad")) {
            read(&path);
        }
    }
}

#[test]
fn a_sample_is_a_syntax_error_exactly_when_it_is_not_json() {
    for path in json_files(&schemas()) {
        let bytes = fs::read(&path).expect("a sample can be read");
        let text = String::from_utf8_lossy(&bytes);
        let is_json =
            serde_json::from_str::<Value>(text.strip_prefix('\u{feff}').unwrap_or(&text)).is_ok();
        let (_, errors) = mosaic_codegen::json::parse(&text);
        assert_eq!(errors.is_empty(), is_json, "{}: {errors:?}", path.display());
    }
}

#[test]
fn a_sample_that_is_not_bad_gives_no_error() {
    for path in json_files(&schemas()) {
        if !path.starts_with(schemas().join("samples/bad"))
            && !path.starts_with(schemas().join("catalog"))
            && !is_json_schema(&path)
        {
            let errors: Vec<_> = findings(&path)
                .into_iter()
                .filter(|finding| finding.level == Level::Error)
                .collect();
            assert!(errors.is_empty(), "{}: {errors:?}", path.display());
        }
    }
}

#[test]
fn every_bad_sample_gives_a_finding() {
    for path in json_files(&schemas().join("samples/bad")) {
        let name =
            path.file_name().and_then(|name| name.to_str()).expect("samples have plain names");
        assert_eq!(findings(&path).is_empty(), COLLIDING.contains(&name), "{name}");
    }
}

/// Returns what reading the configuration at `path` finds.
fn findings(path: &Path) -> Vec<Diagnostic> {
    let bytes = fs::read(path).expect("a sample can be read");
    let mut sources = Sources::new();
    let (_, fault) = sources.add(path.display().to_string(), bytes, Role::Configuration);
    let mut findings = Vec::from_iter(fault);
    let (documents, unreadable) = Documents::parse(&sources);
    findings.extend(unreadable);
    findings.extend(model::lower(&documents, Product::Aic).1);
    findings
}

#[test]
fn every_script_that_a_split_sample_names_is_beside_it() {
    for folder in ["samples/fr-config-manager", "samples/frodo-split"] {
        let mut named = 0;
        for path in json_files(&schemas().join(folder)) {
            for script in scripts(&read(&path)) {
                let beside = path.with_file_name(&script);
                assert!(beside.is_file(), "{} names {script}", path.display());
                named += 1;
            }
        }
        assert!(named > 0, "{folder} names no script");
    }
}

/// Returns the scripts that `value` refers to by file.
fn scripts(value: &Value) -> Vec<String> {
    let mut scripts = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => {
                let source = members.get("source").and_then(Value::as_str);
                let file = members.get("file").and_then(Value::as_str);
                scripts.extend(
                    source
                        .and_then(|text| text.strip_prefix("file://"))
                        .or(file)
                        .map(str::to_owned),
                );
                open.extend(members.values());
            }
            _ => {}
        }
    }
    scripts
}

#[test]
fn the_tenant_has_what_the_catalog_ships_but_for_agents() {
    let catalog = read(&schemas().join("catalog/aic.json"));
    let tenant = read(&schemas().join("managed.json"));
    for (pattern, shipped) in object(&catalog["types"]) {
        if shipped["feature"] == "aiagent" {
            continue;
        }
        for realm in ["alpha", "bravo"] {
            let name = pattern.replace("{realm}", realm);
            let schema = schema_of(&tenant, &name);
            for (property, facts) in object(&shipped["properties"]) {
                if facts["feature"] != "aiagent" {
                    let ours = &schema["properties"][property];
                    compare(&format!("{name}.{property}"), realm, facts, ours);
                    let required = schema["required"].as_array().expect("a list");
                    assert_eq!(
                        facts["required"] == true,
                        required.contains(&property.as_str().into())
                    );
                }
            }
        }
    }
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("an object")
}

fn schema_of<'a>(tenant: &'a Value, name: &str) -> &'a Value {
    let mut objects = tenant["objects"].as_array().expect("a list of types").iter();
    &objects.find(|object| object["name"] == name).unwrap_or_else(|| panic!("no {name}"))["schema"]
}

fn compare(place: &str, realm: &str, facts: &Value, ours: &Value) {
    assert_eq!(facts["type"], spelled(ours), "{place}");
    for key in ["title", "searchable", "viewable", "userEditable", "isVirtual", "scope", "default"]
    {
        assert_eq!(facts[key], ours[key], "{place}: {key}");
    }
    for key in ["pattern", "policies", "queryConfig", "returnByDefault"] {
        assert_eq!(facts[key], ours[key], "{place}: {key}");
    }
    assert_eq!(notified(facts), notified(ours), "{place}: notifyRelationships");
    let end = if ours["type"] == "array" { &ours["items"] } else { ours };
    assert_eq!(facts["reverse"], end["reversePropertyName"], "{place}: reverse");
    assert_eq!(facts["notifySelf"], end["notifySelf"], "{place}: notifySelf");
    let target = facts["target"].as_str().map(|path| path.replace("{realm}", realm));
    assert_eq!(target.as_deref(), end["resourceCollection"][0]["path"].as_str(), "{place}");
}

/// Returns the relationships that are notified, without those of agents, which the tenant has not.
fn notified(property: &Value) -> Vec<&str> {
    let names = property["notifyRelationships"].as_array().into_iter().flatten();
    let names = names.filter_map(Value::as_str);
    names.filter(|name| !name.starts_with("aiagent")).collect()
}

/// Returns the type of a property as the catalog spells it.
fn spelled(property: &Value) -> String {
    match &property["type"] {
        Value::Array(union) => {
            let words: Vec<_> = union.iter().filter_map(Value::as_str).collect();
            words.join("|")
        }
        Value::String(word) if word == "array" => {
            format!("array<{}>", property["items"]["type"].as_str().unwrap_or_default())
        }
        word => word.as_str().unwrap_or_default().to_owned(),
    }
}

//! Reports are what their formats ask for, whatever stands in a schema.

mod findings;
mod reviews;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use mosaic_tests::workspace;
use serde_json::Value;

/// What names of a hostile schema hold: each means something to one of the formats.
const HOSTILE: &str = "]]>\u{1b}[2J\n::error::%0A`<script>&amp;|\u{202e}\u{0}\u{fffe}\u{1f600}\"\\";

/// The marks of our own in a comment, of findings and of a review alike.
const MARKS: [&str; 8] = [
    "<details open>",
    "<details>",
    "</details>",
    "<summary>",
    "</summary>",
    "<br>",
    "<code>",
    "</code>",
];

/// Returns what is left of `text` when the marks are taken away that are `ours`.
fn without<S: AsRef<str>>(text: &str, ours: &[S]) -> String {
    ours.iter().fold(text.to_owned(), |rest, mark| rest.replace(mark.as_ref(), ""))
}

/// Asserts that `instance` is what `schema` describes.
fn assert_valid(schema: &Value, instance: &Value) {
    let validator = jsonschema::validator_for(schema).expect("a schema");
    let errors: Vec<_> = validator
        .iter_errors(instance)
        .take(5)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

/// Returns the schema `name` of the project.
fn own_schema(name: &str) -> Value {
    let schema = fs::read_to_string(workspace().join("schemas").join(name));
    serde_json::from_str(&schema.expect("the schema")).expect("JSON")
}

/// Returns the published schema of SARIF.
fn sarif_schema() -> Value {
    let schema = fs::read_to_string(package("serde-sarif").join("src/schema.json"));
    // One pattern of the published schema is no regular expression: a bracket is closed twice.
    let schema = schema.expect("the schema").replace("{2}]?$", "{2}$");
    serde_json::from_str(&schema).expect("JSON")
}

/// Returns the folder of the package `name`, which is a dependency of these tests.
fn package(name: &str) -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        .current_dir(workspace())
        .output()
        .expect("cargo can be run");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo tells JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let package = packages.iter().find(|package| package["name"] == name).expect("a dependency");
    let manifest = PathBuf::from(package["manifest_path"].as_str().expect("a path"));
    manifest.parent().expect("a manifest is in a folder").to_owned()
}

/// Returns the first character of `text` that a terminal obeys.
fn obeyed(text: &str) -> Option<usize> {
    text.find(|character: char| {
        (character.is_control() && character != '\n')
            || ('\u{202a}'..='\u{202e}').contains(&character)
    })
}

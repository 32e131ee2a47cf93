//! The guides name everything that there is, and nothing that there is not.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mosaic::client::TenantBuilder;
use mosaic_emulator::Fault;
use mosaic_tests::workspace;

/// Returns the text of a file of the project.
pub(crate) fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(workspace().join(path)).unwrap()
}

/// Returns what stands in backticks in the first column of the tables below `title`.
pub(crate) fn first_column(page: &str, title: &str) -> Vec<String> {
    let (_, section) = page.split_once(&format!("\n## {title}\n")).expect("the section is there");
    let section = section.split("\n## ").next().unwrap_or_default();
    let cells = section.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

/// Returns the files below `path` that hold Rust.
fn sources(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_path_buf()];
    }
    let entries = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| sources(&path)).collect()
}

/// Returns the names of the public methods in the files of the client at `paths`.
fn methods(paths: &[&str]) -> BTreeSet<String> {
    let client = workspace().join("runtime/src/client");
    let mut methods = BTreeSet::new();
    for path in paths.iter().flat_map(|path| sources(&client.join(path))) {
        for line in fs::read_to_string(path).unwrap().lines() {
            let line = line.trim_start();
            let line = line.strip_prefix("pub ").map(|line| line.trim_start_matches("async "));
            let line = line.map(|line| line.trim_start_matches("const "));
            if let Some(function) = line.and_then(|line| line.strip_prefix("fn ")) {
                let end = function.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
                methods.insert(function[..end.unwrap_or(function.len())].to_owned());
            }
        }
    }
    methods
}

#[test]
fn every_setting_and_every_call_of_the_client_is_in_its_guide() {
    let guide = read("docs/guide/client.md") + &read("docs/guide/client-more.md");
    let words: BTreeSet<_> =
        guide.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
    let methods = methods(&[
        "call/mod.rs",
        "call/narrowed.rs",
        "credentials/resource_owner.rs",
        "credentials/service_account.rs",
        "links",
        "managed",
        "query",
        "resource.rs",
        "retry.rs",
        "tenant/builder.rs",
        "tenant/environment.rs",
    ]);
    assert!(methods.contains("collect_up_to") && methods.contains("root_certificates"));
    // For tests of the client itself.
    let internal = ["seed"];
    let missing: Vec<_> = methods
        .iter()
        .filter(|name| !words.contains(name.as_str()) && !internal.contains(&name.as_str()))
        .collect();
    assert!(missing.is_empty(), "not in the guide: {missing:?}");
}

#[test]
fn the_questions_to_an_error_are_those_of_the_guide() {
    let told = first_column(&read("docs/guide/client.md"), "When something goes wrong");
    let told: BTreeSet<_> = told.into_iter().collect();
    assert_eq!(told, methods(&["error/questions.rs"]));
}

#[test]
fn the_features_are_those_of_the_manifest() {
    let told = first_column(&read("docs/guide/client-more.md"), "In `Cargo.toml`");
    let manifest: toml::Table = read("runtime/Cargo.toml").parse().unwrap();
    let features = manifest["features"].as_table().unwrap().keys();
    let features: BTreeSet<_> = features.filter(|name| *name != "default").cloned().collect();
    assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), features);
}

#[test]
fn the_variables_are_those_that_an_empty_environment_is_asked_for() {
    let told = first_column(&read("docs/guide/client.md"), "A tenant");
    let asked = TenantBuilder::from_variables(|_| None).unwrap_err().to_string();
    let asked: BTreeSet<_> = asked.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), asked);
}

#[test]
fn the_faults_are_those_that_there_are_in_their_order() {
    let told = first_column(&read("docs/guide/emulator.md"), "Faults");
    assert_eq!(told, Fault::ALL.map(Fault::name));
}

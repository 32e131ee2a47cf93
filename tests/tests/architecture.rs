//! The shape of the house: which crate may know which, and how heavy the compiler may be.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use mosaic_tests::workspace;

/// The most crates that a `build.rs` may have to compile for `mosaic-codegen` without defaults.
const CODEGEN_CRATES: usize = 25;

/// Every edge that is allowed; `tests` may know all.
const EDGES: &[(&str, &[&str])] = &[
    ("codegen", &[]),
    ("macros", &[]),
    ("runtime", &["mosaic-macros"]),
    ("cli", &["mosaic", "mosaic-codegen", "mosaic-emulator"]),
];

#[test]
fn a_crate_depends_on_the_siblings_it_may_know_and_no_others() {
    let names: BTreeMap<String, String> = members().into_iter().map(|m| (package(&m), m)).collect();
    for (folder, allowed) in EDGES {
        for sibling in siblings(folder, names.keys()) {
            assert!(allowed.contains(&sibling.as_str()), "{folder} may not depend on {sibling}");
        }
    }
}

#[test]
fn every_crate_has_its_edges_written_down() {
    let listed: BTreeSet<_> = EDGES.iter().map(|(folder, _)| (*folder).to_owned()).collect();
    let members: BTreeSet<_> = members().into_iter().filter(|member| member != "tests").collect();
    assert_eq!(listed, members);
}

#[test]
fn the_compiler_without_its_defaults_is_light() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--package", "mosaic-codegen", "--no-default-features"])
        .args(["--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .current_dir(workspace())
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("cargo prints UTF-8");
    let crates: BTreeSet<_> = text.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    assert!(crates.len() <= CODEGEN_CRATES, "{} crates:\n{text}", crates.len());
}

#[test]
fn no_source_file_is_longer_than_400_lines() {
    for member in members() {
        for folder in ["src", "tests"] {
            for path in rust_files(&workspace().join(&member).join(folder)) {
                let lines =
                    fs::read_to_string(&path).expect("a source can be read").lines().count();
                assert!(lines <= 400, "{} has {lines} lines", path.display());
            }
        }
    }
}

/// Returns the folders of the workspace's members.
fn members() -> Vec<String> {
    let manifest = manifest(".");
    let members = manifest["workspace"]["members"].as_array().expect("members is an array");
    members.iter().map(|member| member.as_str().expect("a member is text").to_owned()).collect()
}

/// Returns the name of the package in `folder`.
fn package(folder: &str) -> String {
    manifest(folder)["package"]["name"].as_str().expect("a package has a name").to_owned()
}

/// Returns the packages of `all` that the crate in `folder` depends on when it is built.
fn siblings<'n>(folder: &str, all: impl Iterator<Item = &'n String>) -> Vec<String> {
    let manifest = manifest(folder);
    let tables = ["dependencies", "build-dependencies"];
    let known: BTreeSet<_> = tables
        .iter()
        .filter_map(|table| manifest.get(*table)?.as_table())
        .flat_map(|table| table.keys().cloned())
        .collect();
    all.filter(|name| known.contains(*name)).cloned().collect()
}

fn manifest(folder: &str) -> toml::Table {
    let path = workspace().join(folder).join("Cargo.toml");
    let text = fs::read_to_string(&path).expect("a manifest can be read");
    text.parse().expect("a manifest is TOML")
}

fn rust_files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = folder.read_dir() else { continue };
        for entry in entries {
            let path = entry.expect("an entry of a folder can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}

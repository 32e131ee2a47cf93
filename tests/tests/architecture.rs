//! The shape of the house: which crate may know which, and how heavy the compiler may be.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mosaic_tests::workspace;
use serde_json::Value;

/// The most crates that a `build.rs` may have to compile for `mosaic-codegen` without defaults.
const CODEGEN_CRATES: usize = 25;

/// Every edge that is allowed, of any kind, renamed or not; `tests` may know all.
const EDGES: &[(&str, &[&str])] = &[
    ("mosaic-codegen", &[]),
    ("mosaic-macros", &[]),
    ("mosaic", &["mosaic-macros"]),
    ("mosaic-emulator", &["mosaic", "mosaic-codegen"]),
    ("mosaic-cli", &["mosaic", "mosaic-codegen", "mosaic-emulator"]),
];

#[test]
fn a_crate_depends_on_the_siblings_it_may_know_and_no_others() {
    let packages = packages();
    let names: BTreeSet<_> = packages.iter().map(name).collect();
    let listed: BTreeSet<_> = EDGES.iter().map(|(name, _)| *name).chain(["mosaic-tests"]).collect();
    assert_eq!(names, listed, "every crate has its edges written down");
    for package in &packages {
        let Some((_, allowed)) = EDGES.iter().find(|(listed, _)| *listed == name(package)) else {
            continue;
        };
        for dependency in package["dependencies"].as_array().expect("a list of dependencies") {
            let sibling = name(dependency);
            let is_edge = names.contains(sibling) && !allowed.contains(&sibling);
            assert!(!is_edge, "{} may not depend on {sibling}", name(package));
        }
    }
}

#[test]
fn the_compiler_without_its_defaults_is_light() {
    let crates = crates_of(&["mosaic-codegen", "--no-default-features"]);
    assert!(crates.len() <= CODEGEN_CRATES, "{} crates: {crates:#?}", crates.len());
}

#[test]
fn the_local_tenant_does_without_the_parser_of_scripts() {
    let crates = crates_of(&["mosaic-emulator"]);
    let of_parser: Vec<_> = crates.iter().filter(|name| name.starts_with("oxc")).collect();
    assert!(of_parser.is_empty(), "{of_parser:#?}");
    assert!(crates.iter().any(|name| name.starts_with("regress ")), "{crates:#?}");
}

#[test]
fn a_page_of_documentation_shows_what_every_feature_brings() {
    for package in packages() {
        let features = package["features"].as_object().expect("a table of features");
        let documented = &package["metadata"]["docs"]["rs"]["all-features"];
        assert_eq!(documented == true, !features.is_empty(), "{}", name(&package));
    }
}

#[test]
fn no_source_file_is_longer_than_400_lines() {
    for path in rust_files(&workspace()) {
        let lines = fs::read_to_string(&path).expect("a source can be read").lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
    }
}

#[test]
fn the_map_names_every_folder_of_a_crate_with_rooms() {
    let map = fs::read_to_string(workspace().join("docs/architecture.md")).expect("the map");
    for package in packages() {
        let manifest = Path::new(package["manifest_path"].as_str().expect("a manifest is a file"));
        let sources = manifest.with_file_name("src");
        for entry in sources.read_dir().expect("a crate has sources") {
            let path = entry.expect("an entry of a folder can be read").path();
            let room = path.file_name().and_then(|name| name.to_str()).expect("a plain name");
            let is_named = map.contains(&format!("`{room}/`"));
            assert!(!path.is_dir() || is_named, "no row for `{room}/` of {}", name(&package));
        }
    }
}

/// Returns the crates that a `package` needs, itself among them.
fn crates_of(package: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .arg("--package")
        .args(package)
        .current_dir(workspace())
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("cargo prints UTF-8");
    text.lines().map(|line| line.trim_end_matches(" (*)").to_owned()).collect()
}

/// Returns what cargo knows of the members of the workspace.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--no-deps", "--format-version", "1"])
        .current_dir(workspace())
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    metadata["packages"].as_array().expect("a list of packages").clone()
}

fn name(value: &Value) -> &str {
    value["name"].as_str().expect("a package has a name")
}

/// Returns the Rust sources below `folder`, those that cargo made aside.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in folder.read_dir().expect("a folder of the workspace can be read") {
            let path = entry.expect("an entry of a folder can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && !name.starts_with('.') && name != "target" {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}

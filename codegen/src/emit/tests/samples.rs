//! Laws over every sample of the project.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{compiled, findings};
use crate::compile::Target;

/// Returns the samples that are one file, but those that are meant to be wrong.
fn samples() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas");
    let folders = ["", "samples", "samples/hostile"].map(|below| folder.join(below));
    let mut samples = Vec::new();
    for folder in folders {
        let files = fs::read_dir(&folder).expect("the samples are there");
        for path in files.map(|file| file.expect("the samples can be listed").path()) {
            let name = path.display().to_string();
            if name.ends_with("json") && !name.ends_with(".schema.json") {
                let text = fs::read_to_string(&path).expect("the samples can be read");
                samples.push((path, text));
            }
        }
    }
    samples.sort();
    samples
}

fn names(items: &[syn::Item]) -> Vec<String> {
    let mut names = Vec::new();
    for item in items {
        match item {
            syn::Item::Struct(item) => names.push(item.ident.to_string()),
            syn::Item::Enum(item) => names.push(item.ident.to_string()),
            syn::Item::Mod(item) => {
                let items = item.content.as_ref().map(|(_, items)| items.as_slice());
                names.extend(self::names(items.unwrap_or_default()));
            }
            _ => {}
        }
    }
    names
}

#[test]
fn every_sample_gives_rust_in_which_no_name_stands_twice() {
    for (path, schema) in samples() {
        for settings in ["", "[generate]\nenums = \"closed\"\nlayout = \"file-per-type\"\n"] {
            let files = compiled(&schema, settings, Target::Rust).files;
            assert!(!files.is_empty(), "{}: {}", path.display(), findings(&schema, settings));
            let mut seen = HashSet::new();
            for file in &files {
                let file = syn::parse_file(&file.text).expect("an emitted file is Rust");
                for name in names(&file.items) {
                    assert!(seen.insert(name.clone()), "{name} twice in {}", path.display());
                }
            }
            assert!(!seen.is_empty(), "{}", path.display());
        }
    }
}

#[test]
fn every_sample_gives_json_schemas_that_are_json() {
    for (path, schema) in samples() {
        let files = compiled(&schema, "", Target::JsonSchema).files;
        assert!(!files.is_empty() && files.len().is_multiple_of(3), "{}", path.display());
        for file in files {
            let read = serde_json::from_str::<serde_json::Value>(&file.text);
            assert!(read.is_ok_and(|schema| schema.is_object()), "{}", file.path);
        }
    }
}

#[test]
fn no_sample_leaves_an_invisible_character_in_an_output() {
    for (path, schema) in samples() {
        for target in [Target::Rust, Target::JsonSchema] {
            for file in compiled(&schema, "", target).files {
                let hidden = file.text.chars().find(|letter| {
                    let is_blank = matches!(letter, '\n' | ' ');
                    let turns = matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
                    !is_blank && (letter.is_control() || turns)
                });
                assert_eq!(hidden, None, "{} from {}", file.path, path.display());
            }
        }
    }
}

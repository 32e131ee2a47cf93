//! What a change does to code that was written against the old schema, asked of the compiler.
//!
//! For each pair of schemas, code that uses everything that is generated from the old one is compiled
//! against what is generated from the new one. Where the verdict for Rust is `breaking`, the compiler
//! complains in the lines about that path, and nowhere else; where it is `risky`, it complains only about
//! code that has a `match` without an arm for the rest or spells out the type of a constant.

mod bench;
mod compiler;
mod consumer;
mod judged;
mod mutations;
mod pages;
mod pair;
mod proof;
mod settings;

use std::collections::BTreeSet;
use std::fs;

use mosaic_codegen::diff::Verdict;
use mosaic_tests::{shared, workspace};
use pair::Pair;
use proof::Proof;

#[test]
fn the_compiler_agrees_with_every_page() {
    let mut proof = Proof::new("proofs_of_pages");
    for pair in pages::pairs() {
        proof.add(&pair);
    }
    assert_eq!(proof.hold().len(), Verdict::ALL.len());
}

#[test]
fn the_compiler_agrees_about_every_mutation_of_the_samples() {
    let mut proof = Proof::new("proofs_of_mutations");
    for pair in mutations::pairs() {
        proof.add(&pair);
    }
    assert_eq!(proof.hold().len(), Verdict::ALL.len());
}

#[test]
fn the_compiler_agrees_by_the_settings_of_each_side() {
    let mut proof = Proof::new("proofs_of_settings");
    for (pair, verdict) in settings::pairs() {
        let worst = pair.ruled().iter().map(|ruled| ruled.verdict).max();
        assert_eq!(worst, Some(verdict), "{}", pair.name);
        proof.add(&pair);
    }
    assert_eq!(proof.hold().len(), Verdict::ALL.len());
}

#[test]
fn the_compiler_agrees_about_real_commits() {
    let Some(history) = shared("corpus/history") else { return };
    let entries = fs::read_dir(&history).expect("the folder of commits can be read");
    let names: BTreeSet<_> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter_map(|name| name.strip_suffix(".before.json").map(str::to_owned))
        .collect();
    assert!(!names.is_empty(), "{} holds no commits", history.display());
    let mut proof = Proof::new("proofs_of_commits");
    for name in names {
        let read = |when| fs::read_to_string(history.join(format!("{name}.{when}.json")));
        let (old, new) =
            (read("before").expect("the old side"), read("after").expect("the new side"));
        proof.add(&Pair::new(&format!("commit_{name}"), old, new));
    }
    assert!(proof.hold().contains(&Verdict::Breaking));
}

#[test]
fn code_against_the_same_schema_written_otherwise_compiles() {
    let text = fs::read_to_string(workspace().join("schemas/samples/nested-object.json"))
        .expect("a sample");
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let mut proof = Proof::new("proofs_of_noise");
    proof.add(&Pair::new("noise", text, value.to_string()));
    assert!(proof.hold().is_empty());
}

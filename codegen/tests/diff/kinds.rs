//! Every kind of change has a smallest pair that shows it, and what changes nothing is not told.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use mosaic_codegen::diff::Kind;

use crate::describe::{of_properties, of_type, told};
use crate::mirror::{check_mirror, single, with_changes};

/// Pairs, each with what is told of it: the old text after `-`, the new one after `+`, and the changes
/// after `=`. `MOSAIC_BLESS=1` writes what is told into it.
const PAIRS: &str = include_str!("kinds.txt");

/// One pair.
struct Pair {
    old: String,
    new: String,
    /// The pair with what is told of it, as it stands in the file.
    block: String,
}

fn pairs() -> Vec<Pair> {
    let blocks = PAIRS.trim_end().split("\n\n");
    let text = |block: &str, mark: &str| {
        let lines = block.lines().filter_map(|line| line.strip_prefix(mark));
        let text: String = lines.collect();
        if text.starts_with('{') { text } else { of_type(&text) }
    };
    blocks
        .map(|block| Pair {
            old: text(block, "- "),
            new: text(block, "+ "),
            block: block.to_owned(),
        })
        .collect()
}

#[test]
fn a_pair_is_told_as_it_says() {
    let told = pairs().into_iter().map(|pair| {
        let pair_alone = pair.block.lines().filter(|line| !line.starts_with('='));
        let mut lines: Vec<_> = pair_alone.map(str::to_owned).collect();
        lines.extend(told(&pair.old, &pair.new).lines().map(|line| format!("= {line}")));
        lines.join("\n")
    });
    let told = told.collect::<Vec<_>>().join("\n\n") + "\n";
    if env::var_os("MOSAIC_BLESS").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/kinds.txt");
        fs::write(path, told).expect("the list of pairs can be written");
        return;
    }
    for (expected, found) in PAIRS.split("\n\n").zip(told.split("\n\n")) {
        assert_eq!(expected, found);
    }
}

#[test]
fn a_pair_is_told_back_as_its_mirror() {
    for pair in pairs() {
        check_mirror(&single(&pair.old), &single(&pair.new));
    }
}

#[test]
fn every_kind_has_a_pair() {
    let mut shown = BTreeSet::new();
    for pair in pairs() {
        let (old, new) = (single(&pair.old), single(&pair.new));
        with_changes(&old, &new, |changes| {
            shown.extend(changes.iter().flat_map(|change| [change.kind, change.kind.mirrored()]));
        });
    }
    let missing: Vec<_> = Kind::ALL.iter().filter(|kind| !shown.contains(kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn what_servers_take_for_the_same_is_no_change() {
    let pairs = [
        (r#""p":{"type":"string","title":null,"minLength":null}"#, r#""p":{"type":"string"}"#),
        (r#""p":{"type":["string","null"]}"#, r#""p":{"type":["null","string"]}"#),
        (
            r#""p":{"type":"string","queryConfig":{"referencedObjectFields":null}}"#,
            r#""p":{"type":"string","queryConfig":{}}"#,
        ),
        (r#""p":{"type":"string","policies":[]}"#, r#""p":{"type":"string"}"#),
        (
            r#""p":{"type":"relationship","resourceCollection":{"path":"managed/t"}}"#,
            r#""p":{"type":"relationship","resourceCollection":[{"path":"managed/t"}]}"#,
        ),
    ];
    for (old, new) in pairs {
        assert_eq!(of_properties(old, new), "");
    }
}

//! What is found in every real configuration, at default levels: each line was judged by a person.
//!
//! `MOSAIC_BLESS=1 cargo test --package mosaic-tests --test findings` writes the lists; the
//! difference is for a person to judge again.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use mosaic_codegen::catalog::Product;
use mosaic_codegen::config::Config;
use mosaic_codegen::files::Inputs;
use mosaic_codegen::lint::{Options, lint};
use mosaic_codegen::report::Places;
use mosaic_tests::{json_files, shared, workspace};

/// What is linted together: a file, or a folder that holds the parts of one configuration.
fn subjects(corpus: &Path) -> Vec<String> {
    let folders = ["fr-config-manager/managed-objects", "one-file-per-type"];
    let is_part = |name: &str| folders.iter().any(|folder| name.starts_with(folder));
    let files = json_files(corpus)
        .into_iter()
        .map(|path| path.strip_prefix(corpus).expect("a file of the corpus").display().to_string());
    let alone = files.filter(|name| !is_part(name) && !name.starts_with("repo-ds/"));
    alone.chain(folders.map(str::to_owned)).collect()
}

/// Returns the product that a file of the corpus is of.
fn product(name: &str) -> Product {
    let is_self_managed = ["self-managed/", "old-openidm/"].iter().any(|it| name.starts_with(it));
    if is_self_managed { Product::Idm } else { Product::Aic }
}

/// Returns a line for each finding in `name`, grouped by rule where there are many.
fn findings(corpus: &Path, name: &str) -> String {
    let mut inputs = Inputs::new(corpus);
    inputs.read_schema(&corpus.join(name)).expect("a file of the corpus can be read");
    let config = Config { product: product(name), ..Config::default() };
    let found = lint(&inputs.sources, &config, &Options::default()).findings;
    let places = Places::new(&inputs.sources);
    let mut by_rule: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for finding in &found {
        let line = places.place(finding.location).map_or(0, |place| place.start.line);
        by_rule
            .entry((Reverse(finding.level), finding.rule))
            .or_default()
            .push(format!("{} ({line}): {}", finding.path, finding.message));
    }
    let mut text = String::new();
    for ((Reverse(level), rule), lines) in by_rule {
        let _ = writeln!(text, "{} {rule}: {}", level.name(), lines.len());
        for line in lines.iter().take(SHOWN) {
            let _ = writeln!(text, "  {line}");
        }
    }
    text
}

/// How many findings of one rule in one file are listed; the others are like them.
const SHOWN: usize = 6;

#[test]
fn what_is_found_in_real_files_is_what_was_judged() {
    let Some(corpus) = shared("corpus") else { return };
    let mut text = String::new();
    for name in subjects(&corpus) {
        let _ = write!(text, "== {name}\n{}\n", findings(&corpus, &name));
    }
    let path = workspace().join("tests/findings.txt");
    if env::var_os("MOSAIC_BLESS").is_some() {
        fs::write(&path, text).expect("the list can be written");
        return;
    }
    let judged = fs::read_to_string(&path).expect("the list is there");
    assert_eq!(judged, text, "judge the difference; MOSAIC_BLESS=1 writes the list");
}

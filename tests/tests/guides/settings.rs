//! The page of settings names every key, every word that a key takes, and no others.

use std::collections::BTreeSet;

use mosaic_codegen::config::Config;
use mosaic_codegen::span::SourceId;

use crate::complete::{first_column, read};

/// What no key and no word is called.
const NOTHING: &str = "QQQQQQQQ";

/// The sections of the page, each with settings that have an unknown key there.
const SECTIONS: [(&str, &str); 9] = [
    ("`[generate]`", "[generate]\nQQQQQQQQ = 1"),
    ("`[alias.TYPE]`", "[alias.t]\nn = { property = \"p\", QQQQQQQQ = 1 }"),
    ("`[lint]`", "[lint]\nQQQQQQQQ = 1"),
    ("`[[lint.allow]]`", "[[lint.allow]]\nQQQQQQQQ = 1"),
    ("`[naming]`", "[naming]\nQQQQQQQQ = 1"),
    ("`[[naming.pattern]]`", "[[naming.pattern]]\nQQQQQQQQ = 1"),
    ("`[diff]`", "[diff]\nQQQQQQQQ = 1"),
    ("`[[diff.approve]]`", "[[diff.approve]]\nQQQQQQQQ = 1"),
    ("`[tenant.NAME]`", "[tenant.dev]\nurl = \"https://t\"\nQQQQQQQQ = 1"),
];

/// The keys that take one of a few words, each with settings that have another word there.
const CHOICES: [(&str, &str); 9] = [
    ("product", "product = \"QQQQQQQQ\""),
    ("enums", "[generate]\nenums = \"QQQQQQQQ\""),
    ("layout", "[generate]\nlayout = \"QQQQQQQQ\""),
    ("as", "[alias.t]\nn = { property = \"p\", as = \"QQQQQQQQ\" }"),
    ("level", "[lint.level]\nall = \"QQQQQQQQ\""),
    ("slots", "[naming]\nslots = [\"QQQQQQQQ\"]"),
    ("twins", "[naming]\ntwins = \"QQQQQQQQ\""),
    ("of", "[[naming.pattern]]\nof = \"QQQQQQQQ\""),
    ("fail-on", "[diff]\nfail-on = \"QQQQQQQQ\""),
];

fn page() -> String {
    read("docs/guide/settings.md")
}

/// Returns what stands in backticks in the only finding about `settings`, but for what is not there.
fn told(settings: &str) -> BTreeSet<String> {
    let (_, findings) = Config::parse(settings, SourceId(0));
    let [finding] = &findings[..] else { panic!("{settings}: {findings:?}") };
    let hint = finding.hint.as_deref().unwrap_or_default();
    let text = format!("{} {hint}", finding.message);
    let words = text.split('`').skip(1).step_by(2).filter(|word| *word != NOTHING);
    words.map(str::to_owned).collect()
}

#[test]
fn every_key_of_every_table_is_on_the_page() {
    for (title, settings) in SECTIONS {
        let keys: BTreeSet<_> = first_column(&page(), title).into_iter().collect();
        assert_eq!(keys, told(settings), "{title}");
    }
}

#[test]
fn every_key_of_the_top_level_is_on_the_page() {
    let page = page();
    let above = page.split("\n## ").next().expect("there is a beginning");
    let keys = first_column(&format!("\n## top\n{above}"), "top").into_iter();
    let tables = SECTIONS.iter().filter(|(title, _)| !title.starts_with("`[["));
    let tables = tables.map(|(title, _)| title.trim_matches(['`', '[', ']']));
    let tables = tables.map(|name| name.split('.').next().unwrap_or(name).to_owned());
    assert_eq!(keys.chain(tables).collect::<BTreeSet<_>>(), told(&format!("{NOTHING} = 1")));
}

#[test]
fn every_word_that_a_key_takes_is_in_its_row() {
    let page = page();
    for (key, settings) in CHOICES {
        let row = page.lines().find(|line| line.starts_with(&format!("| `{key}` |")));
        let row = row.unwrap_or_else(|| panic!("no row of `{key}`"));
        for word in told(settings) {
            assert!(row.contains(&format!("`\"{word}\"`")), "{word} is not in {row}");
        }
    }
}

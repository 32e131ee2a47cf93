//! What stands in the page of a kind is what is reported of its pairs.
//!
//! `MOSAIC_BLESS=1 cargo test` writes what is reported into the pages; the difference is for a person
//! to look at.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use mosaic_codegen::catalog::Product;
use mosaic_codegen::config::Config;
use mosaic_codegen::diff::{Change, Consumer, Impact, Kind, Side, Verdict, changes, impact};
use mosaic_codegen::model;
use mosaic_codegen::report::text::Style;
use mosaic_codegen::report::{Format, ReviewReport};
use mosaic_codegen::review::{Options, Review};
use mosaic_codegen::source::{Documents, Role, Sources};

/// A pair of schemas in a page.
struct Case {
    old: String,
    new: String,
}

impl Case {
    /// Returns what `mosaic diff` reports of it.
    fn report(&self) -> String {
        let (old, new) = (sources("old.json", &self.old), sources("new.json", &self.new));
        let (before, after) = (Documents::parse(&old).0, Documents::parse(&new).0);
        let (was, is) =
            (model::lower(&before, Product::Aic).0, model::lower(&after, Product::Aic).0);
        let sides =
            [Side { documents: &before, model: &was }, Side { documents: &after, model: &is }];
        let review = Review::of(sides[0], sides[1], &Config::default(), &Options::default());
        let report = ReviewReport::new(&review, Sources::new(), old.clone(), new.clone());
        let text = Format::Text.render_review(&report, Style::default());
        let lines = text.lines().map(|line| format!("{}\n", line.trim_end()));
        lines.collect::<String>().trim_end().to_owned() + "\n"
    }

    /// Returns its changes, each with its kind, its path and its impact.
    fn impacts(&self) -> Vec<(Kind, String, Impact)> {
        let (old, new) = (sources("old.json", &self.old), sources("new.json", &self.new));
        let (before, after) = (Documents::parse(&old).0, Documents::parse(&new).0);
        let (was, is) =
            (model::lower(&before, Product::Aic).0, model::lower(&after, Product::Aic).0);
        let (was, is) =
            (Side { documents: &before, model: &was }, Side { documents: &after, model: &is });
        let found = changes(was, is).into_iter();
        let config = Config::default();
        let judged = |change: &Change<'_>| impact(change, was, is, [&config; 2]);
        found.map(|change| (change.kind, change.path.clone(), judged(&change))).collect()
    }

    /// Returns the case with the sides exchanged.
    fn mirrored(&self) -> Self {
        Self { old: self.new.clone(), new: self.old.clone() }
    }
}

fn sources(name: &str, text: &str) -> Sources {
    let mut sources = Sources::new();
    sources.add(name, text.as_bytes().to_vec(), Role::Configuration);
    sources
}

/// Returns the fenced blocks of `page`, each with its language.
fn blocks(page: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let inside: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push((language, inside.join("\n") + "\n"));
        }
    }
    blocks
}

/// Returns the pairs of schemas in the page of `kind`.
fn cases(kind: Kind) -> Vec<Case> {
    let schemas = blocks(kind.page()).into_iter().filter(|(language, _)| *language == "json");
    let schemas: Vec<String> = schemas.map(|(_, text)| text).collect();
    assert!(
        !schemas.is_empty() && schemas.len().is_multiple_of(2),
        "{}: pairs of schemas",
        kind.name()
    );
    let pairs = schemas.chunks_exact(2);
    pairs.map(|pair| Case { old: pair[0].clone(), new: pair[1].clone() }).collect()
}

/// Returns the page of `kind` as it would be if it said what is reported.
fn expected(kind: Kind) -> String {
    let mut reports = cases(kind).into_iter().map(|case| case.report());
    let mut page = String::new();
    let mut lines = kind.page().lines();
    while let Some(line) = lines.next() {
        page.push_str(line);
        page.push('\n');
        if line == "```text" {
            let _ = lines.by_ref().take_while(|line| *line != "```").count();
            page.push_str(&reports.next().expect("a report stands behind each pair"));
            page.push_str("```\n");
        }
    }
    assert_eq!(reports.count(), 0, "{}: each pair has a report", kind.name());
    page
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diff/kinds")
}

#[test]
fn a_page_shows_exactly_what_is_reported() {
    let bless = env::var_os("MOSAIC_BLESS").is_some();
    for kind in Kind::ALL {
        let expected = expected(*kind);
        if bless && expected != kind.page() {
            let file = folder().join(format!("{}.md", kind.name()));
            fs::write(file, &expected).expect("the page can be written");
        } else {
            assert_eq!(kind.page(), expected, "{}: MOSAIC_BLESS=1 writes it", kind.name());
        }
    }
}

#[test]
fn each_pair_of_a_page_shows_a_change_of_its_kind() {
    for kind in Kind::ALL {
        for case in cases(*kind) {
            let impacts = case.impacts();
            let found: Vec<_> = impacts.iter().map(|(kind, path, _)| (kind, path)).collect();
            assert!(found.iter().any(|(found, _)| *found == kind), "{}: {found:?}", kind.name());
        }
    }
}

#[test]
fn a_page_says_what_why_before_and_after() {
    for kind in Kind::ALL {
        let page = kind.page();
        let headings: Vec<_> = page.lines().filter(|line| line.starts_with('#')).collect();
        let title = format!("# {}", kind.name());
        assert_eq!(headings[..4], [title.as_str(), "## Why", "## Before", "## After"], "{title}");
        assert!(page.contains("Source:"), "{title} names no source");
        assert!(
            blocks(page).iter().any(|(language, _)| *language == "rust"),
            "{title} uses nothing"
        );
    }
}

#[test]
fn every_page_is_one_of_a_kind() {
    let entries = fs::read_dir(folder()).expect("the pages are there");
    let there: BTreeSet<_> = entries
        .map(|entry| {
            entry.expect("the folder can be read").file_name().into_string().expect("a name")
        })
        .collect();
    let named: BTreeSet<_> = Kind::ALL.iter().map(|kind| format!("{}.md", kind.name())).collect();
    assert_eq!(there, named);
}

#[test]
fn every_consumer_gets_every_verdict_somewhere() {
    let mut seen = BTreeSet::new();
    for case in Kind::ALL.iter().flat_map(|kind| cases(*kind)) {
        for (_, _, impact) in case.impacts() {
            seen.extend(Consumer::ALL.iter().map(|consumer| (*consumer, impact.of(*consumer))));
        }
    }
    let all = Consumer::ALL.iter().flat_map(|one| Verdict::ALL.iter().map(|it| (*one, *it)));
    let missing: Vec<_> = all.filter(|pair| !seen.contains(pair)).collect();
    assert_eq!(missing, []);
}

#[test]
fn whatever_is_more_than_cosmetic_says_why_and_whatever_breaks_says_what_to_do() {
    for case in Kind::ALL.iter().flat_map(|kind| cases(*kind)) {
        for case in [case.mirrored(), case] {
            for (kind, path, impact) in case.impacts() {
                assert!(!impact.because.is_empty() && !impact.because.ends_with('.'), "{path}");
                assert!(!impact.source.is_empty(), "{path}");
                let others = Consumer::ALL.iter().filter(|consumer| **consumer != Consumer::Rust);
                let worst = others.map(|consumer| impact.of(*consumer)).max();
                let is_silent = worst == Some(Verdict::Breaking) && impact.todo.is_none();
                assert!(!is_silent, "{} at {path} says nothing to do", kind.name());
            }
        }
    }
}

#[test]
fn what_nobody_has_to_have_breaks_nobody_when_it_is_added() {
    for kind in ["string", "number", "boolean", "object"] {
        let with = |added: &str| {
            let serial = r#""serial":{"type":"string"}"#;
            format!(r#"{{"name":"alpha_device","schema":{{"properties":{{{serial}{added}}}}}}}"#)
        };
        let new = with(&format!(r#","added":{{"type":"{kind}"}}"#));
        let case = Case { old: with(""), new };
        let verdicts: Vec<_> = case.impacts().iter().map(|(_, _, it)| it.verdict()).collect();
        assert_eq!(verdicts, [Verdict::Safe], "{kind}");
        let removed: Vec<_> =
            case.mirrored().impacts().iter().map(|(_, _, it)| it.verdict()).collect();
        assert_eq!(removed, [Verdict::Breaking], "{kind}");
    }
}

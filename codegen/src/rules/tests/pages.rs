//! What stands in a page is what is reported.
//!
//! `MOSAIC_BLESS=1 cargo test` writes what is reported into the pages; the difference is for a person
//! to look at.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use crate::config::Config;
use crate::date::Date;
use crate::diagnostic::has_errors;
use crate::lint::{self, Known, Options};
use crate::report::text::{self, Style};
use crate::rules::{Check, Group, Rule, all};
use crate::source::{Role, Sources};

/// A fenced block of a page.
#[derive(Debug)]
pub(super) struct Block<'p> {
    pub(super) language: &'p str,
    pub(super) text: String,
    /// The heading that it stands below.
    pub(super) heading: &'p str,
}

/// Returns the blocks of `page`, in order.
pub(super) fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let (mut heading, mut is_open) = ("", false);
    for line in page.lines() {
        match (line.strip_prefix("```"), is_open) {
            (Some(language), false) => {
                blocks.push(Block { language, text: String::new(), heading });
                is_open = true;
            }
            (Some(_), true) => is_open = false,
            (None, true) => {
                let block = blocks.last_mut().expect("a block is open");
                writeln!(block.text, "{line}").expect("a string takes everything");
            }
            (None, false) => heading = line.strip_prefix("## ").unwrap_or(heading),
        }
    }
    blocks
}

/// The day on which the pages are read.
const TODAY: Date = Date { year: 2027, month: 3, day: 1 };

/// What stands before a schema in a page.
#[derive(Default)]
pub(super) struct Beside {
    /// The settings.
    pub(super) toml: String,
    /// The recorded findings, in a block `json mosaic-known.json`.
    known: String,
}

impl Beside {
    /// Takes `text`, if it is what stands beside a schema.
    pub(super) fn take(&mut self, language: &str, text: &str) {
        match language {
            "toml" => text.clone_into(&mut self.toml),
            "json mosaic-known.json" => text.clone_into(&mut self.known),
            _ => {}
        }
    }
}

/// Returns what `rule` alone reports of `schema`.
fn report(rule: &Rule, schema: &str, beside: &Beside) -> String {
    let toml = &beside.toml;
    let mut sources = Sources::new();
    sources.add("managed.json", schema.as_bytes().to_vec(), Role::Configuration);
    let (id, _) = sources.add("mosaic.toml", toml.as_bytes().to_vec(), Role::Settings);
    let (config, faults) = Config::parse(toml, id);
    assert!(!has_errors(&faults), "{}: {faults:?}", rule.name);
    let known = known(&mut sources, &beside.known);
    let mut options = Options { known, today: Some(TODAY), ..Options::default() };
    if !matches!(rule.check, Check::Exceptions) {
        options.selection.select.push(rule.name.to_owned());
    }
    let mut found = lint::lint(&sources, &config, &options).findings;
    if matches!(rule.check, Check::Exceptions) {
        found.retain(|finding| finding.rule == rule.name);
    }
    if found.is_empty() {
        return String::new();
    }
    let text = text::render(&sources, &found, Style::default());
    let lines = text.lines().map(|line| format!("{}\n", line.trim_end()));
    lines.collect::<String>().trim_end().to_owned() + "\n"
}

fn known(sources: &mut Sources, text: &str) -> Known {
    if text.is_empty() {
        return Known::default();
    }
    let (id, _) = sources.add("mosaic-known.json", text.as_bytes().to_vec(), Role::Settings);
    let (known, faults) = Known::parse(sources, id);
    assert!(!has_errors(&faults), "{faults:?}");
    known
}

/// Returns the page of `rule` as it would be if it said what is reported.
fn expected(rule: &Rule) -> String {
    let mut page = String::new();
    let (mut pending, mut beside): (Option<String>, Beside) = (None, Beside::default());
    let mut lines = rule.page.lines();
    while let Some(line) = lines.next() {
        let Some(language) = line.strip_prefix("```") else {
            writeln!(page, "{line}").expect("a string takes everything");
            continue;
        };
        let mut inside = String::new();
        for line in lines.by_ref().take_while(|line| *line != "```") {
            writeln!(inside, "{line}").expect("a string takes everything");
        }
        beside.take(language, &inside);
        let text = match language {
            "json" => {
                pending = Some(report(rule, &inside, &beside));
                inside
            }
            "text" => pending.take().expect("a report stands behind its schema"),
            _ => inside,
        };
        write!(page, "```{language}\n{text}```\n").expect("a string takes everything");
    }
    page
}

#[test]
fn a_page_shows_exactly_what_is_reported() {
    let bless = env::var_os("MOSAIC_BLESS").is_some();
    for rule in all() {
        let expected = expected(rule);
        if bless && expected != rule.page {
            fs::write(path(rule), &expected).expect("the page can be written");
        } else {
            assert_eq!(rule.page, expected, "{}: MOSAIC_BLESS=1 writes the right one", rule.name);
        }
    }
}

#[test]
fn what_is_wrong_is_reported_and_what_is_right_is_not() {
    for rule in all() {
        let mut beside = Beside::default();
        let (mut wrong, mut right) = (0, 0);
        for block in blocks(rule.page) {
            beside.take(block.language, &block.text);
            if block.language == "json" {
                let report = report(rule, &block.text, &beside);
                let is_of_rule = report.contains(&format!("[{}]", rule.name));
                match block.heading {
                    "Wrong" => assert!(is_of_rule, "{}:\n{}", rule.name, block.text),
                    _ => assert_eq!(report, "", "{}:\n{}", rule.name, block.text),
                }
                wrong += usize::from(block.heading == "Wrong");
                right += usize::from(block.heading == "Right");
            }
        }
        assert!(wrong > 0 && right > 0, "{} shows both sides", rule.name);
    }
}

fn path(rule: &Rule) -> PathBuf {
    let folder = match rule.group {
        Group::Virtual => "virtuals",
        group => group.name(),
    };
    let file = format!("{}.md", rule.name.replace('-', "_"));
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/rules").join(folder).join(file)
}

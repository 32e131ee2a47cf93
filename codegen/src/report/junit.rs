//! Findings as test results, for whatever shows `JUnit` files.
//!
//! A file is a test suite, a finding a test case named `RULE PATH`: errors and warnings have failed,
//! what is only good to know was skipped. A run without findings is one case that has passed.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Level};
use crate::report::harmless::is_harmless;
use crate::report::{Place, Places, Report, in_order};

/// A finding and where it is.
type Case<'r> = (&'r Diagnostic, Option<Place<'r>>);

/// Returns `report` as one XML document.
pub(super) fn render(report: &Report<'_>) -> String {
    let places = Places::new(report.sources);
    let mut suites: BTreeMap<&str, Vec<Case<'_>>> = BTreeMap::new();
    for finding in in_order(&report.linted.findings) {
        let place = places.place(finding.location);
        let file = place.map_or("mosaic", |place| place.source.name.as_str());
        suites.entry(file).or_default().push((finding, place));
    }
    if suites.is_empty() {
        suites.insert("mosaic", Vec::new());
    }
    let all: Vec<Case<'_>> = suites.values().flatten().copied().collect();
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing to a `String` cannot fail.
    let _ = writeln!(text, "<testsuites name=\"mosaic\"{}>", counts(&all));
    for (file, cases) in &suites {
        suite(&mut text, file, cases);
    }
    text.push_str("</testsuites>\n");
    text
}

fn suite(text: &mut String, file: &str, cases: &[Case<'_>]) {
    let name = escaped(file);
    let _ = writeln!(text, "  <testsuite name=\"{name}\"{}>", counts(cases));
    if cases.is_empty() {
        let _ = writeln!(text, "    <testcase name=\"no findings\" classname=\"{name}\"/>");
    }
    for (finding, place) in cases {
        let Diagnostic { rule, path, .. } = finding;
        let title = escaped(format!("{rule} {path}").trim_end());
        let message = escaped(&finding.message);
        let line = place.map(|place| place.start.line);
        let at = line.map_or_else(String::new, |line| format!(" file=\"{name}\" line=\"{line}\""));
        let _ = writeln!(text, "    <testcase name=\"{title}\" classname=\"{name}\"{at}>");
        let _ = match finding.level {
            Level::Info => writeln!(text, "      <skipped message=\"{message}\"/>"),
            level => {
                let _ =
                    write!(text, "      <failure type=\"{}\" message=\"{message}\">", level.name());
                writeln!(text, "{}</failure>", escaped(&told(finding, *place)))
            }
        };
        text.push_str("    </testcase>\n");
    }
    text.push_str("  </testsuite>\n");
}

/// Returns what a finding says, in lines.
fn told(finding: &Diagnostic, place: Option<Place<'_>>) -> String {
    let mut text = String::new();
    if let Some(Place { source, start, .. }) = place {
        let _ = writeln!(text, "{}:{}:{}", source.name, start.line, start.column);
    }
    let _ = writeln!(text, "{}[{}]: {}", finding.level.name(), finding.rule, finding.message);
    if let Some(hint) = &finding.hint {
        let _ = writeln!(text, "help: {hint}");
    }
    text
}

/// Returns the attributes that count `cases`.
fn counts(cases: &[Case<'_>]) -> String {
    let skipped = cases.iter().filter(|(finding, _)| finding.level == Level::Info).count();
    let failures = cases.len() - skipped;
    let tests = cases.len().max(1);
    format!(" tests=\"{tests}\" failures=\"{failures}\" skipped=\"{skipped}\" errors=\"0\"")
}

/// Returns `text` as it stands in an attribute or an element; what XML has no characters for, and
/// what a terminal might obey, is replaced.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push(char::REPLACEMENT_CHARACTER),
            _ if is_harmless(character) => escaped.push(character),
            _ => escaped.push(char::REPLACEMENT_CHARACTER),
        }
    }
    escaped
}

//! Findings for a person in a hurry, and for editors: one line each.

use std::fmt::Write;

use crate::report::{Places, Report, Summary, harmless, in_order};

/// Returns `report` with a line `FILE:LINE:COLUMN: LEVEL[RULE] MESSAGE` for each finding, and one of
/// totals; nothing for no findings.
pub(super) fn render(report: &Report<'_>) -> String {
    let findings = &report.linted.findings;
    if findings.is_empty() {
        return String::new();
    }
    let places = Places::new(report.sources);
    let mut text = String::new();
    for finding in in_order(findings) {
        // Writing to a `String` cannot fail.
        if let Some(place) = places.place(finding.location) {
            let (line, column) = (place.start.line, place.start.column);
            let _ = write!(text, "{}:{line}:{column}: ", harmless(&place.source.name));
        }
        let (level, rule) = (finding.level.name(), finding.rule);
        let _ = write!(text, "{level}[{rule}] {}", harmless(&finding.message));
        let _ = match &finding.hint {
            Some(hint) => writeln!(text, " (help: {})", harmless(hint)),
            None => writeln!(text),
        };
    }
    let _ = writeln!(text, "{}", Summary::of(findings));
    text
}

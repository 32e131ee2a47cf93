//! A review for a person in a hurry, and for editors: one line a change.

use std::fmt::Write;

use crate::diagnostic::Diagnostic;
use crate::report::harmless;
use crate::report::review::places::SidePlaces;
use crate::report::review::{ReviewReport, about, extent, noise, unread};

/// Returns `report` with a line `FILE:LINE:COLUMN: VERDICT[KIND] PATH KEY: BECAUSE` for each change; before
/// that one for each fault of a side, and behind it one for each type that is only written otherwise, one
/// for each finding about approvals, one where types are left out, and one of totals.
pub(in crate::report) fn render(report: &ReviewReport<'_>) -> String {
    let places = report.places();
    let mut text = String::new();
    for fault in report.faults() {
        finding(&mut text, &places, fault);
    }
    // Writing to a `String` cannot fail.
    for reviewed in &report.review.changes {
        if let Some(place) = places.of(&reviewed.change).latest() {
            let _ = write!(text, "{}: ", place.label());
        }
        let verdict = match &reviewed.approval {
            Some(_) => "approved",
            None => reviewed.verdict().name(),
        };
        let change = &reviewed.change;
        let (kind, path, about) = (change.kind.name(), harmless(&change.path), about(change));
        let because = harmless(&reviewed.impact.because);
        let _ = write!(text, "{verdict}[{kind}] {path}{about}: {because}");
        let _ = match &reviewed.impact.todo {
            Some(todo) => writeln!(text, " (do: {})", harmless(todo)),
            None => writeln!(text),
        };
    }
    for noise::Line { name, added, removed } in noise::lines(&report.review.noise) {
        let _ = writeln!(text, "{name}: text +{added} -{removed}, no change of meaning");
    }
    for approval in &report.review.findings {
        finding(&mut text, &places, approval);
    }
    if let Some(line) = extent::line(&report.review.extent) {
        let _ = writeln!(text, "compared: {line}");
    }
    if let Some(line) = unread::line(&report.unread) {
        let _ = writeln!(text, "not looked at: {line}");
    }
    let _ = writeln!(text, "{}", report.totals());
    text
}

fn finding(text: &mut String, places: &SidePlaces<'_>, finding: &Diagnostic) {
    if let Some(place) = places.at(finding.location) {
        let _ = write!(text, "{}: ", place.label());
    }
    let (level, rule) = (finding.level.name(), finding.rule);
    let _ = writeln!(text, "{level}[{rule}] {}", harmless(&finding.message));
}

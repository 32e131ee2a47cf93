//! Findings as a code quality report of GitLab.
//!
//! GitLab shows a finding in a merge request where its file and line are part of the change, and
//! compares fingerprints between branches. One about no file is shown at the first line of `.`.

use crate::diagnostic::{Diagnostic, Level};
use crate::fingerprint;
use crate::report::writer::Writer;
use crate::report::{Places, Report, in_order};

/// How many findings are listed, the worst first: GitLab refuses reports of more than 100 MB.
const LIMIT: usize = 10_000;

/// Returns `report` as one JSON array, with a line for each finding.
pub(super) fn render(report: &Report<'_>) -> String {
    let ordered = in_order(&report.linted.findings);
    let fingerprints = fingerprint::of(ordered.iter().copied());
    let places = Places::new(report.sources);
    let mut writer = Writer::default();
    writer.array(|list| {
        for (finding, fingerprint) in ordered.iter().zip(&fingerprints).take(LIMIT) {
            list.line();
            list.object(|object| {
                object.key("description").string(&description(finding));
                object.key("check_name").string(finding.rule);
                object.key("fingerprint").string(fingerprint);
                object.key("severity").string(match finding.level {
                    Level::Error => "critical",
                    Level::Warning => "minor",
                    Level::Info => "info",
                });
                object.key("location").object(|location| {
                    let place = places.place(finding.location);
                    location.key("path").string(place.map_or(".", |place| &place.source.name));
                    location.key("lines").object(|lines| {
                        lines.key("begin").number(place.map_or(1, |place| place.start.line));
                        lines.key("end").number(place.map_or(1, |place| place.end.line));
                    });
                });
            });
        }
        list.end_line();
    });
    writer.finish() + "\n"
}

/// Returns all that the widget shows beside the file and the line.
fn description(finding: &Diagnostic) -> String {
    let Diagnostic { path, message, .. } = finding;
    let place = if path.is_empty() { String::new() } else { format!("{path}: ") };
    match &finding.hint {
        Some(hint) => format!("{place}{message}; {hint}"),
        None => format!("{place}{message}"),
    }
}

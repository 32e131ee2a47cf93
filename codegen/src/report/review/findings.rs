//! A review as findings, for formats that know nothing else.

use crate::diagnostic::{Diagnostic, Level};
use crate::diff::{Pair, Verdict};
use crate::lint::Linted;
use crate::report::review::places::SidePlaces;
use crate::report::review::{ReviewReport, about, extent, unread, usages};
use crate::review::Reviewed;
use crate::source::Origin;
use crate::span::{Location, SourceId, Span};

/// Returns each change of `report` as a finding of its kind; what is approved is allowed.
pub(super) fn of(report: &ReviewReport<'_>) -> Linted {
    // Whoever reads these knows the files of the new side alone.
    let findings = report.faults.new.iter().chain(&report.review.findings).cloned().collect();
    let mut linted = Linted { findings, ..Linted::default() };
    if let Some(line) = extent::line(&report.review.extent) {
        let start = Location { source: SourceId(report.new), span: Span::default() };
        let message = format!("compared are {line}");
        linted.findings.push(Diagnostic::info("types-left-out", start, message));
    }
    if let Some(line) = unread::line(&report.unread) {
        let start = Location { source: SourceId(report.new), span: Span::default() };
        let message = format!("not looked at: {line}");
        linted.findings.push(Diagnostic::info("files-unread", start, message));
    }
    let places = report.places();
    for reviewed in &report.review.changes {
        let finding = finding(report, &places, reviewed);
        match &reviewed.approval {
            Some(approval) => linted.allowed.push((finding, approval.reason.value.clone())),
            None => linted.findings.push(finding),
        }
    }
    linted
}

fn finding(
    report: &ReviewReport<'_>,
    places: &SidePlaces<'_>,
    reviewed: &Reviewed<'_>,
) -> Diagnostic {
    let Reviewed { change, impact, fingerprint, .. } = reviewed;
    let places = places.locations(change);
    let location = shown_at(report, &places).unwrap_or(Location::NOWHERE);
    let about = match about(change) {
        about if about.is_empty() => about,
        about => format!(" ({})", about.trim_start()),
    };
    let message = format!("{}{about}: {}", title(reviewed), impact.because);
    let mut finding = match level(reviewed.verdict()) {
        Level::Error => Diagnostic::error(change.kind.name(), location, message),
        Level::Warning => Diagnostic::warning(change.kind.name(), location, message),
        Level::Info => Diagnostic::info(change.kind.name(), location, message),
    };
    if let Some(todo) = &impact.todo {
        finding = finding.with_hint(todo.clone());
    }
    if let Some((old, _)) = places.both()
        && old != location
        && is_file(report, old)
    {
        finding = finding.related(old, "before");
    }
    for usage in reviewed.usages.places.iter().take(usages::SHOWN) {
        let label = usages::label(usage);
        finding = finding.related(usage.location.behind(report.tree), label);
    }
    finding.known_by(fingerprint).at(change.path.clone())
}

/// Returns where a change is shown: on the new side, for a forge knows the files of that side alone; on the
/// old one where the new one is no file.
fn shown_at(report: &ReviewReport<'_>, places: &Pair<Location>) -> Option<Location> {
    let in_file = |place: Option<Location>| place.filter(|place| is_file(report, *place));
    in_file(places.new).or(in_file(places.old)).or(places.latest())
}

fn is_file(report: &ReviewReport<'_>, place: Location) -> bool {
    report.sources.get(place.source).origin == Origin::File
}

/// Returns what changed as a phrase that begins a message.
fn title(reviewed: &Reviewed<'_>) -> String {
    let title = reviewed.change.kind.title().trim_end_matches('.');
    let mut letters = title.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// Returns how bad a change is as a finding.
const fn level(verdict: Verdict) -> Level {
    match verdict {
        Verdict::Breaking => Level::Error,
        Verdict::Risky => Level::Warning,
        Verdict::Safe | Verdict::Cosmetic => Level::Info,
    }
}

//! A review for a person: the worst first, each with who is hurt, why, and what to do.

use std::fmt::Write;

use crate::diff::{Consumer, Impact, Verdict};
use crate::report::harmless;
use crate::report::review::excerpt::Excerpt;
use crate::report::review::places::SidePlaces;
use crate::report::review::{ReviewReport, about, extent, noise, unread, usages};
use crate::report::text::{self, Color, Style};
use crate::review::{Capacity, Noise, Reviewed};

/// What stands before every line of a change but the first.
const INDENT: &str = "          ";

/// Returns `report` as text that ends in a line of totals.
///
/// As many changes as `style` says are shown in full, those that only people see in brief; the others
/// in a line each.
pub(in crate::report) fn render(report: &ReviewReport<'_>, style: Style) -> String {
    let places = report.places();
    let review = report.review;
    let mut text = String::new();
    let faults: Vec<_> = report.faults().cloned().collect();
    if !faults.is_empty() {
        text.push_str(&text::render(&report.sources, &faults, style));
        text.push('\n');
    }
    for (position, reviewed) in review.changes.iter().enumerate() {
        let depth = if position < style.limit { Depth::of(reviewed) } else { Depth::Line };
        if depth == Depth::Full && !text.is_empty() && !text.ends_with("\n\n") {
            text.push('\n');
        }
        headline(&mut text, reviewed, style.color);
        match depth {
            Depth::Line => {
                let _ = writeln!(text, ": {}", harmless(&reviewed.impact.because));
            }
            Depth::Brief => brief(&mut text, reviewed, &places),
            Depth::Full => details(&mut text, reviewed, &places),
        }
    }
    if !review.changes.is_empty() && !text.ends_with("\n\n") {
        text.push('\n');
    }
    rewritten(&mut text, &review.noise);
    capacity(&mut text, &review.capacity);
    if !review.findings.is_empty() {
        text.push_str(&text::render(&report.sources, &review.findings, style));
    }
    // Writing to a `String` cannot fail.
    if let Some(line) = extent::line(&review.extent) {
        let _ = writeln!(text, "compared: {line}\n");
    }
    if let Some(line) = unread::line(&report.unread) {
        let _ = writeln!(text, "not looked at: {line}\n");
    }
    let _ = writeln!(text, "{}", report.totals());
    text
}

/// How much is told of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// What it is, and why it is so bad.
    Line,
    /// Why it is nothing to act on, and where it stands.
    Brief,
    /// All that is known.
    Full,
}

impl Depth {
    /// Returns how much a reader wants to know of `reviewed`: little where only people see it.
    pub(super) fn of(reviewed: &Reviewed<'_>) -> Self {
        match reviewed.standing() {
            Some(Verdict::Cosmetic) => Self::Brief,
            _ => Self::Full,
        }
    }
}

/// Begins the line that says what changed, and how bad that is.
fn headline(text: &mut String, reviewed: &Reviewed<'_>, color: Color) {
    let verdict = reviewed.verdict();
    let (on, off) = match color {
        Color::Plain => ("", ""),
        Color::Ansi => (shade(reviewed.standing()), "\u{1b}[0m"),
    };
    let word = verdict.name().to_uppercase();
    let blank = " ".repeat(INDENT.len().saturating_sub(word.len()));
    let change = &reviewed.change;
    let (path, kind, about) = (harmless(&change.path), change.kind.name(), about(change));
    let approved = if reviewed.approval.is_some() { "  (approved)" } else { "" };
    let _ = write!(text, "{on}{word}{off}{blank}{path}  {kind}{about}{approved}");
}

/// Returns the escape sequence of a verdict; that of what is approved where there is none.
const fn shade(standing: Option<Verdict>) -> &'static str {
    match standing {
        Some(Verdict::Breaking) => "\u{1b}[1;91m",
        Some(Verdict::Risky) => "\u{1b}[1;93m",
        Some(Verdict::Safe) => "\u{1b}[32m",
        Some(Verdict::Cosmetic) | None => "\u{1b}[2m",
    }
}

/// Writes why nobody has to act, and where.
fn brief(text: &mut String, reviewed: &Reviewed<'_>, places: &SidePlaces<'_>) {
    let because = harmless(&reviewed.impact.because);
    let _ = writeln!(text, "\n{INDENT}{because}");
    let _ = writeln!(text, "{INDENT}at: {}", harmless(&places.line(&reviewed.change)));
}

/// Writes why, for whom, what to do, and where; then an empty line.
fn details(text: &mut String, reviewed: &Reviewed<'_>, places: &SidePlaces<'_>) {
    let Reviewed { change, impact, fingerprint, approval, .. } = reviewed;
    text.push('\n');
    let mut line = |label: &str, words: &str| {
        let _ = writeln!(text, "{INDENT}{label}{}", harmless(words));
    };
    line("", &impact.because);
    line("", &consumers(impact));
    if let Some(approval) = approval {
        line("approved: ", &approval.reason.value);
    }
    if let Some(todo) = &impact.todo {
        line("do: ", todo);
    }
    line("at: ", &places.line(change));
    for changed in places.excerpt(change).iter().flat_map(Excerpt::lines) {
        line("  ", &changed);
    }
    for usage in usages::lines(places, reviewed) {
        line("used: ", &usage);
    }
    line("source: ", impact.source);
    line("fingerprint: ", fingerprint);
    text.push('\n');
}

/// Returns who is hurt and how much, the worst first.
pub(super) fn consumers(impact: &Impact) -> String {
    let mut parts = Vec::new();
    for verdict in Verdict::ALL {
        let names = Consumer::ALL.iter().filter(|consumer| impact.of(**consumer) == verdict);
        let names: Vec<_> = names.map(|consumer| consumer.name()).collect();
        if !names.is_empty() && verdict != Verdict::Cosmetic {
            parts.push(format!("{} for {}", verdict.name(), names.join(", ")));
        }
    }
    if parts.is_empty() { String::from("cosmetic for everybody") } else { parts.join("; ") }
}

/// Writes the lines about types that are only written otherwise.
fn rewritten(text: &mut String, noise: &[Noise<'_>]) {
    let lines = noise::lines(noise);
    let width = lines.iter().map(|line| line.name.chars().count()).max().unwrap_or_default();
    for noise::Line { name, added, removed } in lines {
        let (added, removed) = (grouped(added), grouped(removed));
        let _ = writeln!(text, "{name:width$}  text +{added} −{removed}  meaning: no change");
    }
    if !noise.is_empty() {
        text.push('\n');
    }
}

/// Writes a line for each type that uses something that is limited.
fn capacity(text: &mut String, capacity: &[Capacity<'_>]) {
    for (object, used) in capacities(capacity) {
        let _ = writeln!(text, "capacity: {} {used}", harmless(object));
    }
    if !capacity.is_empty() {
        text.push('\n');
    }
}

/// Returns each type with how much of its limits is used.
pub(super) fn capacities<'c>(
    capacity: &'c [Capacity<'_>],
) -> impl Iterator<Item = (&'c str, String)> {
    let by_type = capacity.chunk_by(|one, other| one.object == other.object);
    by_type.map(|of_type| {
        let used: Vec<_> = of_type.iter().map(used).collect();
        (of_type[0].object, used.join(" · "))
    })
}

/// Returns how much of its limit is used, and how much was, where that is not the same.
fn used(capacity: &Capacity<'_>) -> String {
    let Capacity { resource, old, new, limit, .. } = capacity;
    let before = if old == new { String::new() } else { format!(", was {old}") };
    format!("{} {new}/{limit}{before}", resource.name())
}

/// Returns `number` with a comma between its thousands.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_parted() {
        assert_eq!([0, 999, 1_256, 1_000_000].map(grouped), ["0", "999", "1,256", "1,000,000"]);
    }
}

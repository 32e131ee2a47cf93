//! A review as a comment on a pull request: by type, the worst first.

use std::borrow::Cow;
use std::fmt::Write;

use crate::diagnostic::Diagnostic;
use crate::diff::Verdict;
use crate::report::markdown::escaped;
use crate::report::review::places::SidePlaces;
use crate::report::review::text::{Depth, capacities, consumers, grouped};
use crate::report::review::{ReviewReport, about, extent, unread, usages};
use crate::review::{Counts, Reviewed};

/// How long a comment on GitHub may be, in characters.
const LIMIT: usize = 65_536;

/// How much of a text is shown, in characters: one alone shall not fill the comment.
const SHOWN: usize = 500;

/// How many faults of the sides are told: what changed is to be read too.
const FAULTS: usize = 20;

/// What is kept free for the lines after the changes, in bytes.
const RESERVE: usize = 4_096;

/// Returns `report` as one section under `title`: totals, then a fold for each type, those open that somebody has to
/// look at; it fits a comment.
pub(in crate::report) fn render(report: &ReviewReport<'_>, title: &str) -> String {
    let review = report.review;
    let places = report.places();
    // Writing to a `String` cannot fail.
    // Nobody sees the first line: a program tells its own comment from others by it.
    let mut text = format!("<!-- {title} -->\n### {title}\n\n**{}**\n", report.totals());
    faults(&mut text, report);
    if let Some(line) = extent::line(&review.extent) {
        let _ = writeln!(text, "\nCompared: {}", shown(&line));
    }
    if let Some(line) = unread::line(&report.unread) {
        let _ = writeln!(text, "\nNot looked at: {}", shown(&line));
    }
    let mut told = 0;
    for (object, changes) in review.by_type() {
        let (before, count) = (text.len(), changes.len());
        let open = if changes[0].standing() >= Some(Verdict::Risky) { " open" } else { "" };
        let _ = write!(
            text,
            "\n<details{open}><summary><b>{}</b>: {}</summary>\n",
            shown(object),
            Counts::of(changes.iter().copied())
        );
        let mut of_type = 0;
        for reviewed in changes {
            let entry = entry(&places, reviewed);
            if text.len() + entry.len() > LIMIT - RESERVE {
                break;
            }
            text.push_str(&entry);
            of_type += 1;
        }
        if of_type == 0 {
            text.truncate(before);
            break;
        }
        told += of_type;
        text.push_str("\n</details>\n");
        if of_type < count {
            break; // nothing that is less bad takes the place of what did not fit
        }
    }
    if told < review.changes.len() {
        let more = review.changes.len() - told;
        let _ = writeln!(text, "\n… and {more} more: `{title}` in a terminal shows all");
    }
    footer(&mut text, report);
    text
}

/// Adds what is wrong with the sides, as far as it leaves room for the changes.
fn faults(text: &mut String, report: &ReviewReport<'_>) {
    let places = report.places();
    let lines: Vec<_> = report.faults().map(|fault| finding(&places, fault)).collect();
    if lines.is_empty() {
        return;
    }
    text.push('\n');
    for line in lines.iter().take(FAULTS) {
        text.push_str(line);
        text.push('\n');
    }
    let hidden = lines.len().saturating_sub(FAULTS);
    if hidden > 0 {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "- … and {hidden} more");
    }
}

/// Returns what is wrong, and where, as an entry of a list.
fn finding(places: &SidePlaces<'_>, finding: &Diagnostic) -> String {
    let (level, rule) = (finding.level.name(), finding.rule);
    let place = places.at(finding.location).map(|place| format!(" (at {})", shown(&place.label())));
    format!("- **{level}** {rule}: {}{}", shown(&finding.message), place.unwrap_or_default())
}

/// Returns one change as an entry of a list.
fn entry(places: &SidePlaces<'_>, reviewed: &Reviewed<'_>) -> String {
    let Reviewed { change, impact, fingerprint, approval, .. } = reviewed;
    let verdict = reviewed.verdict().name();
    let mut entry = format!("\n<a id=\"{fingerprint}\"></a>\n\n");
    let approved = if approval.is_some() { ", approved" } else { "" };
    let _ = writeln!(
        entry,
        "- **{verdict}{approved}** <code>{}</code> {}{}: {}  ",
        shown(&change.path),
        change.kind.name(),
        shown(&about(change)),
        shown(&impact.because)
    );
    let mut line = |label: &str, words: &str| {
        let _ = writeln!(entry, "  {label}{}  ", shown(words));
    };
    if Depth::of(reviewed) == Depth::Brief {
        line("at: ", &places.line(change));
        return entry;
    }
    line("", &consumers(impact));
    if let Some(approval) = approval {
        line("approved: ", &approval.reason.value);
    }
    if let Some(todo) = &impact.todo {
        line("**do:** ", todo);
    }
    line("at: ", &places.line(change));
    for usage in usages::lines(places, reviewed) {
        line("used: ", &usage);
    }
    let _ = writeln!(entry, "  <sub>{} · {fingerprint}</sub>", shown(impact.source));
    entry
}

/// Returns `text`, or the beginning of it, so that it is shown and not obeyed.
fn shown(text: &str) -> String {
    let text = match text.char_indices().nth(SHOWN) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    };
    escaped(&text)
}

/// Adds what is noise, what is used of the limits, and what is wrong with the approvals, as far as it
/// fits.
fn footer(text: &mut String, report: &ReviewReport<'_>) {
    let review = report.review;
    let noise = review.noise.iter().map(|noise| {
        let (added, removed) = (grouped(noise.added), grouped(noise.removed));
        format!("- {}: text +{added} −{removed}, meaning: no change", shown(noise.object))
    });
    let findings = review.findings.iter();
    let places = report.places();
    let findings = findings.map(|approval| finding(&places, approval));
    let capacity = capacities(&review.capacity);
    let capacity = capacity.map(|(object, used)| format!("- {}: {used}", shown(object)));
    section(text, "Written otherwise, with the same meaning", noise.collect());
    section(text, "Approvals to look at", findings.collect());
    section(text, "Capacity", capacity.collect());
}

/// Adds a fold with `lines` under `title`, unless there are none.
fn section(text: &mut String, title: &str, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    let _ = write!(text, "\n<details><summary>{title}</summary>\n\n");
    let count = lines.len();
    for (position, line) in lines.into_iter().enumerate() {
        if text.len() + line.len() > LIMIT - 256 {
            let _ = writeln!(text, "- … and {} more", count - position);
            break;
        }
        text.push_str(&line);
        text.push('\n');
    }
    text.push_str("\n</details>\n");
}

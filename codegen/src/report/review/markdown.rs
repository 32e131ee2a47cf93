//! A review as a comment on a pull request: by type, the worst first.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diagnostic::Diagnostic;
use crate::diff::Verdict;
use crate::report::markdown::escaped;
use crate::report::review::excerpt::Excerpt;
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
    // Writing to a `String` cannot fail.
    // Nobody sees the first line: a program tells its own comment from others by it.
    let mut text = format!("<!-- {title} -->\n### {title}\n\n**{}**\n", report.totals());
    faults(&mut text, report);
    if let Some(line) = extent::line(&report.review.extent) {
        let _ = writeln!(text, "\nCompared: {}", shown(&line));
    }
    if let Some(line) = unread::line(&report.unread) {
        let _ = writeln!(text, "\nNot looked at: {}", shown(&line));
    }
    changes(&mut text, report, title);
    footer(&mut text, report);
    text
}

/// Adds the changes by type, as far as they fit: before any type has one that is less bad, each has the worse
/// ones.
fn changes(text: &mut String, report: &ReviewReport<'_>, title: &str) {
    let review = report.review;
    let mut entries = fitting(report, LIMIT.saturating_sub(RESERVE + text.len()));
    let told = entries.values().map(Vec::len).sum();
    let mut unshown = Vec::new();
    for (object, changes) in review.by_type() {
        let Some(entries) = entries.remove(object) else {
            unshown.push(format!("- <b>{}</b>: {}\n", shown(object), Counts::of(changes)));
            continue;
        };
        text.push_str(&heading(object, &changes));
        text.push_str(&entries.concat());
        if let hidden @ [_, ..] = &changes[entries.len()..] {
            // Writing to a `String` cannot fail.
            let _ = writeln!(text, "\n… and {}", Counts::of(hidden.iter().copied()));
        }
        text.push_str("\n</details>\n");
    }
    if let hidden @ [_, ..] = &review.changes[told..] {
        let (more, counts) = (hidden.len(), Counts::of(hidden));
        let _ = writeln!(text, "\n… and {more} more ({counts}): `{title}` in a terminal shows all");
        text.push('\n');
        let mut left = LIMIT.saturating_sub(RESERVE / 2 + text.len());
        let named = unshown.iter().take_while(|line| take(&mut left, line.len())).count();
        text.push_str(&unshown[..named].concat());
        if named < unshown.len() {
            let _ = writeln!(text, "- … and {} more types", unshown.len() - named);
        }
    }
}

/// Returns the entries of as many changes as take no more than `room` bytes with the headings of their types, by
/// type.
fn fitting<'r>(report: &'r ReviewReport<'_>, room: usize) -> BTreeMap<&'r str, Vec<String>> {
    let by_type: BTreeMap<_, _> = report.review.by_type().into_iter().collect();
    let (places, mut left) = (report.places(), room);
    let mut entries: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for reviewed in &report.review.changes {
        let object = reviewed.object();
        let around = match entries.get(object) {
            Some(_) => 0,
            None => heading(object, &by_type[object]).len() + AROUND,
        };
        let entry = entry(&places, reviewed);
        if !take(&mut left, entry.len() + around) {
            break; // nothing that is less bad takes the place of what did not fit
        }
        entries.entry(object).or_default().push(entry);
    }
    entries
}

/// How many bytes stand around the entries of a type, but for its heading, at most.
const AROUND: usize = 160;

/// Takes `bytes` of what is `left`, if there are so many.
fn take(left: &mut usize, bytes: usize) -> bool {
    let rest = left.checked_sub(bytes);
    *left = rest.unwrap_or(*left);
    rest.is_some()
}

/// Returns the beginning of the fold of the type called `object`.
fn heading(object: &str, changes: &[&Reviewed<'_>]) -> String {
    let open = if changes[0].standing() >= Some(Verdict::Risky) { " open" } else { "" };
    let counts = Counts::of(changes.iter().copied());
    format!("\n<details{open}><summary><b>{}</b>: {counts}</summary>\n", shown(object))
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
    for changed in places.excerpt(change).iter().flat_map(Excerpt::lines) {
        // A backtick is one of the text: it makes nothing code.
        let parts: Vec<_> = changed.split('`').map(shown).collect();
        let _ = writeln!(entry, "  <code>{}</code>  ", parts.join("&#96;"));
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

//! A review as one page for a browser, by type, the worst first.

use std::fmt::Write;

use crate::diagnostic::Diagnostic;
use crate::report::html::{escaped, page};
use crate::report::review::places::SidePlaces;
use crate::report::review::text::{capacities, consumers, grouped};
use crate::report::review::{ReviewReport, about, extent, unread, usages};
use crate::review::{Counts, Reviewed};

/// Returns `report` as a page that needs no other file and runs no script.
pub(in crate::report) fn render(report: &ReviewReport<'_>, title: &str) -> String {
    let review = report.review;
    let places = report.places();
    // Writing to a `String` cannot fail.
    let mut body = format!("<p>{}</p>\n", report.totals());
    let faults = report.faults().map(|fault| finding(&places, fault)).collect();
    list(&mut body, "What is wrong with the sides", faults);
    if let Some(line) = extent::line(&review.extent) {
        let _ = writeln!(body, "<p>Compared: {}</p>", escaped(&line));
    }
    if let Some(line) = unread::line(&report.unread) {
        let _ = writeln!(body, "<p>Not looked at: {}</p>", escaped(&line));
    }
    for (object, changes) in review.by_type() {
        let _ =
            writeln!(body, "<h2>{}: {}</h2>", escaped(object), Counts::of(changes.iter().copied()));
        for reviewed in changes {
            article(&mut body, &places, reviewed);
        }
    }
    let noise = review.noise.iter().map(|noise| {
        let (added, removed) = (grouped(noise.added), grouped(noise.removed));
        format!("{}: text +{added} −{removed}, meaning: no change", escaped(noise.object))
    });
    let findings = review.findings.iter();
    let findings = findings.map(|approval| finding(&places, approval));
    let capacity = capacities(&review.capacity);
    let capacity = capacity.map(|(object, used)| format!("{}: {used}", escaped(object)));
    list(&mut body, "Written otherwise, with the same meaning", noise.collect());
    list(&mut body, "Approvals to look at", findings.collect());
    list(&mut body, "Capacity", capacity.collect());
    page(title, &body)
}

/// Returns what is wrong, and where.
fn finding(places: &SidePlaces<'_>, finding: &Diagnostic) -> String {
    let place = places.at(finding.location).map(|place| format!("{} ", escaped(&place.label())));
    let (level, rule) = (finding.level.name(), finding.rule);
    format!("{}{level}[{rule}] {}", place.unwrap_or_default(), escaped(&finding.message))
}

/// Adds one change.
fn article(body: &mut String, places: &SidePlaces<'_>, reviewed: &Reviewed<'_>) {
    let Reviewed { change, impact, fingerprint, approval, .. } = reviewed;
    let verdict = reviewed.verdict().name();
    let class = if approval.is_some() { " approved" } else { "" };
    let _ = writeln!(body, "<article id=\"{fingerprint}\" class=\"{verdict}{class}\">");
    let _ = writeln!(
        body,
        "<p><b class=\"{verdict}\">{verdict}</b> <code>{}</code> {}{}</p>",
        escaped(&change.path),
        change.kind.name(),
        escaped(&about(change))
    );
    let mut line = |label: &str, words: &str| {
        let _ = writeln!(body, "<p>{label}{}</p>", escaped(words));
    };
    line("", &impact.because);
    line("", &consumers(impact));
    if let Some(approval) = approval {
        line("Approved: ", &approval.reason.value);
    }
    if let Some(todo) = &impact.todo {
        line("<b>Do:</b> ", todo);
    }
    for usage in usages::lines(places, reviewed) {
        line("Used: ", &usage);
    }
    if let Some(excerpt) = places.excerpt(change) {
        let lines: Vec<_> = excerpt.lines().map(|line| escaped(&line)).collect();
        let _ = writeln!(body, "<pre>{}</pre>", lines.join("\n"));
    }
    let _ = writeln!(
        body,
        "<p class=\"at\">{}</p>\n<p><small>{} · {fingerprint}</small></p>\n</article>",
        escaped(&places.line(change)),
        escaped(impact.source)
    );
}

/// Adds a list of `lines` under `title`, unless there are none.
fn list(body: &mut String, title: &str, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(body, "<h2>{title}</h2>\n<ul>");
    for line in lines {
        let _ = writeln!(body, "<li>{line}</li>");
    }
    body.push_str("</ul>\n");
}

//! The findings that were there when linting began, so that an old schema can be adopted at once.
//!
//! ```json
//! {
//!   "version": 1,
//!   "findings": [
//!     { "fingerprint": "0f…", "rule": "order-gap", "path": "alpha_user.custom_tier", "message": "…" }
//!   ]
//! }
//! ```
//!
//! What counts is the fingerprint; the rest is for whoever reads the file.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::diagnostic::Diagnostic;
use crate::json::{self, Value, quote};
use crate::source::Sources;
use crate::span::{Location, SourceId, Span};

/// The recorded findings.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// By fingerprint.
    entries: BTreeMap<String, Entry>,
    source: SourceId,
}

/// One recorded finding.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) rule: String,
    path: String,
    span: Span,
}

impl Known {
    /// Reads the text of the source `id`, and reports what is wrong with it.
    #[must_use]
    pub fn parse(sources: &Sources, id: SourceId) -> (Self, Vec<Diagnostic>) {
        let (document, errors) = json::parse(&sources.get(id).text);
        let mut known = Self { entries: BTreeMap::new(), source: id };
        if !errors.is_empty() {
            return (known, errors.iter().map(|error| error.to_diagnostic(id)).collect());
        }
        let root = document.root();
        let version = root.and_then(|root| root.get("version"));
        let list = root.and_then(|root| root.get("findings"));
        let is_ours = version.is_some_and(|version| version.raw() == "1");
        let (true, Some(list)) = (is_ours, list) else {
            let span = version.or(root).map_or_else(Span::default, Value::span);
            let message = "expected recorded findings of version 1, found something else";
            return (known, vec![malformed(Location { source: id, span }, message)]);
        };
        let mut faults = Vec::new();
        for value in list.elements() {
            if let Some((fingerprint, entry)) = Entry::read(value) {
                known.entries.insert(fingerprint, entry);
            } else {
                let message = "expected a recorded finding with `fingerprint`, `rule` and \
                               `path`, found something else";
                faults.push(malformed(Location { source: id, span: value.span() }, message));
            }
        }
        (known, faults)
    }

    /// Returns whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns whether a finding with this fingerprint was recorded.
    pub(super) fn contains(&self, fingerprint: &str) -> bool {
        self.entries.contains_key(fingerprint)
    }

    /// Returns the recorded findings by fingerprint.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.entries.iter().map(|(fingerprint, entry)| (fingerprint.as_str(), entry))
    }

    /// Returns that `entry` is recorded though nothing like it is found any more.
    pub(super) fn fixed(&self, entry: &Entry) -> Diagnostic {
        let location = Location { source: self.source, span: entry.span };
        let message = format!("expected what was recorded of `{}`, found it mended", entry.rule);
        Diagnostic::info("known-fixed", location, message)
            .with_hint("`mosaic lint --write-baseline` takes it off the list")
            .at(&*entry.path)
    }
}

impl Entry {
    /// Returns the recorded finding that `value` is, behind its fingerprint.
    fn read(value: Value<'_>) -> Option<(String, Self)> {
        let text = |name| Some(value.get(name)?.as_str()?.into_owned());
        let span = value.get("fingerprint")?.span();
        Some((text("fingerprint")?, Self { rule: text("rule")?, path: text("path")?, span }))
    }
}

fn malformed(location: Location, message: &str) -> Diagnostic {
    Diagnostic::error("known-malformed", location, message)
        .with_hint("`mosaic lint --write-baseline` writes the file")
}

/// Returns the text of a file that records `findings`, each with its fingerprint; sorted by path, so
/// that a change of one is a change of one line.
#[must_use]
pub fn record<'d>(findings: impl IntoIterator<Item = (&'d Diagnostic, &'d str)>) -> String {
    let mut findings: Vec<_> = findings.into_iter().collect();
    findings.sort_by_key(|(finding, fingerprint)| (&finding.path, finding.rule, *fingerprint));
    let mut text = String::from("{\n  \"version\": 1,\n  \"findings\": [");
    for (position, (finding, fingerprint)) in findings.iter().enumerate() {
        let comma = if position == 0 { "" } else { "," };
        let _ = write!(
            text,
            "{comma}\n    {{ \"fingerprint\": \"{fingerprint}\", \"rule\": \"{}\", \"path\": {}, \"message\": {} }}",
            finding.rule,
            quote(&finding.path),
            quote(&finding.message),
        );
    }
    text.push_str(if findings.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
    text
}

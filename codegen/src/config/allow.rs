//! `[[lint.allow]]`: findings that are accepted, by whom, why, and until when.

use crate::config::Glob;
use crate::config::lint::check_name;
use crate::config::reader::{Entry, Reader, Table};
use crate::config::terms::{self, Terms};
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::rules::Rule;
use crate::span::{Span, Spanned};

/// The keys of an entry.
const KEYS: [&str; 5] = ["rule", "path", "reason", "until", "owner"];

/// One accepted exception.
#[derive(Clone, Debug, PartialEq)]
pub struct Allow {
    /// Where the entry stands.
    pub span: Span,
    /// `rule`: the name of the rule, or of a group, or `all`.
    pub rule: Spanned<String>,
    /// `path`: a glob over semantic paths, such as `alpha_user.custom_*`.
    pub path: Glob,
    /// `reason`: why it is accepted.
    pub reason: Spanned<String>,
    /// `until`: the last day on which it is.
    pub until: Option<Spanned<Date>>,
    /// `owner`: who answers for it.
    pub owner: Option<Spanned<String>>,
}

impl Allow {
    /// Returns whether a breach of `rule` at the semantic path `path` is what is accepted.
    #[must_use]
    pub fn covers(&self, rule: &Rule, path: &str) -> bool {
        self.names(rule) && self.path.matches(path)
    }

    /// Returns whether `rule` is the one that is named, or one of those that are.
    #[must_use]
    pub fn names(&self, rule: &Rule) -> bool {
        rule.is_called(&self.rule.value)
    }

    /// Returns whether it still holds on `today`.
    #[must_use]
    pub fn holds_on(&self, today: Option<Date>) -> bool {
        terms::hold_on(self.until.as_ref(), today)
    }
}

/// Reads the entries.
pub(super) fn read(reader: &mut Reader, entry: &Entry<'_>) -> Vec<Allow> {
    let tables = reader.tables(entry);
    tables.iter().filter_map(|(span, table)| read_entry(reader, *span, table)).collect()
}

fn read_entry(reader: &mut Reader, span: Span, table: &Table<'_>) -> Option<Allow> {
    let before = reader.count();
    let (mut rule, mut path, mut terms) = (None, None, Terms::default());
    for entry in table.entries() {
        match entry.name {
            "rule" => rule = reader.string(&entry).map(|name| (name, entry.path)),
            "path" => path = reader.string(&entry),
            _ if terms.read(reader, &entry) => {}
            _ => reader.unknown_key(&entry, &KEYS),
        }
    }
    if reader.count() > before {
        return None; // what is missing would only be said of what was refused
    }
    if rule.is_none() {
        let way_out = "write `rule = \"…\"`: the name that stands in brackets in the report";
        reader.missing(span, "rule", "lint.allow", way_out);
    }
    if path.is_none() {
        let way_out = "write `path = \"…\"`: the path under the caret; `*` stands for any text";
        reader.missing(span, "path", "lint.allow", way_out);
    }
    terms.check_reason(reader, span, "lint.allow");
    let (rule, rule_path) = rule?;
    let is_known = check_name(reader, &rule, &rule_path);
    let Terms { reason, until, owner } = terms;
    let (text, reason) = (path?, reason?);
    if text.value.starts_with('!') {
        let message = "expected the path of what is accepted, found what is left out";
        let finding = Diagnostic::error("config-value", reader.location(text.span), message);
        reader.report(finding.with_hint("name what is accepted, without `!`").at("lint.allow"));
        return None;
    }
    is_known.then_some(Allow { span, rule, path: Glob { text }, reason, until, owner })
}

//! `[lint]`: which rules run, and what they should know about the tenant.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::config::allow::{self, Allow};
use crate::config::reader::{Entry, Reader};
use crate::config::suggest::closest;
use crate::diagnostic::{Diagnostic, Level};
use crate::rules;
use crate::span::Spanned;

/// The keys of the table.
const KEYS: [&str; 6] = ["features", "policies", "baseline", "known", "level", "allow"];

/// The words that a level takes.
const LEVELS: [(&str, Option<Level>); 4] = [
    ("error", Some(Level::Error)),
    ("warning", Some(Level::Warning)),
    ("info", Some(Level::Info)),
    ("off", None),
];

/// What `[lint]` says.
#[derive(Clone, Debug, Default)]
pub struct Lint {
    /// `features`: those that were installed in the tenant, such as `groups`.
    pub features: Vec<Spanned<String>>,
    /// `policies`: the ids of policies that the tenant added to the vendor's.
    pub policies: Vec<Spanned<String>>,
    /// `baseline`: an export of the tenant that its vendor types are compared with, instead of the
    /// catalog; relative to the file.
    pub baseline: Option<Spanned<String>>,
    /// `known`: the file of findings that were there when linting began; relative to this file, and
    /// `mosaic-known.json` beside it where nothing is said.
    pub known: Option<Spanned<String>>,
    /// `[[lint.allow]]`: the findings that are accepted, in the order they were written.
    pub allows: Vec<Allow>,
    /// `[lint.level]`: how bad breaches of a rule or of a group are, in the order they were written;
    /// nothing for those that do not run.
    pub levels: Vec<(Spanned<String>, Option<Level>)>,
}

/// Reads the table.
pub(super) fn read(reader: &mut Reader, entry: &Entry<'_>) -> Lint {
    let mut lint = Lint::default();
    let Some(table) = reader.table(entry) else {
        return lint;
    };
    for entry in table.entries() {
        match entry.name {
            "features" => lint.features = features(reader, &entry),
            "policies" => lint.policies = reader.strings(&entry),
            "baseline" => lint.baseline = reader.string(&entry),
            "known" => lint.known = reader.string(&entry),
            "allow" => lint.allows = allow::read(reader, &entry),
            "level" => lint.levels = levels(reader, &entry),
            _ => reader.unknown_key(&entry, &KEYS),
        }
    }
    lint
}

/// Reads the names of features, and reports those that change nothing.
fn features(reader: &mut Reader, entry: &Entry<'_>) -> Vec<Spanned<String>> {
    let features = reader.strings(entry);
    let known = Catalog::embedded().features();
    for feature in features.iter().filter(|feature| !known.contains(&*feature.value)) {
        let message = format!("expected a feature that rules know of, found `{}`", feature.value);
        let location = reader.location(feature.span);
        let hint = match closest(&feature.value, known.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("take it out; known are {}", known_names(&known)),
        };
        let finding = Diagnostic::warning("config-unknown-feature", location, message);
        reader.report(finding.with_hint(hint).at(&*entry.path));
    }
    features
}

fn known_names(known: &BTreeSet<&str>) -> String {
    known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn levels(reader: &mut Reader, entry: &Entry<'_>) -> Vec<(Spanned<String>, Option<Level>)> {
    let Some(table) = reader.table(entry) else {
        return Vec::new();
    };
    let mut levels = Vec::new();
    for entry in table.entries() {
        if check_name(reader, &entry.key(), &entry.path)
            && let Some(level) = reader.choice(&entry, &LEVELS)
        {
            levels.push((entry.key(), level));
        }
    }
    levels
}

/// Returns whether `name` is one of a rule or of a group, or `all`; reports it otherwise.
pub(super) fn check_name(reader: &mut Reader, name: &Spanned<String>, path: &str) -> bool {
    if rules::is_known(&name.value) {
        return true;
    }
    let hint = match rules::suggest(&name.value) {
        Some(known) => format!("did you mean `{known}`?"),
        None => "`mosaic rules` lists rules and groups".to_owned(),
    };
    let message = format!("expected a rule or a group of rules, found `{}`", name.value);
    let finding = Diagnostic::error("config-unknown-rule", reader.location(name.span), message);
    reader.report(finding.with_hint(hint).at(path));
    false
}

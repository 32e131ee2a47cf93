//! `format-unknown`: `format` is a word that the console knows.

use crate::config::{closest, one_of};
use crate::diagnostic::Level;
use crate::json::Value;
use crate::json::edit::{Edit, Path};
use crate::model::is_placeholder;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "format-unknown",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("format_unknown.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(format) = site.property.value.get("format") else { return };
    if format.is_null() || is_placeholder(format) {
        return;
    }
    let word = format.as_str();
    let known = site.context().catalog.formats().iter().map(|format| format.name);
    if word.as_deref().is_some_and(|word| known.clone().any(|known| known == word)) {
        return;
    }
    let names: Vec<_> = known.clone().collect();
    let message = format!("expected {}, found {}", one_of(&names), found(format));
    let report = findings.report(format.span(), message);
    let _ = match word.as_deref().and_then(|word| closest(word, known)) {
        Some(known) => report.hint(format!("did you mean `{known}`?")).proposed_fix(
            format!("say `{known}`"),
            [Edit::set(Path::of(format), format!("\"{known}\""))],
        ),
        None => report
            .hint("nothing reads another word: a policy is what holds a value to a form")
            .proposed_fix(
                "remove `format`",
                [Edit::remove(Path::item(site.property.value, format))],
            ),
    };
}

fn found(format: Value<'_>) -> String {
    match format.as_str() {
        Some(word) => format!("`{word}`"),
        None => format.kind().describe().to_owned(),
    }
}

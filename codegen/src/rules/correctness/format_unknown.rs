//! `format-unknown`: `format` is a word that the console knows.

use crate::config::{closest, one_of};
use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{Value, quote};
use crate::model::{Keyword, is_placeholder};
use crate::rules::correctness::format_without_policy::{addition, missing_policy};
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

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
    for node in Node::all(site.property) {
        let Some(declaration) = node.value() else { continue };
        let Some(format) = node.written(Keyword::Format) else { continue };
        if !format.is_null() && !is_placeholder(format) {
            check_word(site, declaration, format, findings);
        }
    }
}

fn check_word(
    site: &Site<'_, '_>,
    declaration: Value<'_>,
    format: Value<'_>,
    findings: &mut Findings<'_>,
) {
    let word = format.as_str();
    let formats = site.context().catalog.formats();
    let known = formats.iter().map(|format| format.name);
    if word.as_deref().is_some_and(|word| known.clone().any(|known| known == word)) {
        return;
    }
    let names: Vec<_> = known.clone().collect();
    let message = format!("expected {}, found {}", one_of(&names), found(format));
    let report = findings.report(format.span(), message);
    let meant = word.as_deref().and_then(|word| closest(word, known));
    let Some(meant) = formats.iter().find(|known| Some(known.name) == meant) else {
        let hint = "nothing reads another word: a policy is what holds a value to a form";
        let edit = Edit::remove(Path::item(declaration, format));
        let _ = report.hint(hint).proposed_fix("remove `format`", [edit]);
        return;
    };
    let mut edits = vec![Edit::set(Path::of(format), quote(meant.name))];
    let policy = missing_policy(site, meant).filter(|_| site.is_top_level());
    edits.extend(policy.and_then(|policy| addition(declaration, policy)));
    let _ = report
        .hint(format!("did you mean `{}`?", meant.name))
        .proposed_fix(format!("say `{}`", meant.name), edits);
}

fn found(format: Value<'_>) -> String {
    match format.as_str() {
        Some(word) => format!("`{word}`"),
        None => format.kind().describe().to_owned(),
    }
}

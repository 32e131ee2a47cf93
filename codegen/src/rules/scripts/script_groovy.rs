//! `script-groovy`: scripts are written in a language that the product runs.

use crate::diagnostic::Level;
use crate::rules::scripts::media_type::Language;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, ScriptSite};

pub(super) static RULE: Rule = Rule {
    name: "script-groovy",
    group: Group::Scripts,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("script_groovy.md"),
    check: Check::Script(check),
};

fn check(site: &ScriptSite<'_, '_>, findings: &mut Findings<'_>) {
    if !site.runs() || Language::of(site) != Language::Elsewhere {
        return;
    }
    let Some(value) = site.script().value.get("type") else { return };
    let known = site.object.context.catalog.script_types(site.product()).next();
    let known = known.unwrap_or_default();
    let message = format!("expected a script of type `{known}`, found {}", value.excerpt());
    let hint = "rewrite it in JavaScript: only self-managed products run other languages";
    let _ = findings.report(value.span(), message).hint(hint);
}

//! `script-type`: a script says what language it is written in.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{self, Kind, Value};
use crate::model::Body;
use crate::rules::scripts::media_type::{Language, meant};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, ScriptSite};

pub(super) static RULE: Rule = Rule {
    name: "script-type",
    group: Group::Scripts,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("script_type.md"),
    check: Check::Script(check),
};

fn check(site: &ScriptSite<'_, '_>, findings: &mut Findings<'_>) {
    let script = site.script();
    let is_script = script.value.kind() == Kind::Object && !matches!(script.body, Body::Missing);
    // What runs nothing, `script-none` reports.
    if !is_script || !site.runs() || Language::of(site) != Language::Unknown {
        return;
    }
    let catalog = site.object.context.catalog;
    let written = script.value.get("type");
    let word = written.and_then(Value::as_str).filter(|word| !word.trim().is_empty());
    let usual = || catalog.script_types(site.product()).next();
    let named = match &word {
        Some(word) => meant(catalog, site.product(), word),
        None => usual(),
    };
    let is_other_language = named.is_none();
    let known = named.or_else(usual).unwrap_or_default();
    let found = written.map_or("none", Value::raw);
    let span = written.map_or(site.hook.name.span, Value::span);
    let path = Path::member(script.value, "type");
    let word = json::quote(&known);
    let edit = if written.is_some() { Edit::set(path, word) } else { Edit::insert(path, word) };
    let report = findings
        .report(span, format!("expected `type` of the script to be `{known}`, found {found}"))
        .hint("without a type that it knows, the server refuses the configuration");
    if !is_other_language {
        let _ = report.proposed_fix(format!("set `type` to `{known}`"), [edit]);
    }
}

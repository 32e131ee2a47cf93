//! `script-type`: a script says what language it is written in.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{self, Kind, Value};
use crate::model::Body;
use crate::rules::scripts::media_type::Language;
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
    let known = site.object.context.catalog.script_types(site.product()).next();
    let known = known.unwrap_or_default();
    let written = script.value.get("type");
    let found = written.map_or("none", Value::raw);
    let span = written.map_or(site.hook.name.span, Value::span);
    let path = Path::member(script.value, "type");
    let word = json::quote(&known);
    let edit = if written.is_some() { Edit::set(path, word) } else { Edit::insert(path, word) };
    let _ = findings
        .report(span, format!("expected `type` of the script to be `{known}`, found {found}"))
        .hint("without a type that it knows, the server refuses the configuration")
        .proposed_fix(format!("set `type` to `{known}`"), [edit]);
}

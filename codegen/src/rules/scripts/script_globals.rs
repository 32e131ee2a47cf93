//! `script-globals`: `globals` of a script are named.

use crate::diagnostic::Level;
use crate::json::Kind;
use crate::model::is_placeholder;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, ScriptSite};

pub(super) static RULE: Rule = Rule {
    name: "script-globals",
    group: Group::Scripts,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("script_globals.md"),
    check: Check::Script(check),
};

fn check(site: &ScriptSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(globals) = site.script().globals.filter(|_| site.runs()) else {
        return;
    };
    if matches!(globals.kind(), Kind::Object | Kind::Null) || is_placeholder(globals) {
        return;
    }
    let found = globals.kind().describe();
    let _ = findings
        .report(globals.span(), format!("expected `globals` to be an object, found {found}"))
        .hint("write the variables of the script as members: `{ \"name\": value }`");
}

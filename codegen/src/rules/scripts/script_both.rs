//! `script-both`: a script is either written here or in a file.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, ScriptSite};

pub(super) static RULE: Rule = Rule {
    name: "script-both",
    group: Group::Scripts,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("script_both.md"),
    check: Check::Script(check),
};

fn check(site: &ScriptSite<'_, '_>, findings: &mut Findings<'_>) {
    let script = site.script().value;
    let written = |name| script.get(name).filter(|value| !value.is_null());
    let (Some(source), Some(file)) = (written("source"), written("file")) else {
        return;
    };
    if site.runs() {
        let _ = findings
            .report(file.span(), "expected either `source` or `file`, found both")
            .related(site.object.location(source.span()), "the `source`")
            .hint("keep the one that is meant to run");
    }
}

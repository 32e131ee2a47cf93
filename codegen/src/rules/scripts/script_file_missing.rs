//! `script-file-missing`: the file of a script is beside a type that was split off.

use crate::diagnostic::Level;
use crate::rules::scripts::unread::Unread;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, ScriptSite};

pub(super) static RULE: Rule = Rule {
    name: "script-file-missing",
    group: Group::Scripts,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("script_file_missing.md"),
    check: Check::Script(check),
};

fn check(site: &ScriptSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some((Unread::Lost, reference)) = Unread::of(site) else {
        return;
    };
    let _ = findings
        .report(
            reference.span,
            format!("expected the file `{}` beside this one, found none", reference.value),
        )
        .hint("add it: what pushes the configuration leaves the script out without a word");
}

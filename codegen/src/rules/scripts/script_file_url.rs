//! `script-file-url`: no reference of a split export is left in `source`.

use crate::diagnostic::Level;
use crate::rules::scripts::unread::Unread;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, ScriptSite};

pub(super) static RULE: Rule = Rule {
    name: "script-file-url",
    group: Group::Scripts,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("script_file_url.md"),
    check: Check::Script(check),
};

fn check(site: &ScriptSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some((Unread::Unresolved, reference)) = Unread::of(site) else {
        return;
    };
    let _ = findings
        .report(
            reference.span,
            format!("expected a script, found the reference `{}`", reference.value),
        )
        .hint("put the text of the file here: the server would run the reference itself");
}

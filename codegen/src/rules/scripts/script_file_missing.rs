//! `script-file-missing`: the file of a script is beside a type that was split off, and is one.

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
    let Some((unread, reference)) = Unread::of(site) else { return };
    let (message, way_out) = match unread {
        Unread::Lost => (
            format!("expected the file `{}` beside this one, found none", reference.value),
            "add it: what pushes the configuration leaves the script out without a word",
        ),
        Unread::NoScript => (
            format!(
                "expected the file of a script, found `{}`, which is not read",
                reference.value
            ),
            "name a `.js`, `.mjs` or `.groovy` file in no folder that is hidden or built",
        ),
        Unread::OnServer | Unread::Unresolved => return,
    };
    let _ = findings.report(reference.span, message).hint(way_out);
}

//! `script-for-in-this`: no script goes through its own scope.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "script-for-in-this",
    group: Group::Scripts,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("script_for_in_this.md"),
    check: CHECK,
};

#[cfg(not(feature = "javascript"))]
const CHECK: Check = Check::NeedsJavaScript;

#[cfg(feature = "javascript")]
const CHECK: Check = Check::Script(reading::check);

#[cfg(feature = "javascript")]
mod reading {
    use crate::rules::{Findings, ScriptSite};

    pub(super) fn check(site: &ScriptSite<'_, '_>, findings: &mut Findings<'_>) {
        let loops = site.understood().map_or(&[][..], |script| &script.loops_over_scope);
        if loops.is_empty() {
            return;
        }
        let place = site.places();
        for this in loops {
            let location = place(this);
            let _ = findings
                .report_in(
                    location.source,
                    location.span,
                    "expected an object to go through, found `this`",
                )
                .hint("name the object, as in `for (key in object)`: each run of this one fails");
        }
    }
}

//! `script-property-assign`: the script of a property gives it a value.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "script-property-assign",
    group: Group::Scripts,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("script_property_assign.md"),
    check: CHECK,
};

#[cfg(not(feature = "javascript"))]
const CHECK: Check = Check::NeedsJavaScript;

#[cfg(feature = "javascript")]
const CHECK: Check = Check::Script(reading::check);

#[cfg(feature = "javascript")]
mod reading {
    use crate::javascript::Outcome;
    use crate::rules::{Findings, ScriptOwner, ScriptSite};

    pub(super) fn check(site: &ScriptSite<'_, '_>, findings: &mut Findings<'_>) {
        let hook = &site.hook.name;
        let gives = site.object.context.catalog.gives_property(&hook.value);
        if !matches!(site.owner, ScriptOwner::Property(_)) || !gives {
            return;
        }
        if site.understood().is_some_and(|script| script.outcome == Outcome::Nothing) {
            let message =
                format!("expected `{}` to give the property a value, found none", hook.value);
            let _ = findings
                .report(hook.span, message)
                .hint("assign `property`, or end the script with the value as an expression");
        }
    }
}

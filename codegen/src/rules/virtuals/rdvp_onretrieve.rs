//! `rdvp-onretrieve`: a value is derived or computed, not both.

use crate::diagnostic::Level;
use crate::model::Body;
use crate::rules::virtuals::derivation::is_derived;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "rdvp-onretrieve",
    group: Group::Virtual,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rdvp_onretrieve.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    if !is_derived(site.property) {
        return;
    }
    for hook in &site.property.hooks {
        let is_missing = matches!(hook.script.body, Body::Missing);
        if !hook.is_run_at_read() || is_missing {
            continue; // `script-none` reports the latter
        }
        let _ = findings
            .report(hook.name.span, "expected `queryConfig` or `onRetrieve`, found both")
            .hint("keep one: the script overwrites at each read what was derived and stored");
    }
}

//! `onretrieve-not-virtual`: what is computed at each read says that it is virtual.

use crate::diagnostic::Level;
use crate::model::{Body, Setting, Virtual};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "onretrieve-not-virtual",
    group: Group::Virtual,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("onretrieve_not_virtual.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    if property.hooks.is_empty() || !matches!(property.virtual_, Virtual::No) {
        return;
    }
    if matches!(property.is_virtual(), Setting::Other(_)) {
        return; // nobody knows what it says
    }
    for hook in &property.hooks {
        if !hook.is_run_at_read() || matches!(hook.script.body, Body::Missing) {
            continue;
        }
        let _ = findings
            .report(hook.name.span, "expected `isVirtual` beside `onRetrieve`, found a stored property")
            .hint("say `\"isVirtual\": true`, unless what is stored is meant to be masked at each read");
    }
}

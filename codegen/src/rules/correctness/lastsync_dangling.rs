//! `lastsync-dangling`: `lastSync` names properties that exist.

use crate::diagnostic::Level;
use crate::json::Kind;
use crate::model::{Setting, is_placeholder};
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "lastsync-dangling",
    group: Group::Correctness,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("lastsync_dangling.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(last_sync) = &site.object.last_sync else { return check_kind(site, findings) };
    if site.open_schema().is_none() {
        return;
    }
    let settings = [
        ("effectiveAssignmentsProperty", &last_sync.effective_assignments_property),
        ("lastSyncProperty", &last_sync.last_sync_property),
    ];
    for (key, setting) in settings {
        let Setting::Given(name) = setting else { continue };
        if site.object.property(&name.value).is_some() {
            continue;
        }
        let message = format!("expected `{key}` to name a property, found `{}`", name.value);
        let _ = findings
            .report(name.span, message)
            .hint("correct its spelling, or add the property: synchronisation writes to it");
    }
}

fn check_kind(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(member) = site.object.member("lastSync") else { return };
    let value = member.value;
    if matches!(value.kind(), Kind::Object | Kind::Null) || is_placeholder(value) {
        return;
    }
    let message = format!("expected `lastSync` to be an object, found {}", value.kind().describe());
    let _ = findings.report(value.span(), message).hint("name the two properties in it");
}

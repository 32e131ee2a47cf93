//! `hook-unknown`: a script stands at an event that exists.

use crate::catalog::CatalogHook;
use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{Member, Value};
use crate::rules::scripts::likeness::{is_like_hook, is_script};
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "hook-unknown",
    group: Group::Scripts,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("hook_unknown.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let object = site.object;
    for member in object.rest.iter().filter(|member| is_like_hook(site, member)) {
        if !site.context.catalog.is_hook_of_fork(&member.key.name()) {
            report(site, object.value, *member, findings); // else `hook-onqueryresult` does
        }
    }
    if let Some(schema) = &object.schema {
        for member in schema.rest.iter().filter(|member| is_unknown(site, member)) {
            report(site, object.value, *member, findings);
        }
    }
    for property in object.properties() {
        for member in property.foreign_members().filter(|member| is_unknown(site, member)) {
            findings.within(&property.name.value, |findings| {
                report(site, property.value, member, findings);
            });
        }
    }
}

/// Returns whether `member` is a script that is no event of the type: those in a schema or a property,
/// `hook-nested-level` reports.
fn is_unknown(site: &ObjectSite<'_, '_>, member: &Member<'_>) -> bool {
    is_script(member.value) && !site.context.catalog.is_object_hook(&member.key.name())
}

fn report(
    site: &ObjectSite<'_, '_>,
    owner: Value<'_>,
    member: Member<'_>,
    findings: &mut Findings<'_>,
) {
    let catalog = site.context.catalog;
    let is_of_type = owner.id() == site.object.value.id();
    let known = if is_of_type { catalog.object_hooks() } else { catalog.property_hooks() };
    let name = member.key.name();
    let meant = extended(&name, known)
        .or_else(|| findings.closest(&name, known.iter().map(|hook| hook.name)));
    let message = format!("expected an event that the server has, found `{name}`");
    let report = findings.report(member.key.span(), message);
    let Some(meant) = meant else {
        let _ = report.hint("the server never runs it");
        return;
    };
    let report = report.hint(format!("did you mean `{meant}`? the server never runs this one"));
    // A property that begins to be computed breaks other rules until more is said of it.
    if is_of_type && owner.get(meant).is_none() && owner.get(&name).is_some() {
        let edit = Edit::rename(Path::item(owner, member.value), meant);
        let _ = report.proposed_fix(format!("rename it to `{meant}`"), [edit]);
    }
}

/// Returns the event that `name` is with more behind it.
fn extended(name: &str, known: &[CatalogHook]) -> Option<&'static str> {
    known.iter().map(|hook| hook.name).find(|known| {
        let start = name.get(..known.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(known))
    })
}

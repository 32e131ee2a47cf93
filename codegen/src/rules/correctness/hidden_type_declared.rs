//! `hidden-type-declared`: types of the platform itself are left to it.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "hidden-type-declared",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("hidden_type_declared.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    if !site.is_hidden() {
        return;
    }
    let name = &site.object.name;
    let message =
        format!("expected no declaration of a type of the platform, found `{}`", name.value);
    let _ = findings.report(name.span, message).hint(
        "remove it: the platform keeps the type to itself, and no export of a tenant lists it",
    );
}

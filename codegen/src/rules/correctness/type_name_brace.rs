//! `type-name-brace`: the name of a type has no brace.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "type-name-brace",
    group: Group::Correctness,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("type_name_brace.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let name = &site.object.name;
    let Some(brace) = name.value.chars().find(|letter| matches!(letter, '{' | '}')) else { return };
    let message = format!("expected no brace in the name of a type, found `{brace}`");
    let _ = findings.report(name.span, message).hint(
        "remove it: the server takes the name for the template of an address, and refuses it",
    );
}

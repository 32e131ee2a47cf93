//! `virtual-default`: what the server makes is neither defaulted nor required.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::{Property, Virtual};
use crate::rules::virtuals::derivation::shipped;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "virtual-default",
    group: Group::Virtual,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("virtual_default.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let made = |property: &&Property<'_>| {
        let is_made = matches!(property.virtual_, Virtual::Computed | Virtual::Derived(_));
        is_made && shipped(site.context, site.object, &property.name.value).is_none()
    };
    for property in site.object.properties().iter().filter(made) {
        let Some(default) = property.default().filter(|default| !default.is_null()) else {
            continue;
        };
        findings.within(&property.name.value, |findings| {
            let _ = findings
                .report(default.span(), "expected no `default` of a virtual property, found one")
                .hint("remove it: the server makes the value")
                .proposed_fix(
                    "remove `default`",
                    [Edit::remove(Path::item(property.value, default))],
                );
        });
    }
    let required = site.object.schema.as_ref().and_then(|schema| schema.value.get("required"));
    let Some(required) = required else { return };
    for element in required.elements() {
        let Some(name) = element.as_str() else { continue };
        if !site.object.property(&name).is_some_and(|property| made(&property)) {
            continue;
        }
        findings.within(&name, |findings| {
            let message = format!("expected what a client must send, found the virtual `{name}`");
            let _ = findings
                .report(element.span(), message)
                .hint("remove it from `required`: no client can send it")
                .proposed_fix(
                    format!("remove `{name}` from `required`"),
                    [Edit::remove(Path::item(required, element))],
                );
        });
    }
}

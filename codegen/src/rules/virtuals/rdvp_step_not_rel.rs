//! `rdvp-step-not-rel`: every step of a path is a relationship.

use crate::diagnostic::Level;
use crate::rules::virtuals::derivation::{Derivation, Way, shipped};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};
use crate::span::Location;

pub(super) static RULE: Rule = Rule {
    name: "rdvp-step-not-rel",
    group: Group::Virtual,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rdvp_step_not_rel.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(derivation) = Derivation::at(site) else { return };
    for way in derivation.ways() {
        let Way::Plain(step, object, property) = way else { continue };
        let shipped = shipped(derivation.context, object, &step.value);
        if shipped.is_some_and(|shipped| shipped.type_name.contains("relationship")) {
            continue; // `default-prop-retyped` reports this one
        }
        let message =
            format!("expected a relationship of `{}`, found `{}`", object.name.value, step.value);
        let declared = Location { source: object.source(), span: property.name.span };
        let _ = findings
            .report(step.span, message)
            .hint("a path leads from type to type; list the value to copy in `referencedObjectFields`")
            .related(declared, "not a relationship");
    }
}

//! `rdvp-step-missing`: every step of a path is a property of the type that it is taken from.

use crate::catalog::Tier;
use crate::diagnostic::Level;
use crate::model::Object;
use crate::rules::virtuals::derivation::{Derivation, Way, references, shipped};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "rdvp-step-missing",
    group: Group::Virtual,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rdvp_step_missing.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(derivation) = Derivation::at(site) else { return };
    for way in derivation.ways() {
        let Way::Missing(step, objects) = way else { continue };
        let is_removed = |object: &&Object<'_>| {
            let shipped = shipped(derivation.context, object, &step.value);
            shipped.is_some_and(|property| property.tier == Tier::Core)
        };
        if objects.iter().any(is_removed) {
            continue; // `default-prop-removed` reports this one
        }
        let known = objects.iter().flat_map(|object| references(object));
        let known = known.map(|property| property.name.value.as_ref());
        let hint = match findings.closest(&step.value, known) {
            Some(known) => format!("did you mean `{known}`?"),
            None => "name a relationship of the type that the path has reached".to_owned(),
        };
        let place = objects.first().map_or("the type", |object| object.name.value.as_ref());
        let message = format!("expected a relationship of `{place}`, found `{}`", step.value);
        let _ = findings.report(step.span, message).hint(hint);
    }
}

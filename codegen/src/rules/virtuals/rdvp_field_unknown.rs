//! `rdvp-field-unknown`: what a derived property copies is a property of the type that it ends at.

use crate::catalog::Tier;
use crate::diagnostic::Level;
use crate::model::{Object, has_placeholder};
use crate::rules::virtuals::derivation::{Derivation, shipped};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "rdvp-field-unknown",
    group: Group::Virtual,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rdvp_field_unknown.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(derivation) = Derivation::at(site) else { return };
    if derivation.config.fields.is_empty() {
        return;
    }
    let Some(ends) = derivation.ends() else { return };
    let Some(first) = ends.first() else { return };
    for field in &derivation.config.fields {
        let name = &field.value;
        let is_known = |object: &&Object<'_>| {
            let shipped = shipped(derivation.context, object, name);
            // `default-prop-removed` reports what the vendor ships and the type lacks.
            object.property(name).is_some() || shipped.is_some_and(|found| found.tier == Tier::Core)
        };
        if is_of_every_object(name) || has_placeholder(name) || ends.iter().any(is_known) {
            continue;
        }
        let known = ends.iter().flat_map(|object| object.properties());
        let known = known.map(|property| property.name.value.as_ref());
        let hint = match findings.closest(name, known) {
            Some(known) => format!("did you mean `{known}`?"),
            None => "remove it, or correct its spelling: nothing is copied".to_owned(),
        };
        let message = format!("expected a property of `{}`, found `{name}`", first.name.value);
        let _ = findings.report(field.span, message).hint(hint);
    }
}

/// Returns whether `name` needs no declaration: all properties, what every object or link has, or
/// something inside of a property.
fn is_of_every_object(name: &str) -> bool {
    name == "*" || name.starts_with('_') || name.contains('/')
}

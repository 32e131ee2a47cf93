//! `rdvp-no-signal`: what a derived property copies signals its changes.

use crate::diagnostic::Level;
use crate::json::Value;
use crate::model::{Object, Property, Virtual, is_placeholder};
use crate::rules::virtuals::derivation::{Derivation, Reference};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};
use crate::span::Location;

pub(super) static RULE: Rule = Rule {
    name: "rdvp-no-signal",
    group: Group::Virtual,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rdvp_no_signal.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(derivation) = Derivation::at(site).filter(|found| found.shipped().is_none()) else {
        return;
    };
    // Along a longer path a signal may come from each type that it passes.
    let [path] = derivation.config.paths.as_slice() else { return };
    let ([step], Some(ends)) = (path.as_slice(), derivation.ends()) else { return };
    let Some(Reference::To(hop)) = site.object().property(&step.value).map(Reference::of) else {
        return;
    };
    let (Some(back), [end]) = (hop.reverse_property_name().into_text(), ends.as_slice()) else {
        return; // `rel-oneway` reports a relationship that no signal comes back along
    };
    if !is_reference(end, &back) {
        return; // `rel-reverse-missing` or `rel-reverse-kind` reports this one
    }
    for field in &derivation.config.fields {
        let Some(copied) =
            end.property(&field.value).filter(|copied| is_silent(end, copied, &back))
        else {
            continue;
        };
        let message = format!(
            "expected `{}` of `{}` to notify `{back}`, found that it does not",
            field.value, end.name.value
        );
        let _ = findings
            .report(field.span, message)
            .hint(format!("add `\"notifyRelationships\": [\"{back}\"]` to `{}`", field.value))
            .related(place(end, copied), "a change here is not passed on");
    }
}

/// How many relationships of one property are looked at: more than any has.
const ENOUGH: usize = 100;

/// Returns whether a change of `copied` is not passed on along `back`.
fn is_silent(end: &Object<'_>, copied: &Property<'_>, back: &str) -> bool {
    let is_stored = matches!(copied.virtual_, Virtual::No | Virtual::Declared);
    let refers = !matches!(Reference::of(copied), Reference::None);
    let notified = || copied.value.get("notifyRelationships");
    // What is no reference may be meant to be `back`: `notifyrel-unknown` and `notifyrel-not-rel`.
    let names_back = |name: Value<'_>| {
        is_placeholder(name)
            || name.as_str().is_some_and(|name| name == back || !is_reference(end, &name))
    };
    let passes_on =
        |list: Value<'_>| is_placeholder(list) || list.elements().take(ENOUGH).any(names_back);
    // What is secret `rdvp-private` reports: it is not to be copied at all.
    is_stored
        && !copied.is_secret()
        && !copied.name.value.starts_with('_')
        && !refers
        && !notified().is_some_and(passes_on)
}

/// Returns whether `object` has a property `name` that refers to others, or may.
fn is_reference(object: &Object<'_>, name: &str) -> bool {
    let property = object.property(name);
    property.is_some_and(|property| !matches!(Reference::of(property), Reference::None))
}

fn place(object: &Object<'_>, property: &Property<'_>) -> Location {
    Location { source: object.source(), span: property.name.span }
}

//! Properties that a create has to supply.

use crate::diff::Verdict::{Breaking, Risky, Safe};
use crate::diff::flag::Turned;
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::Site;
use crate::diff::impact::{default, flag, source};
use crate::model::Property;

pub(super) fn changed(site: &Site<'_, '_>) -> Judged {
    let judge = |site: &Site<'_, '_>, turned| match turned {
        Turned::On => added(site),
        Turned::Off => removed(site),
    };
    if site.change.key.is_some() {
        return flag::judged(site, false, judge); // of the property itself
    }
    let is_named = site.values().new.is_some(); // in the list beside the properties
    judge(site, if is_named { Turned::On } else { Turned::Off })
}

fn added(site: &Site<'_, '_>) -> Judged {
    let Some(property) = site.property() else {
        return Judged::new(
            "no property has this name, so that nothing is required",
            source::MEASURED,
        );
    };
    if site.is_nested() {
        let because = "the server does not look inside of a value, and requires nothing there";
        return Judged::new(because, source::POLICIES).console(Safe);
    }
    if is_supplied(property) {
        return demanded(site);
    }
    if property.is_read_only() {
        let because = "only the server gives it a value: a create may be refused for want of what no client can send";
        return Judged::new(because, source::POLICIES)
            .wire(Risky)
            .todo("take it out of `required`");
    }
    Judged::new("the server itself gives it a value, so that no create lacks it", source::MEASURED)
        .wire(Safe)
        .records(Risky)
        .todo("give every stored record a value: nothing is filled in later")
}

/// Judges a property that a create has to supply from now on.
pub(super) fn demanded(site: &Site<'_, '_>) -> Judged {
    let because = format!(
        "a create without {} is refused with status 403, and so is a patch that removes it; stored records without \
         it stay so",
        site.path()
    );
    Judged::new(because, source::MEASURED)
        .wire(Breaking)
        .records(Risky)
        .todo("let every client write it and give every stored record a value, then require it with `not-empty`")
}

fn removed(site: &Site<'_, '_>) -> Judged {
    if site.is_nested() || site.property().is_none() {
        return Judged::new("the server required nothing there", source::POLICIES);
    }
    let judged = Judged::new(
        "records without a value may come, which no reader had to expect",
        source::MEASURED,
    )
    .wire(Risky)
    .records(Safe);
    match site.shipped_property() {
        Some(shipped) if shipped.is_required => judged.console(Risky).todo(
            "leave it required: the vendor ships it so, and consoles and journeys rely on it",
        ),
        _ => judged.todo("let readers expect that there is none"),
    }
}

/// Returns whether a create has to supply `property`.
pub(super) fn is_demanded(site: &Site<'_, '_>, property: &Property<'_>) -> bool {
    !site.is_nested() && property.required && is_supplied(property)
}

/// Returns whether it is for a client to give `property` a value.
fn is_supplied(property: &Property<'_>) -> bool {
    !property.is_read_only() && !default::fills_in(property)
}

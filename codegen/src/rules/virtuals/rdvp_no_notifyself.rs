//! `rdvp-no-notifyself`: the relationship that a derived property starts with notifies its owner.

use std::collections::BTreeSet;

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::model::{Property, Relationship, Setting, Text};
use crate::rules::virtuals::derivation::{Derivation, Reference};
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};
use crate::span::Spanned;

pub(super) static RULE: Rule = Rule {
    name: "rdvp-no-notifyself",
    group: Group::Virtual,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("rdvp_no_notifyself.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let mut asked = BTreeSet::new();
    for property in site.object.properties() {
        let Some(derivation) = Derivation::of(site.context, site.object, property) else {
            continue;
        };
        for step in derivation.config.paths.iter().filter_map(|path| path.first()) {
            let Some(first) = site.object.property(&step.value) else { continue };
            let Reference::To(relationship) = Reference::of(first) else { continue };
            if asked.insert(&first.name.value) {
                hop(relationship, first, property, findings);
            }
        }
    }
}

/// Reports the relationship of `first`, which `derived` starts with, where it does not notify.
fn hop(
    relationship: &Relationship<'_>,
    first: &Property<'_>,
    derived: &Property<'_>,
    findings: &mut Findings<'_>,
) {
    let path = Path::member(relationship.value, NOTIFY_SELF);
    let (edit, span, found) = match relationship.notify_self() {
        Setting::Absent => (Edit::insert(path, "true"), first.name.span, "none"),
        Setting::Given(Spanned { value: false, span }) => (Edit::set(path, "true"), span, "false"),
        Setting::Null(value) => (Edit::set(path, "true"), value.span(), "null"),
        _ => return,
    };
    let derived: &Text<'_> = &derived.name.value;
    let message = format!("expected `notifySelf` to be true for `{derived}`, found {found}");
    findings.within(&first.name.value, |findings| {
        let _ = findings
            .report(span, message)
            .hint(format!("set it: until then a new or removed link does not refresh `{derived}`"))
            .proposed_fix(format!("set `notifySelf` of `{}` to true", first.name.value), [edit]);
    });
}

/// What makes a relationship signal its owner.
const NOTIFY_SELF: &str = "notifySelf";

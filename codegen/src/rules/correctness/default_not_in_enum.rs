//! `default-not-in-enum`: a default is one of the values that are allowed.

use std::collections::HashSet;

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::json::Value;
use crate::model::{Enumeration, Kind, is_placeholder};
use crate::rules::Site;
use crate::rules::correctness::scalar::Scalar;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "default-not-in-enum",
    group: Group::Correctness,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("default_not_in_enum.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(default) = site.property.default() else { return };
    let (kind, enumeration) = match &site.property.kind {
        Kind::Array(items) => (&items.kind, items.enumeration.as_deref()),
        kind => (kind, site.property.enumeration.as_deref()),
    };
    let Some(enumeration) = enumeration else { return };
    let Some(allowed) = allowed(kind, enumeration) else { return };
    let values: Vec<_> = match &site.property.kind {
        Kind::Array(_) => default.elements().collect(),
        _ => vec![default],
    };
    for value in values {
        let has_type = kind.json() == Some(value.kind()); // `default-type` reports the others
        let scalar = Scalar::of(value).filter(|_| has_type && !is_placeholder(value));
        if scalar.is_some_and(|scalar| !allowed.contains(&scalar)) {
            report(site, value, enumeration, findings);
        }
    }
}

/// Returns the values of an enumeration; nothing where it is not known what they are, or where
/// another rule reports that they make no sense.
fn allowed<'a>(kind: &Kind<'a>, enumeration: &Enumeration<'a>) -> Option<HashSet<Scalar<'a>>> {
    if !kind.is_enumerable() || enumeration.placeholder().is_some() || enumeration.values.is_empty()
    {
        return None;
    }
    let values = enumeration.values.iter().filter(|value| !value.is_null());
    let values = values.map(|value| {
        let has_type = kind.json() == Some(value.kind()); // `enum-member-type` reports the others
        Scalar::of(*value).filter(|_| has_type)
    });
    values.collect()
}

fn report(
    site: &Site<'_, '_>,
    value: Value<'_>,
    enumeration: &Enumeration<'_>,
    findings: &mut Findings<'_>,
) {
    let message = format!("expected `default` to be one of `enum`, found {}", value.excerpt());
    let mut report = findings.report(value.span(), message);
    if let Some(first) = enumeration.values.first() {
        report = report
            .related(site.owner.location(first.span()), "the first of those that are allowed");
    }
    let _ = match site.context().product() {
        Product::Aic => report.hint("as it is, every create without a value is refused with 403"),
        Product::Idm => report.hint("add it to `enum`, or choose another").at_most(Level::Warning),
    };
}

//! `required-not-empty`: a required text cannot be blanked by an update.

use crate::catalog::{Catalog, Product};
use crate::diagnostic::Level;
use crate::json::Kind as JsonKind;
use crate::json::edit::Edit;
use crate::model::{Kind, Property, Setting, Virtual};
#[cfg(feature = "javascript")]
use crate::pattern::Match;
#[cfg(feature = "javascript")]
use crate::rules::pattern;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "required-not-empty",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("required_not_empty.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    if !property.listed_as_required || !admits_blank(site) {
        return; // `twice-declared` reports a flag in place of the list
    }
    let name = &property.name;
    let message = format!("expected `{}`, which is required, to refuse an empty text", name.value);
    let _ = findings
        .report(name.span, message)
        .hint("add `\"minLength\": 1`: an update may set it to \"\" otherwise")
        .proposed_fix("set `minLength` to 1", [Edit::put(property.value, "minLength", "1")]);
}

/// Returns whether nothing keeps a text, of a property of the customer's own, from being blank.
pub(in crate::rules) fn admits_blank(site: &Site<'_, '_>) -> bool {
    let property = site.property;
    if !site.is_top_level() || !site.is_custom() || site.context().product() == Product::Idm {
        return false;
    }
    let is_plain_text =
        matches!(property.kind, Kind::String) && matches!(property.virtual_, Virtual::No);
    if !is_plain_text || property.nullable || property.default().is_some() {
        return false; // `required-virtual`, `required-null` and `required-default` report what is amiss
    }
    let catalog = site.context().catalog;
    !refuses_blank(property) && !site.may_have_policy(|id| policy_refuses_blank(catalog, id))
}

/// Returns whether the declaration, policies aside, leaves no room for an empty text.
fn refuses_blank(property: &Property<'_>) -> bool {
    let type_is_list =
        property.value.get("type").is_some_and(|value| value.kind() == JsonKind::Array);
    let has_length = match property.min_length() {
        Setting::Given(length) => length.value.as_f64().is_none_or(|length| length > 0.0),
        Setting::Other(length) => length.as_str().is_some_and(|text| !text.is_empty()),
        Setting::Placeholder(_) => true,
        Setting::Absent | Setting::Null(_) => false,
    };
    type_is_list || has_length || property.enumeration.is_some() || pattern_refuses_blank(property)
}

fn pattern_refuses_blank(property: &Property<'_>) -> bool {
    match property.pattern() {
        Setting::Given(pattern) => !pattern.value.is_empty() && !matches_blank(property),
        setting => matches!(setting, Setting::Placeholder(_)),
    }
}

/// Returns whether the pattern of `property` is known to match an empty text.
#[cfg(feature = "javascript")]
fn matches_blank(property: &Property<'_>) -> bool {
    let pattern = pattern::of(property).and_then(|(_, pattern)| pattern.ok());
    pattern.is_some_and(|pattern| pattern.matches("") == Match::Yes)
}

/// Returns that it is not known: this build does not read regular expressions.
#[cfg(not(feature = "javascript"))]
fn matches_blank(_property: &Property<'_>) -> bool {
    false
}

/// Returns whether the policy `id` refuses an empty text; one that is not the vendor's may.
fn policy_refuses_blank(catalog: &Catalog, id: &str) -> bool {
    let policy = catalog.root().at(&["policies", id]);
    policy.is_none_or(|policy| policy.get("refusesBlank").is_some())
}

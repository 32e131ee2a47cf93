//! `prop-case-duplicate`: no two properties of a type differ in nothing but case.

use std::cmp::Ordering;

use crate::diagnostic::Level;
use crate::model::Property;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "prop-case-duplicate",
    group: Group::Naming,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("prop_case_duplicate.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let mut properties: Vec<_> = site.object.properties().iter().collect();
    properties.sort_by(|one, other| compare(&one.name.value, &other.name.value));
    for same in properties
        .chunk_by(|one, other| one.name.value.eq_ignore_ascii_case(&other.name.value))
        .filter(|same| same.len() > 1)
    {
        let mut same: Vec<_> = same.iter().filter(|property| !is_refused(site, property)).collect();
        same.sort_by_key(|property| property.name.span.start);
        let Some((first, others)) = same.split_first() else { continue };
        for other in others {
            let message = format!(
                "expected a name of its own, found `{}` beside `{}`",
                other.name.value, first.name.value
            );
            let _ = findings
                .report_of(&other.name.value, other.name.span, message)
                .hint("rename or remove one: queries and the directory take them for the same")
                .related(site.location(first.name.span), "the other one");
        }
    }
}

fn compare(one: &str, other: &str) -> Ordering {
    let letters = one.bytes().map(|byte| byte.to_ascii_lowercase());
    letters.cmp(other.bytes().map(|byte| byte.to_ascii_lowercase()))
}

/// Returns whether the name has to change anyway: `prop-name-reserved`, `custom-prefix` and the rules of
/// extension slots report it.
fn is_refused(site: &ObjectSite<'_, '_>, property: &Property<'_>) -> bool {
    let name = &property.name.value;
    if name.starts_with('_') && !site.context.catalog.may_be_declared(name) {
        return true;
    }
    let type_name = &site.object.name.value;
    site.context.catalog.demanded_prefix(type_name, name).is_some()
}

//! `ext-string-feature`: the slots of a feature are there together or not at all.

use crate::catalog::{ExtensionFamily, FeatureRange};
use crate::diagnostic::Level;
use crate::model::Property;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "ext-string-feature",
    group: Group::Storage,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("ext_string_feature.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let catalog = site.context.catalog;
    if site.is_custom() || !catalog.extends(&site.object.name.value) {
        return;
    }
    for family in catalog.families() {
        if let Some(range) = family.feature {
            check_range(site, family, range, findings);
        }
    }
}

fn check_range(
    site: &ObjectSite<'_, '_>,
    family: &ExtensionFamily,
    range: FeatureRange,
    findings: &mut Findings<'_>,
) {
    let slots = (range.from..=range.to).map(|number| family.property(number));
    let there: Vec<&Property<'_>> = slots.filter_map(|name| site.object.property(&name)).collect();
    let count = usize::from(range.to - range.from) + 1;
    let Some(first) = there.first().filter(|_| there.len() < count) else { return };
    let (from, to) = (family.property(range.from), family.property(range.to));
    let message =
        format!("expected all of `{from}` to `{to}` or none, found {} of {count}", there.len());
    let hint = if site.context.has_feature(range.name) {
        "put back those that are missing"
    } else {
        "install the feature instead of adding attributes by hand"
    };
    let _ = findings
        .report(first.name.span, message)
        .hint(format!("{hint}: they come with the feature `{}`", range.name));
}

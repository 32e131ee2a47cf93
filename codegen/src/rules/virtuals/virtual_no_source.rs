//! `virtual-no-source`: what is virtual has something that makes its value.

use crate::diagnostic::Level;
use crate::json::Value;
use crate::json::edit::{Edit, Path};
use crate::model::{Hook, Property, Setting, Virtual};
use crate::rules::virtuals::derivation::Reference;
use crate::rules::{Check, Default, Findings, Fixes, Group, Origin, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "virtual-no-source",
    group: Group::Virtual,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("virtual_no_source.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    if !matches!(property.virtual_, Virtual::Declared) || has_source(property) {
        return;
    }
    let Setting::Given(flag) = property.is_virtual() else { return };
    if is_filled_by_template(site) {
        return; // older tenants and self-managed products ship it so
    }
    let mut edits = vec![Edit::set(Path::member(property.value, "isVirtual"), "false")];
    if property.value.get("returnByDefault").is_some() {
        edits.push(Edit::remove(Path::member(property.value, "returnByDefault")));
    }
    let message = "expected `queryConfig` or `onRetrieve` beside `isVirtual`, found neither";
    let report = findings
        .report(flag.span, message)
        .hint("say what makes the value; until then it is stored as it is written");
    let is_shipped_virtual = matches!(site.origin, Origin::Shipped(shipped)
        if shipped.value.get("isVirtual").and_then(Value::as_bool) == Some(true));
    if !is_shipped_virtual {
        let _ = report.proposed_fix("declare it as stored", edits);
    }
}

/// Returns whether the vendor ships a property of that name with a template that makes its value.
fn is_filled_by_template(site: &Site<'_, '_>) -> bool {
    let mut vendors = site.context().catalog.types().iter();
    vendors.any(|shipped| {
        let property = shipped.property(&site.property.name.value);
        let default = property.and_then(|property| property.value.get("default"));
        default.and_then(Value::as_str).is_some_and(|template| template.contains("{{"))
    })
}

/// Returns whether something other than `queryConfig` and `onRetrieve` may make the value: a reference,
/// a placeholder, or a script that is not there (which `script-none` reports).
fn has_source(property: &Property<'_>) -> bool {
    let query = property.value.get("queryConfig");
    !matches!(Reference::of(property), Reference::None)
        || property.hooks.iter().any(Hook::is_run_at_read)
        || query.is_some_and(|query| !query.is_null())
}

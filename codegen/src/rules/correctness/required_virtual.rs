//! `required-virtual`: what is required is what a client can supply.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "required-virtual",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("required_virtual.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(schema) = &site.object.schema else { return };
    let Some(required) = schema.value.get("required") else { return };
    for element in required.elements() {
        let Some(name) = element.as_str() else { continue };
        let Some(property) = site.object.property(&name).filter(|found| found.is_read_only())
        else {
            continue;
        };
        let message = format!(
            "expected a property that a client can supply, found `{name}`, which it cannot"
        );
        let _ = findings
            .report_of(&name, element.span(), message)
            .hint("take it out of `required`: the server makes the value and discards what is sent")
            .related(site.location(property.name.span), "made by the server")
            .proposed_fix(
                format!("remove `{name}` from `required`"),
                [Edit::remove(Path::item(required, element))],
            );
    }
}

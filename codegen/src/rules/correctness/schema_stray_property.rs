//! `schema-stray-property`: properties stand in `properties`, not beside it.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{Kind, Member, Value, quote};
use crate::model::Schema;
use crate::rules::scripts::likeness::is_script;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "schema-stray-property",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("schema_stray_property.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(schema) = site.open_schema() else { return };
    // Scripts `hook-nested-level` and `hook-unknown` report.
    for stray in schema.strays().filter(|stray| !is_script(stray.value)) {
        let name = stray.key.name();
        let message = format!("expected a property in `properties`, found `{name}` beside it");
        let report = findings
            .report_of(&name, stray.key.span(), message)
            .hint("move it into `properties`: beside it, the server looks for none");
        if site.object.property(&name).is_none() {
            let _ = report
                .proposed_fix(format!("move `{name}` into `properties`"), moved(schema, stray));
        }
    }
}

/// Returns the edits that move `stray` to where it belongs, and show it.
fn moved(schema: &Schema<'_>, stray: Member<'_>) -> Vec<Edit> {
    let name = stray.key.name();
    let mut edits = vec![Edit::remove(Path::item(schema.value, stray.value))];
    if let Some(properties) = schema.value.get("properties") {
        edits.push(Edit::insert(Path::member(properties, &*name), stray.value.raw()));
    }
    let is_list = |order: &Value<'_>| order.kind() == Kind::Array && !order.is_empty();
    if let Some(order) = schema.value.get("order").filter(is_list)
        && !schema.order.iter().any(|shown| shown.value == name)
    {
        edits.push(Edit::insert(Path::end_of(order), quote(&name)));
    }
    edits
}

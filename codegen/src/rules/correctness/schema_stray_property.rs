//! `schema-stray-property`: properties stand in `properties`, not beside it.

use std::cell::LazyCell;
use std::collections::HashSet;

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
    let place = LazyCell::new(|| Place::of(schema));
    // Scripts `hook-nested-level` and `hook-unknown` report.
    for stray in schema.strays().filter(|stray| !is_script(stray.value)) {
        let name = stray.key.name();
        let message = format!("expected a property in `properties`, found `{name}` beside it");
        let report = findings
            .report_of(&name, stray.key.span(), message)
            .hint("move it into `properties`: beside it, the server looks for none");
        if site.object.property(&name).is_none() {
            let _ = report
                .proposed_fix(format!("move `{name}` into `properties`"), place.take_in(stray));
        }
    }
}

/// Where a schema wants its properties to stand.
struct Place<'s, 'a> {
    schema: &'s Schema<'a>,
    properties: Option<Value<'a>>,
    /// The end of `order`, if it is a list that shows something, and what it shows.
    order: Option<(Path, HashSet<&'s str>)>,
}

impl<'s, 'a> Place<'s, 'a> {
    fn of(schema: &'s Schema<'a>) -> Self {
        let is_list = |order: &Value<'_>| order.kind() == Kind::Array && !order.is_empty();
        let order = schema.value.get("order").filter(is_list).map(|order| {
            (Path::end_of(order), schema.order.iter().map(|shown| &*shown.value).collect())
        });
        Self { schema, properties: schema.value.get("properties"), order }
    }

    /// Returns the edits that move `stray` to where it belongs, and show it.
    fn take_in(&self, stray: Member<'_>) -> Vec<Edit> {
        let name = stray.key.name();
        let mut edits = vec![Edit::remove(Path::item(self.schema.value, stray.value))];
        if let Some(properties) = self.properties {
            edits.push(Edit::insert(Path::member(properties, &*name), stray.value.raw()));
        }
        if let Some((end, shown)) = &self.order
            && !shown.contains(&*name)
        {
            edits.push(Edit::insert(end.clone(), quote(&name)));
        }
        edits
    }
}

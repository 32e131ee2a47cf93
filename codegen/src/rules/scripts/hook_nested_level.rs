//! `hook-nested-level`: scripts of events stand beside the schema.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{Member, Value};
use crate::model::Property;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "hook-nested-level",
    group: Group::Scripts,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("hook_nested_level.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let catalog = site.context.catalog;
    if let Some(schema) = &site.object.schema {
        for member in &schema.rest {
            if catalog.is_object_hook(&member.key.name()) {
                report(site, ("the schema", schema.value), *member, findings);
            }
        }
    }
    for property in site.object.properties() {
        check_property(site, property, findings);
    }
}

/// Reports the events in `property` and, at any depth, in the properties nested in it.
///
/// The recursion follows the nesting of the text, which the parser limits.
fn check_property(site: &ObjectSite<'_, '_>, property: &Property<'_>, findings: &mut Findings<'_>) {
    let nested = property.kind.parts();
    let hooks = property
        .foreign_members()
        .filter(|member| site.context.catalog.is_object_hook(&member.key.name()));
    let mut hooks = hooks.peekable();
    if nested.is_empty() && hooks.peek().is_none() {
        return;
    }
    findings.within(&property.name.value, |findings| {
        for member in hooks {
            report(site, ("a property", property.value), member, findings);
        }
        for property in nested {
            check_property(site, property, findings);
        }
    });
}

fn report(
    site: &ObjectSite<'_, '_>,
    (place, owner): (&str, Value<'_>),
    member: Member<'_>,
    findings: &mut Findings<'_>,
) {
    let name = member.key.name();
    let message = format!("expected `{name}` beside `schema`, found it in {place}");
    let report = findings
        .report(member.key.span(), message)
        .hint("move it to the type: here the server never runs it");
    let object = site.object.value;
    let is_told = member.value.get("type").is_some_and(|word| known(site, word));
    if object.get(&name).is_none() && is_told {
        let edits = [
            Edit::remove(Path::item(owner, member.value)),
            Edit::insert(Path::member(object, &*name), member.value.raw()),
        ];
        let _ = report.proposed_fix(format!("move `{name}` to the type"), edits);
    }
}

/// Returns whether `word` is a type of scripts, so that what is moved runs.
fn known(site: &ObjectSite<'_, '_>, word: Value<'_>) -> bool {
    let mut types = site.context.catalog.script_types(site.context.product());
    word.as_str().is_some_and(|word| types.any(|known| *known == *word))
}

//! `conditional-field`: the property that holds the condition of a grant exists and is marked.

use crate::diagnostic::Level;
use crate::model::{Property, Setting};
use crate::rules::{Check, Collection, Default, Edge, Findings, Fixes, Group, Rule};
use crate::span::Location;

pub(super) static RULE: Rule = Rule {
    name: "conditional-field",
    group: Group::Relationships,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("conditional_field.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    for (target, collection) in edge.targets() {
        let Setting::Given(field) = target.conditional_association_field() else { continue };
        let Collection::Object(object) = collection else { continue };
        if object.properties().is_empty() {
            continue; // nothing is known of it
        }
        let expected = format!(
            "expected `{}.{}` to hold the condition of a grant",
            object.name.value, field.value
        );
        let Some(property) = object.property(&field.value) else {
            let _ = findings
                .report(field.span, format!("{expected}, found no such property"))
                .hint("name the property of that type that has `\"isConditional\": true`");
            continue;
        };
        if may_be_conditional(property) {
            continue;
        }
        let location = Location { source: object.source(), span: property.name.span };
        let _ = findings
            .report(field.span, format!("{expected}, found no `isConditional`"))
            .related(location, "this property")
            .hint("mark it with `\"isConditional\": true`, or name the property that is");
    }
}

fn may_be_conditional(property: &Property<'_>) -> bool {
    let flag = property.is_conditional();
    flag.is_true() || matches!(flag, Setting::Placeholder(_) | Setting::Other(_))
}

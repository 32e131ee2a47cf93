//! `conditional-filter-searchable`: what a condition may ask for can be searched.

use crate::diagnostic::Level;
use crate::model::{IndexClass, Kind, Object, Property, Setting};
use crate::rules::{Check, Context, Default, Findings, Fixes, Group, Rule};
use crate::span::Spanned;

pub(super) static RULE: Rule = Rule {
    name: "conditional-filter-searchable",
    group: Group::Relationships,
    level: Level::Info,
    default: Default::Off,
    fixes: Fixes::None,
    page: include_str!("conditional_filter_searchable.md"),
    check: Check::Model(check),
};

fn check(context: &Context<'_, '_>, findings: &mut Findings<'_>) {
    for object in &context.model.objects {
        if !context.documents.is_intact(object.source()) || !is_granted(object) {
            continue;
        }
        for property in object.properties().iter().filter(|property| is_hidden(property)) {
            let message = format!(
                "expected `{}` to be searchable, which a condition can ask for",
                property.name.value
            );
            let _ = findings
                .report_in(object.source(), property.name.span, message)
                .at(format!("{}.{}", object.name.value, property.name.value))
                .hint("set `searchable`, if roles or assignments are granted by its value");
        }
    }
}

/// Returns whether something is granted to objects of the type by a condition.
fn is_granted(object: &Object<'_>) -> bool {
    let relationships = object.properties().iter().filter_map(Property::relationship);
    let mut targets = relationships.flat_map(|relationship| &relationship.targets);
    targets.any(|target| target.conditional_association_field().text().is_some())
}

/// Returns whether the property could be asked for but is not offered.
fn is_hidden(property: &Property<'_>) -> bool {
    let is_scalar =
        matches!(property.kind, Kind::String | Kind::Number | Kind::Integer | Kind::Boolean);
    is_scalar
        && property.index == IndexClass::Indexed
        && property.viewable().get() != Some(&false)
        && matches!(
            property.searchable(),
            Setting::Absent | Setting::Null(_) | Setting::Given(Spanned { value: false, .. })
        )
}

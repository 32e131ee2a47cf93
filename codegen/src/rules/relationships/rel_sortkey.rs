//! `rel-sortkey`: what the console sorts by is a stored property.

use crate::diagnostic::Level;
use crate::json::Value;
use crate::model::{Property, Virtual};
use crate::rules::relationships::console_query::{Field, field};
use crate::rules::{Check, Collection, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-sortkey",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rel_sortkey.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    for (target, collection) in edge.targets() {
        let Collection::Object(object) = collection else { continue };
        let keys = target.query().and_then(|query| query.get("sortKeys"));
        for element in keys.into_iter().flat_map(Value::elements) {
            let Some(key) = element.as_str() else { continue };
            let name = key.trim_start_matches(['+', '-']);
            let found = field(edge.context(), object, name);
            let is_unknown = matches!(found, Field::Unknown);
            let fault = match found {
                Field::Any => None,
                Field::Unknown => Some("which it does not have"),
                Field::Property(property) => fault_of(property),
            };
            let Some(fault) = fault else { continue };
            let message = format!(
                "expected `sortKeys` to name stored properties of `{}`, found `{name}`, {fault}",
                object.name.value
            );
            let names = object.properties().iter().filter(|property| fault_of(property).is_none());
            let meant = findings.closest(name, names.map(|property| &*property.name.value));
            let hint = match meant {
                Some(meant) if is_unknown => format!("did you mean `{meant}`?"),
                _ => "sort by a property with a value of its own, or by nothing".to_owned(),
            };
            let _ = findings.report(element.span(), message).hint(hint);
        }
    }
}

fn fault_of(property: &Property<'_>) -> Option<&'static str> {
    if property.relationship().is_some() {
        return Some("a relationship");
    }
    match property.virtual_ {
        Virtual::Computed => Some("which is computed at each read"),
        Virtual::Derived(_) => Some("which is derived from a relationship"),
        Virtual::No | Virtual::Declared | Virtual::Unmarked(_) | Virtual::Maintained => None,
    }
}

//! `enum-array-placement`: the allowed elements of an array stand inside of `items`.

use std::collections::HashSet;

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::{Kind as JsonKind, Value};
use crate::model::{Keyword, Kind, is_placeholder};
use crate::rules::correctness::scalar::Scalar;
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "enum-array-placement",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("enum_array_placement.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    let Kind::Array(items) = &property.kind else { return };
    let Some(values) = property.written(Keyword::Enum).filter(|values| !values.is_null()) else {
        return;
    };
    let Some(key) = Node::Property(property).key(Keyword::Enum) else { return };
    let report = findings
        .report(key.span(), "expected `enum` inside of `items`, found it beside them")
        .hint("the list is of what each element may be");
    let Some(inner) = items.value.filter(|inner| inner.kind() == JsonKind::Object) else { return };
    let is_movable = items.kind.is_enumerable()
        && items.written(Keyword::Enum).is_none()
        && !Node::Property(property).has_labels()
        && property.default().is_none()
        && is_list_of(&items.kind, values);
    if is_movable {
        let edits = [
            Edit::remove(Path::item(property.value, values)),
            Edit::insert(Path::member(inner, "enum"), values.raw()),
        ];
        let _ = report.proposed_fix("move `enum` into `items`", edits);
    }
}

/// Returns whether `values` is a list that there is nothing more to say of.
fn is_list_of(kind: &Kind<'_>, values: Value<'_>) -> bool {
    let mut seen = HashSet::new();
    let mut elements = values.elements();
    !values.is_empty()
        && values.kind() == JsonKind::Array
        && elements.all(|value| {
            let scalar = Scalar::of(value).filter(|_| Some(value.kind()) == kind.json());
            is_placeholder(value) || scalar.is_some_and(|scalar| seen.insert(scalar))
        })
}

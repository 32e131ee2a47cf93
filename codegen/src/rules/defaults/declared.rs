//! What a schema declares, as far as it can be compared with what it was before.

use crate::json::{Kind, Value};
use crate::model::{Object, Property, is_placeholder};
use crate::span::Span;

/// Returns whether the properties of `object` can be read: they are listed, and are no placeholder.
pub(super) fn lists_properties(object: &Object<'_>) -> bool {
    let declared = object.schema.as_ref().and_then(|schema| schema.value.get("properties"));
    declared.is_some_and(|value| value.kind() == Kind::Object && !is_placeholder(value))
}

/// Returns whether a placeholder decides what a create of `object` must supply.
pub(super) fn leaves_required_open(object: &Object<'_>) -> bool {
    let required = object.schema.as_ref().and_then(|schema| schema.value.get("required"));
    required.is_some_and(|list| is_placeholder(list) || list.elements().any(is_placeholder))
}

/// Returns where the type of `property` is spelled: that of its elements, where it is an array.
pub(super) fn type_span(property: &Property<'_>) -> Span {
    let declared = property.value.at(&["items", "type"]).or_else(|| property.value.get("type"));
    declared.map_or(property.name.span, Value::span)
}

//! What a field holds.

use crate::catalog::{Catalog, SlotValue};
use crate::config::CarriedAs;
use crate::json::Value;
use crate::model::{Enumeration, Items, Kind, Property, Storage};

/// What a field holds, apart from whether it is there.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::emit) enum Shape {
    /// One value.
    One(ValueType),
    /// A list of values.
    List(ValueType),
}

/// The type of a value.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::emit) enum ValueType {
    /// Text.
    String,
    /// A number, whole or not.
    Number,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
    /// A calendar date.
    Date,
    /// A point in time.
    DateTime,
    /// Anything.
    Json,
    /// A type that is emitted beside the record.
    Item(String),
    /// A reference to one type, or to whatever it may be.
    Reference(Option<Target>),
    /// A value or null, as an element of a list.
    OrNull(Box<ValueType>),
}

/// What a relationship points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::emit) struct Target {
    /// The path, such as `managed/alpha_user`.
    pub(in crate::emit) path: String,
    /// The Rust name.
    pub(in crate::emit) name: String,
}

/// Returns the type of a plain value of `kind`; nothing where its structure decides.
pub(super) fn plain(property: &Property<'_>, kind: &Kind<'_>) -> Option<ValueType> {
    match kind {
        Kind::String => Some(ValueType::String),
        Kind::Number if is_integer(property) => Some(ValueType::Integer),
        Kind::Number => Some(ValueType::Number),
        Kind::Integer => Some(ValueType::Integer),
        Kind::Boolean => Some(ValueType::Boolean),
        Kind::Any => Some(ValueType::Json),
        Kind::Object(_) | Kind::Array(_) | Kind::Relationship(_) => None,
    }
}

/// Returns the shape of `property` where an alias says what it is carried as.
///
/// Nothing where the declared type cannot carry it.
pub(super) fn carried(property: &Property<'_>, carried_as: CarriedAs) -> Option<Shape> {
    match (&property.kind, carried_as) {
        (Kind::Relationship(_), _) => None,
        (Kind::Array(items), CarriedAs::Json) => match items.kind {
            Kind::Relationship(_) => None,
            _ => Some(Shape::List(ValueType::Json)),
        },
        (Kind::Array(items), _) => {
            let value = carried_value(&items.kind, carried_as)?;
            Some(Shape::List(element(items, value)))
        }
        (kind, _) => carried_value(kind, carried_as).map(Shape::One),
    }
}

fn carried_value(kind: &Kind<'_>, carried_as: CarriedAs) -> Option<ValueType> {
    match (carried_as, kind) {
        (_, Kind::Relationship(_)) => None,
        (CarriedAs::Json, _) => Some(ValueType::Json),
        (CarriedAs::Date, Kind::String | Kind::Any) => Some(ValueType::Date),
        (CarriedAs::DateTime, Kind::String | Kind::Any) => Some(ValueType::DateTime),
        (CarriedAs::Integer, Kind::Number | Kind::Integer | Kind::Any) => Some(ValueType::Integer),
        (CarriedAs::Boolean, Kind::Boolean | Kind::Any) => Some(ValueType::Boolean),
        _ => None,
    }
}

/// Returns the type of the elements of a list of `value`.
pub(super) fn element(items: &Items<'_>, value: ValueType) -> ValueType {
    let may_be_null = items.nullable && value != ValueType::Json; // JSON has a null of its own
    if may_be_null { ValueType::OrNull(Box::new(value)) } else { value }
}

/// Returns the known strings of `property`: listed on it, or on the elements of its list.
pub(super) fn strings<'m>(property: &'m Property<'m>) -> Option<&'m Enumeration<'m>> {
    let kind = match &property.kind {
        Kind::Array(items) => &items.kind,
        kind => kind,
    };
    let enumeration = enumeration(property)?;
    let strings = enumeration.known().any(|(_, value)| value.as_str().is_some());
    (strings && matches!(kind, Kind::String)).then_some(enumeration)
}

/// Returns the values that are listed on `property`, or on the elements of its list.
fn enumeration<'m>(property: &'m Property<'m>) -> Option<&'m Enumeration<'m>> {
    let on_items = match &property.kind {
        Kind::Array(items) => items.enumeration.as_deref(),
        _ => None,
    };
    on_items.or(property.enumeration.as_deref())
}

/// Returns whether the numbers of `property` are whole, though schemas only call them numbers: it
/// is a slot for such numbers, or lists nothing else.
pub(in crate::emit) fn is_integer(property: &Property<'_>) -> bool {
    let is_whole = |value: &Value<'_>| value.as_number().is_some_and(|it| it.as_i64().is_some());
    let lists_whole = |enumeration: &Enumeration<'_>| {
        !enumeration.values.is_empty() && enumeration.values.iter().all(is_whole)
    };
    match &property.storage {
        Storage::Slot(slot) => Catalog::embedded().family(slot.family).value == SlotValue::Integer,
        _ => enumeration(property).is_some_and(lists_whole),
    }
}

//! What a field holds.

use crate::catalog::{Catalog, SlotValue};
use crate::config::CarriedAs;
use crate::model::{Enumeration, Kind, Property, Storage};

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
        (Kind::Array(items), _) => carried_value(&items.kind, carried_as).map(Shape::List),
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

/// Returns the known strings of `property`: listed on it, or on the elements of its list.
pub(super) fn strings<'m>(property: &'m Property<'m>) -> Option<&'m Enumeration<'m>> {
    let (on_items, kind) = match &property.kind {
        Kind::Array(items) => (items.enumeration.as_deref(), &items.kind),
        kind => (None, kind),
    };
    let enumeration = on_items.or(property.enumeration.as_deref())?;
    let strings = enumeration.values.iter().any(|value| value.as_str().is_some());
    (strings && matches!(kind, Kind::String)).then_some(enumeration)
}

/// Returns whether `property` is a slot for whole numbers, which schemas only call numbers.
pub(in crate::emit) fn is_integer(property: &Property<'_>) -> bool {
    let Storage::Slot(slot) = &property.storage else {
        return false;
    };
    Catalog::embedded().family(slot.family).value == SlotValue::Integer
}

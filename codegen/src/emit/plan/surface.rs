//! What generated code shows of one property: as much as decides whether code that uses it compiles.

use std::collections::BTreeSet;

use crate::config::CarriedAs;
use crate::emit::plan::fields::holds_references;
use crate::emit::plan::shape::{self, ValueType};
use crate::emit::plan::targets::paths;
use crate::emit::plan::{IDENTITY, has_to_be_given, is_write_only, variants};
use crate::model::{
    IndexClass, Kind, Model, Object, Property, QueryConfig, Relationship, Virtual, type_of_path,
};
use crate::names;

/// What generated code shows of one property.
///
/// Types that are emitted beside the record are told by what they are, not by their names: those
/// depend on the path alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Surface {
    /// What a value is.
    pub(crate) value: Holds,
    /// Whether the constant is one of a relationship.
    pub(crate) is_link: bool,
    /// Who writes it, and whether it comes back.
    pub(crate) access: Access,
    /// Whether a draft takes it as an argument.
    pub(crate) is_argument: bool,
    /// What a query on it costs.
    pub(crate) index: IndexClass,
}

/// Who writes a value, and whether it comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Clients write it, and it comes back.
    Plain,
    /// The server makes it.
    ReadOnly,
    /// Clients write it, and it never comes back.
    Secret,
}

/// What a value is in generated code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Text.
    Text,
    /// A number, whole or not.
    Number,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
    /// Anything.
    Json,
    /// An enum of texts, by the names of its variants.
    Listed(BTreeSet<String>),
    /// A struct, whose fields are surfaces of their own.
    Struct,
    /// A reference to one type, by its name, or to whatever it may be.
    Reference(Option<String>),
    /// An enum of references, by the names of its variants.
    References(BTreeSet<String>),
    /// A value or null.
    OrNull(Box<Self>),
    /// A list.
    List(Box<Self>),
}

/// Where a property stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Among the properties of a type.
    Own,
    /// Inside another property.
    Nested,
}

impl Surface {
    /// Returns what generated code shows of `property`, of the type `object`; nothing of the identity
    /// that every record has anyway.
    pub(crate) fn of(
        model: &Model<'_>,
        object: &Object<'_>,
        property: &Property<'_>,
        depth: Depth,
    ) -> Option<Self> {
        if depth == Depth::Nested {
            let value = structure(property);
            return Some(Self { value, ..Self::nested() });
        }
        if IDENTITY.contains(&&*property.name.value) {
            return None;
        }
        Some(Self {
            value: own(model, object, property),
            is_link: property.relationship().is_some(),
            access: access(property),
            is_argument: has_to_be_given(property),
            index: property.index,
        })
    }

    /// Returns the surface of a field in a struct inside a record: there is no constant of it.
    fn nested() -> Self {
        Self {
            value: Holds::Json,
            is_link: false,
            access: Access::Plain,
            is_argument: false,
            index: IndexClass::NotQueryable,
        }
    }
}

/// Returns whether `old` and `new` hold the same in code where an alias says that both are `carried`.
pub(crate) fn is_carried_alike(old: &Property<'_>, new: &Property<'_>, carried: CarriedAs) -> bool {
    let old = shape::carried(old, carried);
    old.is_some() && old == shape::carried(new, carried)
}

fn access(property: &Property<'_>) -> Access {
    if property.is_read_only() {
        Access::ReadOnly
    } else if is_write_only(property) {
        Access::Secret
    } else {
        Access::Plain
    }
}

/// Returns what `property` of `object` holds.
fn own(model: &Model<'_>, object: &Object<'_>, property: &Property<'_>) -> Holds {
    if let Some(relationship) = property.relationship() {
        let value = references(relationship);
        return match property.kind {
            Kind::Array(_) => Holds::List(Box::new(value)),
            _ => value,
        };
    }
    match &property.virtual_ {
        Virtual::Derived(query) if holds_references(property) => {
            let end = end(model, object, query).map(type_name);
            Holds::List(Box::new(Holds::Reference(end)))
        }
        _ => structure(property),
    }
}

/// Returns what `property` holds by its kind alone.
fn structure(property: &Property<'_>) -> Holds {
    match &property.kind {
        Kind::Array(items) => {
            let value = value(property, &items.kind);
            let may_be_null = items.nullable && value != Holds::Json;
            let value = if may_be_null { Holds::OrNull(Box::new(value)) } else { value };
            Holds::List(Box::new(value))
        }
        kind => value(property, kind),
    }
}

fn value(property: &Property<'_>, kind: &Kind<'_>) -> Holds {
    if let Some(enumeration) = shape::strings(property) {
        let variants = variants::variants(enumeration).into_iter();
        return Holds::Listed(variants.map(|variant| variant.name).collect());
    }
    match (shape::plain(property, kind), kind) {
        (Some(ValueType::String), _) => Holds::Text,
        (Some(ValueType::Number), _) => Holds::Number,
        (Some(ValueType::Integer), _) => Holds::Integer,
        (Some(ValueType::Boolean), _) => Holds::Boolean,
        (None, Kind::Object(object)) if !object.properties.is_empty() => Holds::Struct,
        _ => Holds::Json,
    }
}

fn references(relationship: &Relationship<'_>) -> Holds {
    let mut names: BTreeSet<_> = paths(relationship).map(type_name).collect();
    match names.len() {
        0 | 1 => Holds::Reference(names.pop_first()),
        _ => Holds::References(names),
    }
}

/// Returns what the type of the objects at `path` is called.
fn type_name(path: &str) -> String {
    names::type_name(type_of_path(path).unwrap_or(path))
}

/// Returns the path that every path of `query` ends at.
fn end<'m>(model: &'m Model<'m>, object: &Object<'_>, query: &QueryConfig<'_>) -> Option<&'m str> {
    let mut ends = query.paths.iter().map(|hops| {
        let mut owner = model.object(&object.name.value)?;
        let mut end = None;
        for (position, hop) in hops.iter().enumerate() {
            if position > 0 {
                let name = end.and_then(type_of_path)?;
                owner = model.object(name)?;
            }
            let mut targets = paths(owner.property(&hop.value)?.relationship()?);
            let only = targets.next()?;
            if targets.any(|other| other != only) {
                return None;
            }
            end = Some(only);
        }
        end
    });
    let first = ends.next()??;
    ends.all(|end| end == Some(first)).then_some(first)
}

//! The entries of a storage mapping, each with its place.

use std::borrow::Cow;

use crate::json::{Member, Value};
use crate::model::type_of_path;
use crate::source::{Documents, MAPPING_GROUPS};
use crate::span::{Location, SourceId};

/// The entry of a type.
#[derive(Clone, Debug)]
pub(super) struct MappedType<'a> {
    /// The type.
    pub(super) name: String,
    pub(super) grouping: Grouping,
    /// Where its name stands.
    pub(super) location: Location,
    pub(super) properties: Vec<MappedProperty<'a>>,
}

/// How the directory keeps what has no attribute of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grouping {
    /// In one attribute for everything.
    Generic,
    /// Not at all.
    Explicit,
}

/// The entry of a property.
#[derive(Clone, Debug)]
pub(super) struct MappedProperty<'a> {
    pub(super) name: Cow<'a, str>,
    /// Where the name stands.
    pub(super) location: Location,
    pub(super) placement: Placement,
    value: Value<'a>,
}

/// How a property is placed in the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placement {
    /// A value, in an attribute.
    Value,
    /// A relationship, in an attribute that refers to the other end.
    Reference,
    /// A relationship that the attribute of the other end makes up.
    Reverse,
}

/// Returns the entries of managed objects in the mapping that `documents` hold, group by group.
pub(super) fn entries<'a>(documents: &'a Documents<'_>) -> Vec<MappedType<'a>> {
    let mut intact = documents.parsed().iter().filter(|parsed| parsed.is_intact);
    let mapping = intact.find_map(|parsed| Some((parsed.source, parsed.mapped_resources()?)));
    let Some((source, mapping)) = mapping else { return Vec::new() };
    let groups = MAPPING_GROUPS.into_iter().zip([Grouping::Generic, Grouping::Explicit]);
    let resources = groups.flat_map(|(group, grouping)| {
        let resources = mapping.get(group).into_iter().flat_map(Value::members);
        resources.map(move |resource| (grouping, resource))
    });
    resources
        .filter_map(|(grouping, resource)| MappedType::read(grouping, source, resource))
        .collect()
}

impl<'a> MappedType<'a> {
    fn read(grouping: Grouping, source: SourceId, resource: Member<'a>) -> Option<Self> {
        let name = type_of_path(&resource.key.name())?.to_owned();
        let properties = resource.value.get("properties").into_iter().flat_map(Value::members);
        let properties = properties.map(|property| MappedProperty::read(source, property));
        let location = Location { source, span: resource.key.span() };
        Some(Self { name, grouping, location, properties: properties.collect() })
    }
}

impl<'a> MappedProperty<'a> {
    fn read(source: SourceId, property: Member<'a>) -> Self {
        let placement = match property.value.get("type").and_then(Value::as_str).as_deref() {
            Some("reference") => Placement::Reference,
            Some("reverseReference") => Placement::Reverse,
            _ => Placement::Value,
        };
        let location = Location { source, span: property.key.span() };
        Self { name: property.key.name(), location, placement, value: property.value }
    }

    /// Returns the attribute that it is kept in, if it has one of its own.
    pub(super) fn attribute(&self) -> Option<Cow<'a, str>> {
        self.value.get("ldapAttribute")?.as_str()
    }

    /// Returns where it leads, for a relationship: `managed/alpha_role`, for example.
    pub(super) fn resource_path(&self) -> Option<Cow<'a, str>> {
        self.value.get("resourcePath")?.as_str()
    }

    /// Returns the property at the other end, for one that the other end makes up.
    pub(super) fn reverse(&self) -> Option<Cow<'a, str>> {
        self.value.get("propertyName")?.as_str()
    }

    /// Returns whether it leads to several, where the mapping says.
    pub(super) fn is_multi_valued(&self) -> Option<bool> {
        self.value.get("isMultiValued")?.as_bool()
    }

    /// Returns the type and the property at the other end, for one that the other end makes up.
    pub(super) fn other_end(&self) -> Option<(String, Cow<'a, str>)> {
        Some((type_of_path(&self.resource_path()?)?.to_owned(), self.reverse()?))
    }
}

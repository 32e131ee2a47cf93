//! The storage mapping of a tenant, `repo.ds`, where it is given beside the types.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::json::{Kind, Member, Value};
use crate::source::{Documents, Parsed};
use crate::span::{Location, SourceId};

/// Where exports of frodo keep the mapping, and the document itself.
const PLACES: [&[&str]; 3] = [&[], &["idm", "repo.ds"], &["global", "idm", "repo.ds"]];

/// The groups of a mapping, each with an entry for a resource such as `managed/alpha_user`.
const GROUPS: [(&str, Grouping); 2] =
    [("genericMapping", Grouping::Generic), ("explicitMapping", Grouping::Explicit)];

/// What places the relationships of a tenant in its directory.
#[derive(Clone, Debug, Default)]
pub(crate) struct StorageMapping<'a> {
    /// The entries of managed objects, in the order of the groups.
    pub(crate) entries: Vec<MappedType<'a>>,
    /// The types that have an entry.
    types: HashSet<Cow<'a, str>>,
    /// The relationships that have an entry, with their types.
    relationships: HashSet<(Cow<'a, str>, Cow<'a, str>)>,
}

/// How the directory keeps what has no attribute of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grouping {
    /// In one attribute for everything.
    Generic,
    /// Not at all.
    Explicit,
}

/// The entry of a type.
#[derive(Clone, Debug)]
pub(crate) struct MappedType<'a> {
    /// The type.
    pub(crate) name: String,
    pub(crate) grouping: Grouping,
    /// Where its name stands.
    pub(crate) location: Location,
    pub(crate) properties: Vec<MappedProperty<'a>>,
}

/// The entry of a property.
#[derive(Clone, Debug)]
pub(crate) struct MappedProperty<'a> {
    pub(crate) name: Cow<'a, str>,
    /// Where the name stands.
    pub(crate) location: Location,
    pub(crate) placement: Placement,
    value: Value<'a>,
}

/// How a property is placed in the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placement {
    /// A value, in an attribute.
    Value,
    /// A relationship, in an attribute that refers to the other end.
    Reference,
    /// A relationship that the attribute of the other end makes up.
    Reverse,
}

impl<'a> MappedType<'a> {
    fn read(grouping: Grouping, source: SourceId, resource: Member<'a>) -> Option<Self> {
        let name = resource.key.name().strip_prefix("managed/")?.to_owned();
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
    pub(crate) fn attribute(&self) -> Option<Cow<'a, str>> {
        self.value.get("ldapAttribute")?.as_str()
    }

    /// Returns the type and the property at the other end, for one that the other end makes up.
    pub(crate) fn other_end(&self) -> Option<(String, Cow<'a, str>)> {
        let path = self.value.get("resourcePath")?.as_str()?;
        let property = self.value.get("propertyName")?.as_str()?;
        Some((path.strip_prefix("managed/")?.to_owned(), property))
    }
}

impl<'a> StorageMapping<'a> {
    /// Returns whether the type called `name` has an entry.
    pub(crate) fn maps(&self, name: &str) -> bool {
        self.types.contains(name)
    }

    /// Returns whether the relationship `property` of the type `owner` has an entry.
    pub(crate) fn places(&self, owner: &str, property: &str) -> bool {
        self.relationships.contains(&(Cow::Borrowed(owner), Cow::Borrowed(property)))
    }

    fn read(source: SourceId, resources: Value<'a>) -> Self {
        let mut mapping = Self::default();
        for (group, grouping) in GROUPS {
            let resources = resources.get(group).into_iter().flat_map(Value::members);
            let entries =
                resources.filter_map(|resource| MappedType::read(grouping, source, resource));
            mapping.entries.extend(entries);
        }
        for entry in &mapping.entries {
            let is_placed = |property: &&MappedProperty<'_>| property.placement != Placement::Value;
            for property in entry.properties.iter().filter(is_placed) {
                let key = (Cow::Owned(entry.name.clone()), property.name.clone());
                mapping.relationships.insert(key);
            }
            mapping.types.insert(Cow::Owned(entry.name.clone()));
        }
        mapping
    }
}

impl Documents<'_> {
    /// Returns the storage mapping, where one of the texts is it or holds it.
    pub(crate) fn storage_mapping(&self) -> Option<StorageMapping<'_>> {
        let mut intact = self.parsed().iter().filter(|parsed| parsed.is_intact);
        intact.find_map(|parsed| {
            let resources = parsed.mapped_resources()?;
            Some(StorageMapping::read(parsed.source, resources))
        })
    }
}

impl Parsed<'_> {
    /// Returns the resources of the storage mapping that the text is or holds.
    pub(super) fn mapped_resources(&self) -> Option<Value<'_>> {
        let root = self.document.root()?;
        PLACES.iter().find_map(|place| {
            let resources = root.at(place)?.get("resourceMapping")?;
            (resources.kind() == Kind::Object).then_some(resources)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::source::{Documents, Role, Sources};

    const TYPES: &str = r#"{"name": "alpha_device", "schema": {"properties": {}}}"#;
    const MAPPING: &str = r#"{"resourceMapping": {"genericMapping": {"managed/alpha_user": {
        "properties": {"custom_a": {"type": "reference"}, "cn": {"type": "simple"}}}}}}"#;

    #[test]
    fn a_mapping_beside_types_is_read_and_not_taken_for_a_stray_file() {
        let mut sources = Sources::new();
        sources.add("alpha_device.json", TYPES.into(), Role::Configuration);
        sources.add("repo.ds.json", MAPPING.into(), Role::Configuration);
        let (documents, diagnostics) = Documents::parse(&sources);
        assert_eq!(diagnostics, []);
        let mapping = documents.storage_mapping().expect("there is one");
        assert!(mapping.maps("alpha_user") && !mapping.maps("alpha_device"));
        assert!(mapping.places("alpha_user", "custom_a") && !mapping.places("alpha_user", "cn"));
    }

    #[test]
    fn a_mapping_alone_is_no_configuration() {
        let mut sources = Sources::new();
        sources.add("repo.ds.json", MAPPING.into(), Role::Configuration);
        let (_, diagnostics) = Documents::parse(&sources);
        assert_eq!(diagnostics.len(), 1);
    }
}

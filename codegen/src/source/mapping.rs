//! The storage mapping of a tenant, `repo.ds`, where it is given beside the types.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::json::{Kind, Value};
use crate::model::type_of_path;
use crate::source::{Documents, Parsed};

/// Where exports of frodo keep the mapping, and the document itself.
const PLACES: [&[&str]; 3] = [&[], &["idm", "repo.ds"], &["global", "idm", "repo.ds"]];

/// The groups of a mapping, each with an entry for a resource such as `managed/alpha_user`.
pub(crate) const GROUPS: [&str; 2] = ["genericMapping", "explicitMapping"];

/// The types of an entry that places a relationship in the directory.
const REFERENCES: [&str; 2] = ["reference", "reverseReference"];

/// What places the relationships of a tenant in its directory.
#[derive(Clone, Debug, Default)]
pub(crate) struct StorageMapping<'a> {
    /// The types that have an entry.
    types: HashSet<Cow<'a, str>>,
    /// The relationships that have an entry, with their types.
    relationships: HashSet<(Cow<'a, str>, Cow<'a, str>)>,
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

    fn read(resources: Value<'a>) -> Self {
        let mut mapping = Self::default();
        let groups = GROUPS.iter().filter_map(|group| resources.get(group));
        for resource in groups.flat_map(Value::members) {
            let name = resource.key.name();
            let Some(owner) = type_of_path(&name) else { continue };
            let properties = resource.value.get("properties").into_iter().flat_map(Value::members);
            for property in properties {
                let word = property.value.get("type").and_then(Value::as_str);
                if word.is_some_and(|word| REFERENCES.contains(&&*word)) {
                    let key = (Cow::Owned(owner.to_owned()), property.key.name());
                    mapping.relationships.insert(key);
                }
            }
            mapping.types.insert(Cow::Owned(owner.to_owned()));
        }
        mapping
    }
}

impl Documents<'_> {
    /// Returns the storage mapping, where one of the texts is it or holds it.
    pub(crate) fn storage_mapping(&self) -> Option<StorageMapping<'_>> {
        let mut intact = self.parsed().iter().filter(|parsed| parsed.is_intact);
        intact.find_map(Parsed::mapped_resources).map(StorageMapping::read)
    }
}

impl Parsed<'_> {
    /// Returns the resources of the storage mapping that the text is or holds.
    pub(crate) fn mapped_resources(&self) -> Option<Value<'_>> {
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

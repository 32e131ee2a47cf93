//! The storage mapping of a tenant, `repo.ds`, where it is given beside the types.

use crate::json::{Kind, Value};
use crate::source::{Documents, Parsed};

/// Where exports of frodo keep the mapping, and the document itself.
const PLACES: [&[&str]; 3] = [&[], &["idm", "repo.ds"], &["global", "idm", "repo.ds"]];

/// The groups of a mapping, each with an entry for a resource such as `managed/alpha_user`.
const GROUPS: [&str; 2] = ["genericMapping", "explicitMapping"];

/// The types of an entry that places a relationship in the directory.
const REFERENCES: [&str; 2] = ["reference", "reverseReference"];

/// What places the values of a tenant in its directory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StorageMapping<'a> {
    /// `resourceMapping`, an object.
    resources: Value<'a>,
}

impl<'a> StorageMapping<'a> {
    /// Returns whether the mapping has a place for the relationship `property` of the managed type
    /// `type_name`.
    pub(crate) fn places(self, type_name: &str, property: &str) -> bool {
        let resource = format!("managed/{type_name}");
        let entries = GROUPS.iter().filter_map(|group| {
            self.resources.at(&[group, resource.as_str(), "properties", property, "type"])
        });
        entries.filter_map(Value::as_str).any(|word| REFERENCES.contains(&&*word))
    }
}

impl Documents<'_> {
    /// Returns the storage mapping, where one of the texts is it or holds it.
    pub(crate) fn storage_mapping(&self) -> Option<StorageMapping<'_>> {
        let intact = self.parsed().iter().filter(|parsed| parsed.is_intact);
        intact.filter_map(Parsed::storage_mapping).next()
    }
}

impl Parsed<'_> {
    /// Returns the storage mapping that the text is or holds.
    pub(super) fn storage_mapping(&self) -> Option<StorageMapping<'_>> {
        let root = self.document.root()?;
        PLACES.iter().find_map(|place| {
            let resources = root.at(place)?.get("resourceMapping")?;
            (resources.kind() == Kind::Object).then_some(StorageMapping { resources })
        })
    }
}

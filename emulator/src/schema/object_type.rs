//! One type of managed object.

use std::collections::HashMap;

use mosaic::Json;
use mosaic_codegen::model::{IndexClass, path_of_type};

use super::Property;
use crate::policy::Policies;

/// One type of managed object.
#[derive(Debug)]
pub(crate) struct ObjectType {
    /// The name, as in `managed/NAME`; of a collection of the server's own, the whole path.
    pub(crate) name: String,
    /// The properties, in the order of the schema.
    pub(crate) properties: Vec<Property>,
    /// The member `schema` as it was written, which policies are read from.
    pub(crate) schema: Json,
    /// What its objects are held to.
    pub(crate) policies: Policies,
    /// The same, without what only a create has to supply.
    pub(crate) lenient: Policies,
    /// The names of the scripts behind `?_action=NAME`.
    pub(crate) actions: Vec<String>,
    /// Whether it has scripts that a server would run at its verbs.
    pub(crate) has_scripts: bool,
    /// Whether the vendor's script for roles keeps an object from being deleted while it has members.
    pub(crate) is_kept_for_members: bool,
    /// What the directory calls an object of the type: the attribute of its id, and the branch.
    pub(crate) entry: (String, String),
    /// Which ids objects may have.
    pub(crate) id_rule: IdRule,
    /// What a query on `_id` costs.
    pub(crate) id_index: IndexClass,
    /// What the names of a tenant's own properties begin with, where no others are accepted.
    pub(crate) custom_prefix: Option<&'static str>,
    /// The vendor's properties that the schema does not list and records hold all the same.
    pub(crate) unlisted: Vec<String>,
    /// A property whose default is of another type than the property.
    pub(crate) bricked_by: Option<String>,
    pub(super) positions: HashMap<String, usize>,
}

/// Which ids the objects of a type may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IdRule {
    /// Any that a path can lead to.
    Free,
    /// UUIDs alone.
    Uuid,
}

impl ObjectType {
    /// Returns the property called `name`.
    pub(crate) fn property(&self, name: &str) -> Option<&Property> {
        self.positions.get(name).map(|position| &self.properties[*position])
    }

    /// Returns the path of the collection, such as `managed/alpha_user`.
    pub(crate) fn path(&self) -> String {
        if self.name.starts_with("internal/") {
            return self.name.clone();
        }
        path_of_type(&self.name)
    }

    /// Returns the properties that refer to other objects.
    pub(crate) fn relationships(&self) -> impl Iterator<Item = &Property> {
        self.properties.iter().filter(|property| property.relationship().is_some())
    }

    /// Returns what the directory calls the object with the id `id`.
    pub(crate) fn entry_of(&self, id: &str) -> String {
        let (attribute, branch) = &self.entry;
        format!("{attribute}={id},{branch},o=root,ou=identities")
    }
}

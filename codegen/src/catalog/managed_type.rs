//! The shipped types and their properties.

use foldhash::HashMap;

use crate::catalog::Realm;
use crate::json::Value;
use crate::model::{IndexClass, Scope};

/// What stands for a realm's name in a pattern.
pub(super) const REALM: &str = "{realm}";

/// A type that the vendor ships, once for every realm.
#[derive(Clone, Debug)]
pub struct ManagedType {
    /// The name, with `{realm}` in place of a realm's.
    pub pattern: &'static str,
    /// The title, with `{Realm}` in place of a realm's.
    pub title: &'static str,
    /// When tenants have it.
    pub tier: Tier,
    /// Where its values are kept.
    pub storage: TypeStorage,
    /// What the names of a tenant's own properties must begin with.
    pub custom_prefix: Option<&'static str>,
    /// Whether the vendor forbids any change.
    pub is_untouchable: bool,
    /// The properties, without extension slots, sorted by name.
    pub properties: Vec<CatalogProperty>,
    /// The position of each property, by name.
    pub(super) positions: HashMap<&'static str, usize>,
    /// The keys beside its name and schema, sorted.
    pub(super) keys: Vec<&'static str>,
    /// Those of older tenants alone, sorted.
    pub(super) older_keys: Vec<&'static str>,
    /// The vendor's properties that the shipped schema does not list, sorted.
    pub(super) unlisted: Vec<&'static str>,
    /// The whole entry, for what has no type here.
    pub value: Value<'static>,
}

/// A property that the vendor ships.
#[derive(Clone, Debug)]
pub struct CatalogProperty {
    /// The name.
    pub name: &'static str,
    /// The type, such as `string` or `array<relationship>`.
    pub type_name: &'static str,
    /// The label, if it has one.
    pub title: Option<&'static str>,
    /// When tenants have it.
    pub tier: Tier,
    /// The directory attribute behind it, if it has one of its own.
    pub attribute: Option<&'static str>,
    /// What a query on it costs, where that differs from its type.
    pub index: Option<IndexClass>,
    /// Whether the directory keeps it and discards what a client writes.
    pub is_read_only: bool,
    /// Whether a create must supply it.
    pub is_required: bool,
    /// Who may read it.
    pub scope: Scope,
    /// Whether a change needs a fresh login.
    pub is_protected: bool,
    /// `searchable`; nothing where generations of tenants differ.
    pub searchable: Option<bool>,
    /// `policies`; nothing where there are none, or where generations of tenants differ.
    pub policies: Option<Value<'static>>,
    /// The whole entry, for what has no type here.
    pub value: Value<'static>,
}

/// When a tenant has a type or a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// Always.
    Core,
    /// If it was created recently enough.
    Generation,
    /// If this feature was installed.
    Feature(&'static str),
}

/// Where the values of a type are kept, and what a query costs unless its property says otherwise.
#[derive(Clone, Copy, Debug)]
pub struct TypeStorage {
    /// The layout.
    pub kind: StorageKind,
    /// What a query on a shipped property costs.
    pub index: IndexClass,
    /// What a query on a tenant's own property costs.
    pub custom_index: IndexClass,
}

/// How the directory lays out a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageKind {
    /// An attribute for each shipped property, one JSON attribute for the tenant's own.
    Hybrid,
    /// One JSON attribute, and attributes for a few shipped properties.
    Json,
    /// An attribute for every property.
    Explicit,
    /// One JSON attribute.
    Generic,
    /// A document in a repository of the owner's own.
    Repository,
}

impl ManagedType {
    /// Returns the property called `name`.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&CatalogProperty> {
        self.positions.get(name).map(|position| &self.properties[*position])
    }

    /// Returns the name of the type in `realm`.
    #[must_use]
    pub fn name_in(&self, realm: Realm) -> String {
        self.pattern.replace(REALM, realm.name)
    }

    /// Returns whether it is shipped with the key `name` beside its name and schema.
    #[must_use]
    pub fn has_key(&self, name: &str) -> bool {
        self.keys.binary_search(&name).is_ok()
    }

    /// Returns whether the key `name` stands beside its name and schema on tenants of any generation.
    #[must_use]
    pub fn ever_had_key(&self, name: &str) -> bool {
        self.has_key(name) || self.older_keys.binary_search(&name).is_ok()
    }

    /// Returns whether `name` is a property of the vendor's that the shipped schema does not list: it
    /// is returned all the same, or a further product of the vendor adds it.
    #[must_use]
    pub fn lists_elsewhere(&self, name: &str) -> bool {
        self.unlisted.binary_search(&name).is_ok()
    }

    /// Returns what follows the realm in the name, underscore included.
    pub(super) fn family(&self) -> &'static str {
        self.pattern.strip_prefix(REALM).unwrap_or(self.pattern)
    }
}

impl CatalogProperty {
    /// Returns whether it is shipped with the flag `name` set to `value`.
    #[must_use]
    pub fn says(&self, name: &str, value: bool) -> bool {
        self.value.get(name).and_then(Value::as_bool) == Some(value)
    }
}

//! What a tenant may add of its own: under which names, and how much.

use crate::catalog::{Catalog, ManagedType, Origin, managed_type};
use crate::json::Value;

/// A privilege that lists by name which properties it opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Privilege {
    /// Its name.
    pub name: String,
    /// The configuration that it stands in.
    pub config: String,
}

impl Catalog {
    /// Returns whether the type called `type_name` has extension slots.
    #[must_use]
    pub fn extends(&self, type_name: &str) -> bool {
        self.without_realm(type_name) == Some(self.extended_type)
    }

    /// Returns what the names of a tenant's own properties begin with on the type with extension slots.
    #[must_use]
    pub fn custom_prefix(&self) -> Option<&'static str> {
        self.types.iter().find_map(|shipped| shipped.custom_prefix)
    }

    /// Returns what the name of `property`, one that is new on the type called `type_name`, has to begin
    /// with; nothing where it does, where it is the vendor's, and where any name will do.
    #[must_use]
    pub fn demanded_prefix(&self, type_name: &str, property: &str) -> Option<&'static str> {
        let shipped = self.managed_type(type_name)?;
        let prefix = shipped.custom_prefix.filter(|prefix| !property.starts_with(prefix))?;
        let is_vendors = !matches!(self.origin(type_name, property), Origin::Server | Origin::Own);
        (!is_vendors).then_some(prefix)
    }

    /// Returns whether the policy `id` says which form a text has: that of a format, or of a regular
    /// expression.
    #[must_use]
    pub fn says_form(&self, id: &str) -> bool {
        self.formats.iter().any(|format| format.policies.contains(&id))
            || self.root.at(&["policies", id, "params", "regexp"]).is_some()
    }

    /// Returns how many properties of its own a tenant is advised to add to `shipped` at most.
    #[must_use]
    pub fn custom_attribute_limit(&self, shipped: &ManagedType) -> Option<usize> {
        let limit = self.root.at(&["limits", "customAttributes"])?;
        let mut types = limit.get("types")?.elements().filter_map(Value::as_str);
        types.any(|pattern| pattern == shipped.pattern).then(|| maximum(limit)).flatten()
    }

    /// Returns how many relationships of its own a tenant may add to a type.
    #[must_use]
    pub fn custom_relationship_limit(&self) -> Option<usize> {
        maximum(self.root.at(&["limits", "customRelationships"])?)
    }

    /// Returns whether the directory keeps a relationship of a tenant's own in `attribute`.
    #[must_use]
    pub fn is_reference_attribute(&self, attribute: &str) -> bool {
        let prefix =
            self.root.at(&["reserved", "referenceAttributePrefix"]).and_then(Value::as_str);
        prefix.is_some_and(|prefix| attribute.starts_with(&*prefix))
    }

    /// Returns the privileges that list the properties of the type called `type_name` by name, each with
    /// the configuration that it stands in.
    #[must_use]
    pub fn privileges(&self, type_name: &str) -> Vec<Privilege> {
        let listed =
            self.managed_type(type_name).and_then(|shipped| shipped.value.get("privileges"));
        let realm = self.realms.iter().find(|realm| type_name.starts_with(realm.name));
        let (Some(listed), Some(realm)) = (listed, realm) else { return Vec::new() };
        let config = listed.get("config").and_then(Value::as_str).unwrap_or_default();
        let config = config.replace(managed_type::REALM, realm.name);
        let names = listed.get("names").into_iter().flat_map(Value::elements);
        names
            .filter_map(Value::as_str)
            .map(|name| Privilege { name: name.into_owned(), config: config.clone() })
            .collect()
    }

    /// Returns whether the server itself puts a member called `name` into objects or references.
    #[must_use]
    pub fn is_reserved(&self, name: &str) -> bool {
        self.lists(&["reserved", "names"], name)
    }

    /// Returns whether a schema may declare `name` though the server itself fills it.
    #[must_use]
    pub fn may_be_declared(&self, name: &str) -> bool {
        self.lists(&["reserved", "allowed"], name)
    }

    /// Returns the property of users that the directory keeps in the attribute `name`, where the two
    /// are called differently.
    #[must_use]
    pub fn behind_attribute(&self, name: &str) -> Option<&'static str> {
        let users = self.types.iter().find(|shipped| shipped.family() == self.extended_type)?;
        let is_behind = |attribute: &str| attribute.eq_ignore_ascii_case(name);
        let mut kept = users.properties.iter().filter(|property| property.name != name);
        kept.find(|property| property.attribute.is_some_and(is_behind))
            .map(|property| property.name)
    }

    fn lists(&self, path: &[&str], name: &str) -> bool {
        let list = self.root.at(path).into_iter().flat_map(Value::elements);
        list.filter_map(Value::as_str).any(|listed| listed == name)
    }
}

fn maximum(limit: Value<'static>) -> Option<usize> {
    limit.get("maximum")?.as_number()?.as_i64()?.try_into().ok()
}

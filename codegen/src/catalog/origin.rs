//! Whose a property is.

use crate::catalog::Catalog;
use crate::json::Value;

/// Whose a property of a type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The vendor ships it.
    Shipped,
    /// It is the vendor's, though the shipped schema does not list it.
    Listed,
    /// It is one of the vendor's extension slots.
    Slot,
    /// The server adds it by itself, such as `_meta`.
    Server,
    /// A tenant made it.
    Own,
}

impl Catalog {
    /// Returns whose `property` of the type called `type_name` is.
    #[must_use]
    pub fn origin(&self, type_name: &str, property: &str) -> Origin {
        let shipped = self.managed_type(type_name);
        if shipped.is_some_and(|shipped| shipped.property(property).is_some()) {
            Origin::Shipped
        } else if shipped.is_some_and(|shipped| shipped.lists_elsewhere(property)) {
            Origin::Listed
        } else if self.slot(type_name, property).is_some() {
            Origin::Slot
        } else if self.is_name_of_server(property) {
            Origin::Server
        } else {
            Origin::Own
        }
    }

    /// Returns whether `property` is called as only the server calls what it adds.
    fn is_name_of_server(&self, property: &str) -> bool {
        let prefix = self.root.at(&["reserved", "prefix"]).and_then(Value::as_str);
        prefix.is_some_and(|prefix| property.starts_with(&*prefix))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_is_the_vendors_the_servers_or_a_tenants() {
        let catalog = Catalog::embedded();
        let origins = [
            ("alpha_user", "givenName", Origin::Shipped),
            ("alpha_user", "_meta", Origin::Server),
            ("alpha_user", "frIndexedString1", Origin::Slot),
            ("alpha_user", "frIndexedString21", Origin::Own),
            ("alpha_user", "custom_tier", Origin::Own),
            ("loan", "_meta", Origin::Server),
            ("loan", "_notifications", Origin::Server),
            ("loan", "frIndexedString1", Origin::Own),
            ("loan", "givenName", Origin::Own),
        ];
        for (type_name, property, origin) in origins {
            let found = catalog.origin(type_name, property);
            assert_eq!(found, origin, "{type_name}.{property}");
        }
    }

    #[test]
    fn what_the_vendor_lists_apart_is_nobody_elses() {
        let catalog = Catalog::embedded();
        let realm = catalog.realms()[0];
        let mut origins = Vec::new();
        for shipped in catalog.types() {
            let owner = shipped.name_in(realm);
            origins.extend(shipped.unlisted.iter().map(|name| catalog.origin(&owner, name)));
        }
        let is_vendors = |origin: &Origin| matches!(origin, Origin::Shipped | Origin::Listed);
        assert!(origins.contains(&Origin::Listed) && origins.iter().all(is_vendors));
    }
}

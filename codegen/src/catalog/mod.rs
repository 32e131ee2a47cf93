//! What the vendor ships: types, properties, extension slots, storage and indexes, from one data file.
//!
//! The data is `schemas/catalog/aic.json`; whatever knows a vendor name reads it from here.

mod extension;
mod format;
mod hook;
mod managed_type;
mod origin;
mod own;
mod policy;
mod product;
mod read;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

pub use extension::{ExtensionFamily, FeatureRange, SlotValue};
pub use format::Format;
pub use hook::{CatalogHook, Moment};
pub use managed_type::{CatalogProperty, ManagedType, StorageKind, Tier, TypeStorage};
pub use origin::Origin;
pub use own::Privilege;
pub use policy::{Bound, CatalogParameter, CatalogPolicy, Judged, ParameterKind, Peculiarity};
pub use product::Product;

use crate::json::{self, Document, Value};
use crate::model::{Family, Slot};

/// The text of the catalog.
const TEXT: &str = include_str!("aic.json");

static DOCUMENT: LazyLock<Document<'static>> = LazyLock::new(|| json::parse(TEXT).0);

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let root = DOCUMENT.root().expect("the embedded catalog holds a value");
    Catalog::read(root).expect("the embedded catalog has every member that its schema requires")
});

/// What the vendor ships.
#[derive(Clone, Debug)]
pub struct Catalog {
    root: Value<'static>,
    realms: Vec<Realm>,
    types: Vec<ManagedType>,
    other_types: TypeStorage,
    repository: TypeStorage,
    property_types: Vec<&'static str>,
    extended_type: &'static str,
    families: Vec<ExtensionFamily>,
    hidden_types: Vec<&'static str>,
    internal_types: Vec<&'static str>,
    console_endings: Vec<&'static str>,
    formats: Vec<Format>,
    object_hooks: Vec<CatalogHook>,
    property_hooks: Vec<CatalogHook>,
    hooks_of_forks: Vec<&'static str>,
    policies: Vec<CatalogPolicy>,
}

/// A realm: most shipped types exist once in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Realm {
    /// The name, which begins the names of its types.
    pub name: &'static str,
    /// The name as titles spell it.
    pub title: &'static str,
}

impl Catalog {
    /// Returns the catalog that this version was built with.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &CATALOG
    }

    /// Returns the whole document, for what has no type here.
    #[must_use]
    pub fn root(&self) -> Value<'static> {
        self.root
    }

    /// Returns the realms.
    #[must_use]
    pub fn realms(&self) -> &[Realm] {
        &self.realms
    }

    /// Returns the shipped types, sorted by [`ManagedType::pattern`].
    #[must_use]
    pub fn types(&self) -> &[ManagedType] {
        &self.types
    }

    /// Returns the shipped type that `name`, such as `alpha_user`, is an instance of.
    #[must_use]
    pub fn managed_type(&self, name: &str) -> Option<&ManagedType> {
        let family = self.without_realm(name)?;
        let position = self.types.binary_search_by(|candidate| candidate.family().cmp(family));
        position.ok().map(|position| &self.types[position])
    }

    /// Returns how types that the vendor does not ship are stored.
    #[must_use]
    pub fn other_types(&self) -> &TypeStorage {
        &self.other_types
    }

    /// Returns how the types of a self-managed product are stored.
    #[must_use]
    pub fn repository(&self) -> &TypeStorage {
        &self.repository
    }

    /// Returns the words that `type` of a property takes.
    #[must_use]
    pub fn property_types(&self) -> &[&'static str] {
        &self.property_types
    }

    /// Returns the features that tenants differ by, by name.
    #[must_use]
    pub fn features(&self) -> BTreeSet<&'static str> {
        let of_tier = |tier| match tier {
            Tier::Feature(name) => Some(name),
            Tier::Core | Tier::Generation => None,
        };
        let types = self.types.iter().map(|of_type| of_type.tier);
        let properties = self.types.iter().flat_map(|of_type| &of_type.properties);
        let tiers = types.chain(properties.map(|property| property.tier)).filter_map(of_tier);
        let ranges = self.families.iter().filter_map(|family| family.feature);
        tiers.chain(ranges.map(|range| range.name)).collect()
    }

    /// Returns the families of extension slots; [`Family`] is a position in it.
    #[must_use]
    pub fn families(&self) -> &[ExtensionFamily] {
        &self.families
    }

    /// Returns the family at the position that `family` is.
    ///
    /// # Panics
    ///
    /// If `family` was not given by this catalog.
    #[must_use]
    pub fn family(&self, family: Family) -> &ExtensionFamily {
        &self.families[usize::from(family.0)]
    }

    /// Returns the product that a configuration with `types` is most likely of: where none is shipped
    /// in a realm, a user outside of all realms tells a self-managed one.
    #[must_use]
    pub fn product_of<'n>(&self, types: impl IntoIterator<Item = &'n str>) -> Product {
        let mut product = Product::default();
        for name in types {
            if self.managed_type(name).is_some() {
                return Product::Aic;
            }
            if self.extended_type.strip_prefix('_') == Some(name) {
                product = Product::Idm;
            }
        }
        product
    }

    /// Returns the extension slot that `property` of the type called `type_name` is.
    #[must_use]
    pub fn slot(&self, type_name: &str, property: &str) -> Option<Slot> {
        if self.without_realm(type_name)? != self.extended_type {
            return None;
        }
        let prefix = property.trim_end_matches(|character: char| character.is_ascii_digit());
        let number = &property[prefix.len()..];
        if number.starts_with('0') {
            return None;
        }
        let number = number.parse().ok()?;
        let found = self.families.iter().position(|family| family.prefix == prefix)?;
        let family = Family(u16::try_from(found).ok()?);
        (number <= self.family(family).count).then_some(Slot { family, number })
    }

    /// Returns whether `name` is a type that exists though no configuration shows it.
    #[must_use]
    pub fn is_hidden_type(&self, name: &str) -> bool {
        self.hidden_types.iter().any(|pattern| match pattern.strip_prefix(managed_type::REALM) {
            Some(family) => self.without_realm(name) == Some(family),
            None => *pattern == name,
        })
    }

    /// Returns the collections of the server itself, such as `internal/role`.
    #[must_use]
    pub fn internal_types(&self) -> &[&'static str] {
        &self.internal_types
    }

    /// Returns whether `path`, such as `internal/role`, is a collection of the server itself.
    #[must_use]
    pub fn is_internal_type(&self, path: &str) -> bool {
        self.internal_types.contains(&path)
    }

    /// Returns the words that `format` of a property takes.
    #[must_use]
    pub fn formats(&self) -> &[Format] {
        &self.formats
    }

    /// Returns the words that `type` of a script takes on `product`, the usual one first.
    pub fn script_types(&self, product: Product) -> impl Iterator<Item = Cow<'static, str>> {
        let types = self.root.at(&["products", product.name(), "scriptTypes"]);
        types.into_iter().flat_map(Value::elements).filter_map(Value::as_str)
    }

    /// Returns the shipped policies, sorted by id.
    #[must_use]
    pub fn policies(&self) -> &[CatalogPolicy] {
        &self.policies
    }

    /// Returns the shipped policy whose id is `id`.
    #[must_use]
    pub fn policy(&self, id: &str) -> Option<&CatalogPolicy> {
        let position = self.policies.binary_search_by(|policy| policy.id.cmp(id));
        position.ok().map(|position| &self.policies[position])
    }

    /// Returns the shipped policy that takes the parameter `name`; the first one where several do.
    #[must_use]
    pub fn policy_with_parameter(&self, name: &str) -> Option<&CatalogPolicy> {
        let takes_it = |policy: &&CatalogPolicy| {
            policy.parameters.iter().any(|parameter| parameter.name == name)
        };
        self.policies.iter().find(takes_it)
    }

    /// Returns the ending of `name`, such as `user`, by which the console takes a type of a realm for
    /// the vendor's, whatever stands before it.
    #[must_use]
    pub fn console_ending(&self, name: &str) -> Option<&'static str> {
        let name = name.to_ascii_lowercase();
        let rest = self.realms.iter().find_map(|realm| name.strip_prefix(realm.name))?;
        self.console_endings.iter().copied().find(|ending| rest.ends_with(ending))
    }

    /// Returns what follows the realm in `name`, underscore included.
    #[must_use]
    pub fn without_realm<'n>(&self, name: &'n str) -> Option<&'n str> {
        self.realms
            .iter()
            .filter_map(|realm| name.strip_prefix(realm.name))
            .find(|family| family.starts_with('_'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_text_is_json_without_a_fault() {
        assert_eq!(json::parse(TEXT).1, []);
    }

    #[test]
    fn a_shipped_type_is_found_in_every_realm_and_nowhere_else() {
        let catalog = Catalog::embedded();
        for shipped in catalog.types() {
            for realm in catalog.realms() {
                let found = catalog.managed_type(&shipped.name_in(*realm));
                assert_eq!(found.map(|found| found.pattern), Some(shipped.pattern));
            }
            assert!(catalog.managed_type(&shipped.pattern.replace("{realm}", "gamma")).is_none());
        }
        for name in ["alpha", "alpha_", "user", "_user", "alphauser", "alpha_user_"] {
            assert!(catalog.managed_type(name).is_none(), "{name}");
        }
    }

    #[test]
    fn the_types_are_sorted_by_what_is_searched_for_and_by_their_patterns() {
        let types = Catalog::embedded().types();
        assert!(types.is_sorted_by(|one, next| one.family() < next.family()));
        assert!(types.is_sorted_by(|one, next| one.pattern < next.pattern));
    }

    #[test]
    fn every_property_of_a_shipped_type_is_found() {
        for shipped in Catalog::embedded().types() {
            for property in &shipped.properties {
                let found = shipped.property(property.name).map(|found| found.name);
                assert_eq!(found, Some(property.name));
            }
            assert!(shipped.property("").is_none());
        }
    }

    #[test]
    fn a_family_has_as_many_slots_as_it_counts_and_only_on_users() {
        let catalog = Catalog::embedded();
        for (position, family) in catalog.families().iter().enumerate() {
            for number in 1..=family.count {
                let slot = catalog.slot("bravo_user", &family.property(number)).unwrap();
                assert_eq!((usize::from(slot.family.0), slot.number), (position, number));
                assert!(family.attribute(number).ends_with(&number.to_string()));
            }
            let (first, beyond) = (family.property(1), family.property(family.count + 1));
            assert!(catalog.slot("bravo_user", &beyond).is_none());
            assert!(catalog.slot("bravo_user", &family.property(0)).is_none());
            assert!(catalog.slot("bravo_role", &first).is_none());
            assert!(catalog.slot("user", &first).is_none());
        }
    }

    #[test]
    fn a_feature_adds_the_slots_of_its_range() {
        let catalog = Catalog::embedded();
        let slot = catalog.slot("alpha_user", "frIndexedString6").unwrap();
        let family = catalog.family(slot.family);
        assert_eq!(family.feature_of(5), None);
        assert_eq!(family.feature_of(6), Some("indexed/strings/6thru20"));
    }

    #[test]
    fn one_type_of_a_realm_outweighs_a_user_without_one() {
        let catalog = Catalog::embedded();
        assert_eq!(catalog.product_of(["loan", "user"]), Product::Idm);
        assert_eq!(catalog.product_of(["user", "bravo_role", "loan"]), Product::Aic);
        assert_eq!(catalog.product_of(["loan"]), Product::Aic);
    }

    #[test]
    fn a_policy_is_found_by_its_parameter() {
        let catalog = Catalog::embedded();
        let found = |name| catalog.policy_with_parameter(name).map(|policy| policy.id);
        assert_eq!(found("maxLength"), Some("maximum-length"));
        assert_eq!(found("length"), None);
    }

    #[test]
    fn hidden_and_internal_types_are_known() {
        let catalog = Catalog::embedded();
        assert!(catalog.is_hidden_type("bravo_usermeta"));
        assert!(catalog.is_hidden_type("svcacct"));
        assert!(!catalog.is_hidden_type("gamma_usermeta"));
        assert!(catalog.is_internal_type("internal/role"));
        assert!(!catalog.is_internal_type("internal/nothing"));
    }
}

//! What the vendor's types were like before: in an earlier export of the tenant or, without one, as
//! the catalog tells.
//!
//! The vendor ships several generations of its types. An export shows all that this tenant had; the
//! catalog tells only what tenants of every generation have.

mod object;
mod property;
mod value_type;

pub use object::{FormerHook, FormerObject};
pub use property::FormerProperty;
pub use value_type::ValueType;

use crate::catalog::{Catalog, ManagedType, Product, Tier};
use crate::model::{Model, Object};
use crate::rules::{Context, ObjectSite, Origin, Site};
use crate::source::Documents;

/// What the vendor's types were like before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Baseline<'b> {
    export: Option<&'b Model<'b>>,
}

impl<'b> Baseline<'b> {
    /// Returns what `export`, which was lowered from `documents`, shows; what the catalog tells where
    /// it shows no type, or has a fault that hides some.
    #[must_use]
    pub fn new(documents: &Documents<'_>, export: &'b Model<'b>) -> Self {
        let is_intact = documents.parsed().iter().all(|parsed| parsed.is_intact);
        Self { export: Some(export).filter(|export| is_intact && !export.objects.is_empty()) }
    }

    /// Returns the types of the vendor that the tenant had, where an export shows them.
    #[must_use]
    pub fn exported(self) -> Option<impl Iterator<Item = &'b Object<'b>>> {
        let is_shipped =
            |object: &&Object<'_>| Catalog::embedded().managed_type(&object.name.value).is_some();
        self.export.map(|export| export.objects.iter().filter(is_shipped))
    }

    /// Returns the property `name` of the type `type_name`, whoever made it, where an export shows it.
    #[must_use]
    pub fn exported_property(self, type_name: &str, name: &str) -> Option<FormerProperty<'b>> {
        FormerObject::Exported(self.export?.object(type_name)?).property(name)
    }

    /// Returns what the type `name` of the vendor was like; nothing where an export lacks it.
    #[must_use]
    pub fn object(self, name: &str, shipped: &'static ManagedType) -> Option<FormerObject<'b>> {
        match self.export {
            None => Some(FormerObject::Shipped(shipped)),
            Some(export) => export.object(name).map(FormerObject::Exported),
        }
    }
}

impl<'c> ObjectSite<'c, '_> {
    /// Returns whether the vendor forbids any change of the type.
    #[must_use]
    pub fn is_untouchable(&self) -> bool {
        self.shipped.is_some_and(|shipped| shipped.is_untouchable)
    }

    /// Returns what the type was like before; nothing where it is not the vendor's, or is new.
    #[must_use]
    pub fn former(&self) -> Option<FormerObject<'c>> {
        self.context.baseline.object(&self.object.name.value, self.shipped?)
    }
}

impl<'c> Site<'c, '_> {
    /// Returns what the property was like before; nothing where it is not the vendor's, or is new.
    #[must_use]
    pub fn former(&self) -> Option<FormerProperty<'c>> {
        if self.is_custom() || !self.is_top_level() {
            return None;
        }
        let context = self.context();
        if context.baseline.export.is_some() {
            let name = &self.property.name.value;
            return context.baseline.exported_property(&self.object().name.value, name);
        }
        match self.origin {
            Origin::Shipped(shipped) => {
                let is_certain = FormerObject::is_certain(self.owner.shipped?, shipped);
                is_certain.then_some(FormerProperty::Shipped(shipped))
            }
            Origin::Slot => {
                self.slot().map(|slot| FormerProperty::Slot(context.catalog.family(slot.family)))
            }
            Origin::Custom => None,
        }
    }
}

impl Context<'_, '_> {
    /// Returns whether every tenant has the type called `name`, so that a whole configuration without
    /// it is a fault of its own.
    #[must_use]
    pub fn has_to_be_there(&self, name: &str) -> bool {
        let shipped = self.catalog.managed_type(name).filter(|_| self.product() == Product::Aic);
        shipped.is_some_and(|shipped| self.is_in_tenant(shipped))
    }

    /// Returns whether a tenant of every generation has the type in each realm, or this one has it in
    /// some realm: generations and features make no difference between realms.
    #[must_use]
    pub fn is_in_tenant(&self, shipped: &ManagedType) -> bool {
        let realms = self.catalog.realms().iter();
        self.is_everywhere(shipped.tier)
            || realms.into_iter().any(|realm| self.model.object(&shipped.name_in(*realm)).is_some())
    }

    /// Returns whether a tenant of every generation, with the features that the settings name, has
    /// what is of `tier`.
    #[must_use]
    pub fn is_everywhere(&self, tier: Tier) -> bool {
        match tier {
            Tier::Core => true,
            Tier::Generation => false,
            Tier::Feature(feature) => self.has_feature(feature),
        }
    }
}

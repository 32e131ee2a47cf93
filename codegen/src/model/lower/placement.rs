//! Where a value is kept and what a query on it costs.

use crate::catalog::{CatalogProperty, ManagedType, Product, StorageKind, TypeStorage};
use crate::model::lower::Lowering;
use crate::model::{IndexClass, Kind, Property, Storage, Virtual};

/// How the values of one type are kept.
#[derive(Clone, Copy, Debug)]
pub(super) enum Home<'n> {
    /// As the vendor keeps the type called `name`.
    Shipped { name: &'n str, shipped: &'static ManagedType },
    /// As all types are kept that the vendor does not ship: those of tenants, and every type of a
    /// self-managed product.
    Other(&'static TypeStorage),
}

/// Where a value is kept and what a query costs, as far as its name tells.
#[derive(Clone, Debug)]
pub(super) struct Placement {
    pub(super) storage: Storage,
    pub(super) index: IndexClass,
    /// Whether the directory keeps the value and discards what a client writes.
    pub(super) is_read_only: bool,
}

impl Lowering<'_> {
    pub(super) fn home<'n>(&self, name: &'n str) -> Home<'n> {
        match (self.product, self.catalog.managed_type(name)) {
            (Product::Idm, _) => Home::Other(self.catalog.repository()),
            (Product::Aic, Some(shipped)) => Home::Shipped { name, shipped },
            (Product::Aic, None) => Home::Other(self.catalog.other_types()),
        }
    }

    /// Returns where the top-level property called `property` is kept.
    pub(super) fn place(&self, home: Home<'_>, property: &str) -> Placement {
        match home {
            Home::Other(storage) => Placement::document(storage.custom_index),
            Home::Shipped { name, shipped } => {
                let slot = self.catalog.slot(name, property).map(|slot| Placement {
                    index: self.catalog.family(slot.family).index,
                    storage: Storage::Slot(slot),
                    is_read_only: false,
                });
                slot.unwrap_or_else(|| Placement::shipped(shipped, property))
            }
        }
    }
}

impl Placement {
    fn document(index: IndexClass) -> Self {
        Self { storage: Storage::Document, index, is_read_only: false }
    }

    /// Returns where something that belongs to a reference is kept.
    pub(super) fn reference() -> Self {
        Self {
            storage: Storage::Relationship,
            index: IndexClass::NotQueryable,
            is_read_only: false,
        }
    }

    fn shipped(owner: &'static ManagedType, property: &str) -> Self {
        if let Some(known) = owner.property(property) {
            let CatalogProperty { attribute, index, is_read_only, .. } = *known;
            let storage = attribute.map_or(Storage::Document, Storage::Attribute);
            return Self { storage, index: index.unwrap_or(owner.storage.index), is_read_only };
        }
        let is_prefixed = owner.custom_prefix.is_some_and(|prefix| property.starts_with(prefix));
        let storage = match owner.storage.kind {
            StorageKind::Hybrid if is_prefixed => Storage::CustomAttributes,
            _ => Storage::Document,
        };
        Self { storage, index: owner.storage.custom_index, is_read_only: false }
    }

    /// Returns the placement of `property`, whose kind and origin weigh more than its name.
    pub(super) fn settle(self, property: &Property<'_>) -> Self {
        if property.relationship().is_some() {
            return Self::reference();
        }
        if matches!(property.virtual_, Virtual::Computed) {
            return Self { storage: Storage::Computed, index: IndexClass::NotQueryable, ..self };
        }
        if property.is_secret() || is_structured(&property.kind) {
            return Self { index: IndexClass::NotQueryable, ..self };
        }
        self
    }
}

/// Returns whether a value is an object, or an array of anything but scalars.
fn is_structured(kind: &Kind<'_>) -> bool {
    match kind {
        Kind::Object(_) => true,
        Kind::Array(items) => matches!(items.kind, Kind::Object(_) | Kind::Array(_)),
        _ => false,
    }
}

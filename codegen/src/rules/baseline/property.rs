//! What one of the vendor's properties was like before.

use crate::catalog::{CatalogProperty, ExtensionFamily};
use crate::json::Value;
use crate::model::{Object, Property, Setting, Storage};
use crate::rules::baseline::ValueType;
use crate::span::Location;

/// What one of the vendor's properties was like before.
#[derive(Clone, Copy, Debug)]
pub enum FormerProperty<'b> {
    /// As the catalog tells.
    Shipped(&'static CatalogProperty),
    /// An extension slot of this family, as the catalog tells.
    Slot(&'static ExtensionFamily),
    /// As an export shows.
    Exported {
        /// The type that it belongs to.
        object: &'b Object<'b>,
        /// The property.
        property: &'b Property<'b>,
        /// What the newest generation of tenants is shipped.
        shipped: Option<&'static CatalogProperty>,
    },
}

impl FormerProperty<'_> {
    /// Returns what messages call the state of before.
    #[must_use]
    pub fn state(self) -> &'static str {
        match self {
            Self::Shipped(_) | Self::Slot(_) => "as shipped",
            Self::Exported { .. } => "as before",
        }
    }

    /// Returns what the newest generation of tenants is shipped, which is no fault of a tenant that
    /// had something else: the vendor upgrades types.
    #[must_use]
    pub fn newest(self) -> Option<&'static CatalogProperty> {
        match self {
            Self::Shipped(shipped) => Some(shipped),
            Self::Slot(_) => None,
            Self::Exported { shipped, .. } => shipped,
        }
    }

    /// Returns what it held; nothing where the schema left that open.
    #[must_use]
    pub fn value_type(self) -> Option<ValueType> {
        match self {
            Self::Shipped(shipped) => ValueType::read(shipped.type_name),
            Self::Slot(family) => Some(ValueType::of_slot(family.value)),
            Self::Exported { property, .. } => ValueType::of(property),
        }
    }

    /// Returns `searchable`; nothing where generations of tenants differ, and for extension slots,
    /// where a tenant decides.
    #[must_use]
    pub fn searchable(self) -> Option<bool> {
        match self {
            Self::Shipped(shipped) => shipped.searchable,
            Self::Slot(_) => None,
            Self::Exported { property, .. } => match property.storage {
                Storage::Slot(_) => None,
                _ => flag(&property.searchable()),
            },
        }
    }

    /// Returns whether a create had to supply it.
    #[must_use]
    pub fn is_required(self) -> bool {
        match self {
            Self::Shipped(shipped) => shipped.is_required,
            Self::Slot(_) => false,
            Self::Exported { property, .. } => property.required,
        }
    }

    /// Returns whether it was held to the policy `id`; not where generations of tenants differ.
    #[must_use]
    pub fn has_policy(self, id: &str) -> bool {
        let policies = self.policies().into_iter();
        let mut ids = policies
            .flat_map(Value::elements)
            .filter_map(|policy| policy.get("policyId").and_then(Value::as_str));
        ids.any(|listed| listed == id)
    }

    /// Returns the list of its policies; nothing where generations of tenants differ.
    #[must_use]
    pub fn policies(&self) -> Option<Value<'_>> {
        match self {
            Self::Shipped(shipped) => shipped.policies,
            Self::Slot(_) => None,
            Self::Exported { property, .. } => property.policy_list(),
        }
    }

    /// Returns where its name is spelled, where an export shows it.
    #[must_use]
    pub fn location(self) -> Option<Location> {
        match self {
            Self::Shipped(_) | Self::Slot(_) => None,
            Self::Exported { object, property, .. } => {
                Some(Location { source: object.source(), span: property.name.span })
            }
        }
    }
}

/// Returns what a flag that is false unless it is given says; nothing where a placeholder decides.
fn flag(setting: &Setting<'_, bool>) -> Option<bool> {
    match setting {
        Setting::Given(given) => Some(given.value),
        Setting::Absent | Setting::Null(_) => Some(false),
        Setting::Placeholder(_) | Setting::Other(_) => None,
    }
}

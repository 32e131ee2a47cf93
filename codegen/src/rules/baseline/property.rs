//! What one of the vendor's properties was like before.

use crate::catalog::{CatalogProperty, ExtensionFamily};
use crate::json::Value;
use crate::model::{Object, Policy, Property, Scope, Setting};
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
    },
}

impl<'b> FormerProperty<'b> {
    /// Returns what it held; nothing where the schema left that open.
    #[must_use]
    pub fn value_type(self) -> Option<ValueType> {
        match self {
            Self::Shipped(shipped) => ValueType::read(shipped.type_name),
            Self::Slot(family) => Some(ValueType::of_slot(family.value)),
            Self::Exported { property, .. } => ValueType::of(property),
        }
    }

    /// Returns `searchable`; nothing where generations of tenants differ, or a tenant decides.
    #[must_use]
    pub fn searchable(self) -> Option<bool> {
        match self {
            Self::Shipped(shipped) => shipped.searchable,
            Self::Slot(_) => None,
            Self::Exported { property, .. } => flag(&property.searchable()),
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

    /// Returns whether no external caller could read it.
    #[must_use]
    pub fn is_private(self) -> bool {
        match self {
            Self::Shipped(shipped) => {
                let scope = shipped.value.get("scope").and_then(Value::as_str);
                scope.is_some_and(|scope| scope == "private")
            }
            Self::Slot(_) => false,
            Self::Exported { property, .. } => property.scope().get() == Some(&Scope::Private),
        }
    }

    /// Returns whether a change of it needed a fresh login.
    #[must_use]
    pub fn is_protected(self) -> bool {
        match self {
            Self::Shipped(shipped) => shipped.says("isProtected", true),
            Self::Slot(_) => false,
            Self::Exported { property, .. } => property.is_protected().is_true(),
        }
    }

    /// Returns whether the console hid it.
    #[must_use]
    pub fn is_hidden(self) -> bool {
        match self {
            Self::Shipped(shipped) => shipped.says("viewable", false),
            Self::Slot(_) => false,
            Self::Exported { property, .. } => property.viewable().get() == Some(&false),
        }
    }

    /// Returns its policies; none where generations of tenants differ.
    pub fn policies(self) -> impl Iterator<Item = Policy<'b>> {
        let list = match self {
            Self::Shipped(shipped) => shipped.policies,
            Self::Slot(_) => None,
            Self::Exported { property, .. } => property.policy_list(),
        };
        list.into_iter().flat_map(Value::elements).map(|value| Policy { value })
    }

    /// Returns where its name is spelled, where an export shows it.
    #[must_use]
    pub fn location(self) -> Option<Location> {
        match self {
            Self::Shipped(_) | Self::Slot(_) => None,
            Self::Exported { object, property } => {
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

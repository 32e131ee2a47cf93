//! What one of the vendor's types was like before.

use crate::catalog::{Catalog, CatalogProperty, ManagedType, Tier};
use crate::model::{Body, Hook, Object, Storage};
use crate::rules::{FormerProperty, ObjectSite};
use crate::span::Location;

/// What one of the vendor's types was like before.
#[derive(Clone, Copy, Debug)]
pub enum FormerObject<'b> {
    /// As the catalog tells.
    Shipped(&'static ManagedType),
    /// As an export shows.
    Exported(&'b Object<'b>),
}

/// A hook that a type had before.
#[derive(Clone, Copy, Debug)]
pub enum FormerHook<'b> {
    /// The vendor ships one; its script is not known.
    Unknown,
    /// As an export shows.
    Exported {
        /// The type that it belongs to.
        object: &'b Object<'b>,
        /// The hook.
        hook: &'b Hook<'b>,
    },
}

impl FormerHook<'_> {
    /// Returns whether `hook` runs another script, as far as the two can be compared: one export may
    /// hold a script that the other has in a file.
    #[must_use]
    pub fn differs_from(self, hook: &Hook<'_>) -> bool {
        let Self::Exported { hook: former, .. } = self else { return false };
        match (&former.script.body, &hook.script.body) {
            (Body::Inline(former), Body::Inline(source)) => former.value != source.value,
            (Body::File { reference: former, .. }, Body::File { reference, .. }) => {
                former.value != reference.value
            }
            _ => false,
        }
    }

    /// Returns where its name is spelled, where an export shows it.
    #[must_use]
    pub fn location(self) -> Option<Location> {
        match self {
            Self::Unknown => None,
            Self::Exported { object, hook } => {
                Some(Location { source: object.source(), span: hook.name.span })
            }
        }
    }
}

impl<'b> FormerObject<'b> {
    /// Returns whether what the catalog tells of `property` of `owner` holds wherever a tenant has a
    /// property of that name: the vendor's names are its own only where it is always there, and where
    /// those of tenants need a prefix.
    pub(super) fn is_certain(owner: &ManagedType, property: &CatalogProperty) -> bool {
        property.tier == Tier::Core || owner.custom_prefix.is_some()
    }

    /// Returns the names of the vendor's properties that the type had, or has to have.
    #[must_use]
    pub fn property_names(self, site: &ObjectSite<'b, '_>) -> Vec<&'b str> {
        match self {
            Self::Shipped(shipped) => {
                let properties = shipped.properties.iter();
                let names = properties.filter(|property| site.context.is_everywhere(property.tier));
                names.map(|property| property.name).collect()
            }
            Self::Exported(object) => {
                let is_shipped = |name: &str| {
                    site.shipped.is_some_and(|shipped| shipped.property(name).is_some())
                };
                let properties = object.properties().iter();
                let names = properties.filter(|property| {
                    matches!(property.storage, Storage::Slot(_)) || is_shipped(&property.name.value)
                });
                names.map(|property| &*property.name.value).collect()
            }
        }
    }

    /// Returns what the property `name` of the vendor was like; nothing where there was none.
    #[must_use]
    pub fn property(self, name: &str) -> Option<FormerProperty<'b>> {
        match self {
            Self::Shipped(shipped) => shipped.property(name).map(FormerProperty::Shipped),
            Self::Exported(object) => {
                let property = object.property(name)?;
                let managed_type = Catalog::embedded().managed_type(&object.name.value);
                let shipped = managed_type.and_then(|managed_type| managed_type.property(name));
                Some(FormerProperty::Exported { object, property, shipped })
            }
        }
    }

    /// Returns the hook `name` of the vendor or the tenant; nothing where there was none.
    #[must_use]
    pub fn hook(self, name: &str) -> Option<FormerHook<'b>> {
        match self {
            Self::Shipped(shipped) => shipped.has_key(name).then_some(FormerHook::Unknown),
            Self::Exported(object) => {
                let hook = object.hooks.iter().find(|hook| hook.name.value == name)?;
                Some(FormerHook::Exported { object, hook })
            }
        }
    }

    /// Returns where the name of the type is spelled, where an export shows it.
    #[must_use]
    pub fn location(self) -> Option<Location> {
        match self {
            Self::Shipped(_) => None,
            Self::Exported(object) => {
                Some(Location { source: object.source(), span: object.name.span })
            }
        }
    }
}

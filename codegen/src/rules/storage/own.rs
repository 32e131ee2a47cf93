//! The properties that a tenant added to a type.

use crate::catalog::ManagedType;
use crate::model::Property;
use crate::rules::ObjectSite;

/// Returns the properties of the type that the vendor does not ship.
pub(super) fn properties<'s, 'a>(
    site: &'s ObjectSite<'_, 'a>,
) -> impl Iterator<Item = &'s Property<'a>> {
    site.object.properties().iter().filter(|property| is_own(site, property))
}

/// Returns whether the vendor does not ship `property` of the type.
pub(super) fn is_own(site: &ObjectSite<'_, '_>, property: &Property<'_>) -> bool {
    let name = &*property.name.value;
    let is_vendors =
        |shipped: &ManagedType| shipped.property(name).is_some() || shipped.lists_elsewhere(name);
    !site.shipped.is_some_and(is_vendors)
}

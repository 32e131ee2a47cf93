//! The properties that a tenant added to a type.

use crate::model::Property;
use crate::rules::ObjectSite;

/// Returns the properties of the type that the vendor does not ship.
pub(super) fn properties<'s, 'a>(
    site: &'s ObjectSite<'_, 'a>,
) -> impl Iterator<Item = &'s Property<'a>> {
    let shipped = site.shipped;
    site.object.properties().iter().filter(move |property| {
        let name = &*property.name.value;
        let is_vendors = shipped.is_some_and(|shipped| {
            shipped.property(name).is_some() || shipped.lists_elsewhere(name)
        });
        !is_vendors
    })
}

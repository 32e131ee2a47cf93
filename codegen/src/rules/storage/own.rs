//! The properties that a tenant added to a type.

use crate::catalog::Origin;
use crate::model::Property;
use crate::rules::ObjectSite;

/// Returns the properties that a tenant added to the type.
pub(super) fn properties<'s, 'a>(
    site: &'s ObjectSite<'_, 'a>,
) -> impl Iterator<Item = &'s Property<'a>> {
    let (catalog, owner) = (site.context.catalog, &*site.object.name.value);
    let properties = site.object.properties().iter();
    properties.filter(move |property| catalog.origin(owner, &property.name.value) == Origin::Own)
}

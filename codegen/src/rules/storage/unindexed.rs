//! Searches that the directory has no index for.

use crate::catalog::StorageKind;
use crate::model::{IndexClass, Storage};
use crate::rules::{Origin, Site};

/// Returns whether a property of the vendor is offered in the searches of the console though no index
/// answers them: one of a user beyond the documented list.
pub(in crate::rules) fn is_offered(site: &Site<'_, '_>) -> bool {
    matches!(site.origin, Origin::Shipped(_))
        && matches!(site.property.storage, Storage::Attribute(_))
        && site.property.index == IndexClass::Unindexed
        && site.owner.shipped.is_some_and(|shipped| shipped.storage.kind == StorageKind::Hybrid)
        && site.property.searchable().is_true()
}

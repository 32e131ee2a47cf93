//! The prefix that a tenant's own properties need on some types.

use crate::catalog::ManagedType;
use crate::rules::Context;

/// Returns the prefix that the server demands of a property `name` of the type called `type_name`,
/// which the vendor ships as `shipped`; nothing where the name is the vendor's, or has it.
pub(in crate::rules) fn missing(
    context: &Context<'_, '_>,
    type_name: &str,
    shipped: &ManagedType,
    name: &str,
) -> Option<&'static str> {
    let prefix = shipped.custom_prefix.filter(|prefix| !name.starts_with(prefix))?;
    let is_vendors = shipped.property(name).is_some()
        || shipped.lists_elsewhere(name)
        || context.catalog.slot(type_name, name).is_some();
    (!is_vendors).then_some(prefix)
}

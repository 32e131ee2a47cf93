//! The prefix that a tenant's own properties need on some types.

use crate::catalog::{ManagedType, Product};
use crate::rules::{Context, Edge};

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

/// Returns the prefix that the server demands of the property `name` of the type called `type_name` as
/// the other end of the relationship at hand; nothing where it demands none, or `name` has it.
pub(in crate::rules) fn missing_at_other_end(
    edge: &Edge<'_, '_>,
    type_name: &str,
    name: &str,
) -> Option<&'static str> {
    let context = edge.context();
    let is_made_by_tenant = context.product() == Product::Aic && edge.site.is_custom();
    let shipped = context.catalog.managed_type(type_name).filter(|_| is_made_by_tenant)?;
    missing(context, type_name, shipped, name)
}

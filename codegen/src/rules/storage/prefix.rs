//! The prefix that a tenant's own properties need on some types.

use crate::catalog::Product;
use crate::rules::Edge;

/// Returns the prefix that the server demands of the property `name` of the type called `type_name` as
/// the other end of the relationship at hand; nothing where it demands none, or `name` has it.
pub(in crate::rules) fn missing_at_other_end(
    edge: &Edge<'_, '_>,
    type_name: &str,
    name: &str,
) -> Option<&'static str> {
    let context = edge.context();
    let is_made_by_tenant = context.product() == Product::Aic && edge.site.is_custom();
    if !is_made_by_tenant {
        return None;
    }
    context.catalog.demanded_prefix(type_name, name)
}

//! Whose a relationship is.

use crate::catalog::Product;
use crate::json::Value;
use crate::rules::{Origin, Site};

/// Returns whether a tenant made the property, so that a matter of taste is worth a word.
///
/// Nothing tells what a self-managed product was shipped with.
pub(super) fn is_the_tenants(site: &Site<'_, '_>) -> bool {
    site.context().product() == Product::Aic && site.is_custom()
}

/// Returns whether the vendor ships the property as the reverse of one called `reverse`.
pub(super) fn is_shipped_pair(site: &Site<'_, '_>, reverse: &str) -> bool {
    let Origin::Shipped(shipped) = site.origin else { return false };
    let known = shipped.value.get("reverse").and_then(Value::as_str);
    known.as_deref() == Some(reverse)
}

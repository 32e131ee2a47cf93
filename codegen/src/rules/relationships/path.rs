//! Paths of collections, as `resourceCollection` spells them.

use crate::catalog::Product;
use crate::model::has_placeholder;

/// Returns whether `path` leads to a collection that `product` can have, whatever its name is.
pub(super) fn is_collection(path: &str, product: Product) -> bool {
    let prefixes: &[&str] = match product {
        Product::Aic => &["managed/", "internal/"],
        Product::Idm => &["managed/", "internal/", "repo/internal/"],
    };
    if has_placeholder(path) {
        return true; // what it leads to is known in the environment alone
    }
    let name = prefixes.iter().find_map(|prefix| path.strip_prefix(prefix));
    name.is_some_and(|name| !name.is_empty() && !name.contains('/'))
}

//! Paths of collections, as `resourceCollection` spells them.

use crate::catalog::Product;
use crate::model::{has_placeholder, type_of_path};

/// Returns whether `path` leads to a collection that `product` can have, whatever its name is.
pub(super) fn is_collection(path: &str, product: Product) -> bool {
    let of_server: &[&str] = match product {
        Product::Aic => &["internal/"],
        Product::Idm => &["internal/", "repo/internal/"],
    };
    if has_placeholder(path) {
        return true; // what it leads to is known in the environment alone
    }
    let of_server = || of_server.iter().find_map(|prefix| path.strip_prefix(prefix));
    let name = type_of_path(path).or_else(of_server);
    name.is_some_and(|name| !name.is_empty() && !name.contains('/'))
}

//! How alike two names are, and whether two declarations say the same.

use std::collections::BTreeSet;

use crate::json::Value;
use crate::meaning::{Node, Reading, Sets};

/// Returns whether `one` and `other`, which stand under `key` of two declarations, say the same: what servers
/// take for sets has no order.
pub(super) fn is_same(key: &str, one: Value<'_>, other: Value<'_>) -> bool {
    let reading = Reading { sets: Sets::Unordered, ..Reading::LITERAL };
    let node = |value| Node::new(value, reading).under(key);
    node(one).is_same(&node(other))
}

/// Returns how alike `one` and `other` are, from 0 to 100: by the pairs of letters that both have,
/// whatever the case, and without what separates words.
pub(super) fn of_names(one: &str, other: &str) -> u32 {
    if one.len().max(other.len()) > LONGEST {
        return 0;
    }
    let (one, other) = (plain(one), plain(other));
    if one == other {
        return 100;
    }
    let (ones, others) = (pairs(&one), pairs(&other));
    percent(ones.intersection(&others).count(), ones.len() + others.len())
}

/// Returns which part of two lists is in both, in percent, where `all` is how long they are together.
pub(super) fn percent(both: usize, all: usize) -> u32 {
    (200 * both).checked_div(all).and_then(|percent| u32::try_from(percent).ok()).unwrap_or(0)
}

/// A name of more bytes than that is like no other one.
const LONGEST: usize = 200;

fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn pairs(name: &str) -> BTreeSet<(char, char)> {
    name.chars().zip(name.chars().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_by_their_letters() {
        assert_eq!(of_names("custom_costCenter", "customCostcenter"), 100);
        assert!(of_names("device", "devices") >= 80);
        assert!(of_names("costCenter", "costCentre") >= 60);
        assert!(of_names("mail", "sn") < 20);
        assert_eq!(of_names("", "a"), 0);
        assert_eq!(of_names(&"a".repeat(300), &"b".repeat(300)), 0);
    }
}

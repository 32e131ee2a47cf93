//! Three-way merge of lists of names, of which each counts once: entries come and go one by one.

use std::collections::{HashMap, HashSet};

use crate::merge::WithoutBase;
use crate::merge::decide::Past;

/// A list of names on each side.
#[derive(Clone, Copy)]
pub(super) struct Lists<'l> {
    /// The base; empty where there is none.
    pub(super) base: &'l [String],
    pub(super) ours: &'l [String],
    pub(super) theirs: &'l [String],
}

/// Returns the merged list: what both keep, and what either added behind the neighbour it follows;
/// nothing where both changed the order of the same entries.
pub(super) fn merge(lists: Lists<'_>, past: Past) -> Option<Vec<String>> {
    let Lists { base, ours, theirs } = lists;
    match past {
        Past::Known => {}
        Past::Unknown(WithoutBase::Replace) => return Some(theirs.to_vec()),
        Past::Unknown(_) if in_one_order(ours, theirs) => {}
        Past::Unknown(WithoutBase::Overlay) => return Some(weave(theirs, ours, &HashSet::new())),
        Past::Unknown(WithoutBase::Conflict) => return None,
    }
    let (in_ours, in_theirs) = (set(ours), set(theirs));
    let is_gone = |name: &&str| !in_ours.contains(name) || !in_theirs.contains(name);
    let removed: HashSet<&str> = base.iter().map(String::as_str).filter(is_gone).collect();
    if in_one_order(base, theirs) || in_one_order(ours, theirs) {
        Some(weave(ours, theirs, &removed))
    } else if in_one_order(base, ours) {
        Some(weave(theirs, ours, &removed))
    } else {
        None
    }
}

/// Returns `first` with the entries that only `second` has, each behind the one it follows there;
/// without those that are `removed`.
fn weave(first: &[String], second: &[String], removed: &HashSet<&str>) -> Vec<String> {
    let (in_first, in_second) = (set(first), set(second));
    let mut followers: HashMap<Option<&str>, Vec<&str>> = HashMap::new();
    let (mut anchor, mut seen) = (None, HashSet::new());
    for name in second.iter().map(String::as_str).filter(|name| !removed.contains(name)) {
        if in_first.contains(name) {
            anchor = Some(name);
        } else if seen.insert(name) {
            followers.entry(anchor).or_default().push(name);
        }
    }
    let mut woven: Vec<&str> = Vec::with_capacity(first.len() + seen.len());
    let mut pending = followers.remove(&None).unwrap_or_default();
    for name in first.iter().map(String::as_str).filter(|name| !removed.contains(name)) {
        if in_second.contains(name) {
            woven.append(&mut pending);
            pending = followers.remove(&Some(name)).unwrap_or_default();
        }
        woven.push(name);
    }
    woven.append(&mut pending);
    woven.into_iter().map(str::to_owned).collect()
}

/// Returns whether the entries that both lists have stand in one order.
fn in_one_order(one: &[String], other: &[String]) -> bool {
    let (in_one, in_other) = (set(one), set(other));
    let shared = |list: &'_ [String], other: &HashSet<&str>| -> Vec<String> {
        let mut seen = HashSet::new();
        let names = list.iter().filter(|name| other.contains(name.as_str()));
        names.filter(|name| seen.insert(name.as_str())).cloned().collect()
    };
    shared(one, &in_other) == shared(other, &in_one)
}

fn set(list: &[String]) -> HashSet<&str> {
    list.iter().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(base: &str, ours: &str, theirs: &str) -> Option<String> {
        let list = |text: &str| -> Vec<_> { text.chars().map(String::from).collect() };
        let (base, ours, theirs) = (list(base), list(ours), list(theirs));
        let lists = Lists { base: &base, ours: &ours, theirs: &theirs };
        Some(merge(lists, Past::Known)?.concat())
    }

    #[test]
    fn entries_of_both_stand_behind_the_neighbour_that_they_follow() {
        for (base, ours, theirs, expected) in [
            ("abc", "abc", "axbc", "axbc"),
            ("abc", "abco", "abct", "abcot"),
            ("abc", "oabc", "tabc", "otabc"),
            ("abc", "aobc", "abtc", "aobtc"),
            ("abc", "ac", "abct", "act"),
            ("abc", "bc", "ab", "b"),
            ("abc", "cba", "abct", "ctba"),
            ("abc", "abco", "cba", "coba"),
            ("", "ab", "bc", "abc"),
            ("ab", "aabb", "abt", "aabtb"),
        ] {
            assert_eq!(
                merged(base, ours, theirs).as_deref(),
                Some(expected),
                "{base} {ours} {theirs}"
            );
        }
    }

    #[test]
    fn two_new_orders_are_a_conflict_unless_they_are_one() {
        assert_eq!(merged("abc", "cab", "bca"), None);
        assert_eq!(merged("abc", "cab", "cabt").as_deref(), Some("cabt"));
    }
}

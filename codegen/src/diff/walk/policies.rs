//! The policies of both sides, by their ids.

use std::collections::BTreeMap;

use crate::diff::walk::{Walk, entry_key};
use crate::diff::{Kind, Pair};
use crate::json::{Kind as JsonKind, Value};
use crate::meaning::{self, Node, Reading, Said, Sets};
use crate::model::Keyword;

impl<'m> Walk<'m> {
    /// Compares lists of policies: each one stands for itself, and of those with the same id the first
    /// is compared with the first.
    pub(super) fn policies(&mut self, lists: Pair<Value<'m>>) {
        let name = Keyword::Policies.name();
        if is_same_list(lists) {
            return;
        }
        let is_other = |value: Value<'m>| (value.kind() != JsonKind::Array).then_some(value);
        self.compare(Kind::SettingChanged, name, lists.and_then(is_other));
        let (mut gone, mut come) = (by_meaning(lists.old), by_meaning(lists.new));
        let is_reordered = cancel(&mut gone, &mut come);
        let (gone, mut come) = (by_id(gone), by_id(come));
        for (id, old) in gone {
            let new = come.remove(&id).unwrap_or_default();
            for position in 0..old.len().max(new.len()) {
                let at = |policies: &[Value<'m>]| policies.get(position).copied();
                self.policy(Pair { old: at(&old), new: at(&new) });
            }
        }
        for policy in come.into_values().flatten() {
            self.policy(Pair { old: None, new: Some(policy) });
        }
        if is_reordered {
            self.tell_key(Kind::PolicyReordered, name, lists);
        }
    }

    fn policy(&mut self, policy: Pair<Value<'m>>) {
        let kind = match policy {
            Pair { old: None, .. } => Kind::PolicyAdded,
            Pair { new: None, .. } => Kind::PolicyRemoved,
            _ => Kind::PolicyChanged,
        };
        let id = policy.latest().and_then(|policy| policy.get("policyId"));
        self.tell_key(kind, &entry_key(Keyword::Policies.name(), id), policy);
    }
}

/// A policy of a list, in canonical form.
type Entry<'m> = (String, Value<'m>);

/// Returns the policies of a list, of one that stands there twice the first.
fn by_meaning(list: Option<Value<'_>>) -> Vec<Entry<'_>> {
    let Some(list) = list else { return Vec::new() };
    let Said::Distinct(policies) = read(list).said() else { return Vec::new() };
    policies.into_iter().map(|(text, policy)| (text, policy.value())).collect()
}

/// Returns whether both of `lists` are there and say the same, or neither is there.
fn is_same_list(lists: Pair<Value<'_>>) -> bool {
    match (lists.old, lists.new) {
        (Some(old), Some(new)) => read(old).is_same(&read(new)),
        (old, new) => old.is_none() && new.is_none(),
    }
}

/// Returns `list` as a list of policies, as servers read it.
fn read(list: Value<'_>) -> Node<'_> {
    let reading = Reading { sets: Sets::Unordered, ..Reading::LITERAL };
    Node::new(list, reading).under(Keyword::Policies.name())
}

/// Removes the policies that both lists have, as often as both have them, and returns whether these
/// stand in another order.
fn cancel(gone: &mut Vec<Entry<'_>>, come: &mut Vec<Entry<'_>>) -> bool {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (text, _) in gone.iter() {
        counts.entry(text.clone()).or_default().0 += 1;
    }
    for (text, _) in come.iter() {
        counts.entry(text.clone()).or_default().1 += 1;
    }
    let take = |policies: &mut Vec<Entry<'_>>| {
        let mut left: BTreeMap<String, usize> =
            counts.iter().map(|(text, (old, new))| (text.clone(), *old.min(new))).collect();
        let mut kept = Vec::new();
        policies.retain(|(text, _)| match left.get_mut(text) {
            Some(count) if *count > 0 => {
                *count -= 1;
                kept.push(text.clone());
                false
            }
            _ => true,
        });
        kept
    };
    take(gone) != take(come)
}

/// Returns `policies` by what identifies them, those of the same id in their order.
fn by_id(policies: Vec<Entry<'_>>) -> BTreeMap<String, Vec<Value<'_>>> {
    let mut by_id: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (_, policy) in policies {
        let id = policy.get("policyId").map(meaning::canonical).unwrap_or_default();
        by_id.entry(id).or_default().push(policy);
    }
    by_id
}

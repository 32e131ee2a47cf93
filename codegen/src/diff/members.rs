//! The members of two objects, side by side.

use std::borrow::Cow;

use crate::diff::Pair;
use crate::json::Value;

/// A key and what stands under it on each side that has it.
#[derive(Clone, Debug)]
pub(super) struct Entry<'m> {
    /// The key.
    pub(super) name: Cow<'m, str>,
    /// What stands there; of a repeated key the last one, as for the servers.
    pub(super) values: Pair<Value<'m>>,
}

/// Returns the members of both of `objects`, in the order of their keys; what is no object has none.
pub(super) fn entries<'m>(objects: Pair<Value<'m>>) -> Vec<Entry<'m>> {
    let members = |object: Option<Value<'m>>| object.into_iter().flat_map(Value::members);
    let old = members(objects.old).map(|member| (member.key.name(), Some(member.value), None));
    let new = members(objects.new).map(|member| (member.key.name(), None, Some(member.value)));
    let mut all: Vec<_> = old.chain(new).collect();
    all.sort_by(|one, other| one.0.cmp(&other.0));
    let mut entries: Vec<Entry<'_>> = Vec::with_capacity(all.len());
    for (name, old, new) in all {
        match entries.last_mut() {
            Some(last) if last.name == name => {
                last.values.old = old.or(last.values.old);
                last.values.new = new.or(last.values.new);
            }
            _ => entries.push(Entry { name, values: Pair { old, new } }),
        }
    }
    entries
}

/// What servers read of `queryConfig`, of `query`, of `meta` and of `lastSync`.
const PARTS: [&str; 11] = [
    "referencedRelationshipFields",
    "referencedObjectFields",
    "flattenProperties",
    "queryFilter",
    "fields",
    "sortKeys",
    "property",
    "resourceCollection",
    "trackedProperties",
    "effectiveAssignmentsProperty",
    "lastSyncProperty",
];

impl<'m> Entry<'m> {
    /// Returns the values of a part of a setting: without those that are null, where servers read it.
    pub(super) fn part(&self) -> Pair<Value<'m>> {
        if PARTS.contains(&&*self.name) { without_nulls(self.values) } else { self.values }
    }
}

/// Returns `values` without those that are null, which servers take for what is not there.
pub(super) fn without_nulls(values: Pair<Value<'_>>) -> Pair<Value<'_>> {
    values.and_then(|value| (!value.is_null()).then_some(value))
}

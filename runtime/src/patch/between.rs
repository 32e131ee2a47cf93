//! The smallest patch that makes one record of another.

use crate::{
    Json, ManagedObject, Patch, Unwritable,
    patch::operation::{Operation, Shown, Verb},
    pointer,
    record::{Entry, Kind, SlotRef},
    value::Written,
};

impl<T: ManagedObject> Patch<T> {
    /// Returns the operations that make `after` of `before`, where both come of one read.
    ///
    /// What the server computes and secrets are left alone. So is a list of
    /// references that is `None` on either side: it was not asked for, and
    /// nobody knows what a change of it would drop. Empty it with `Some(vec![])`,
    /// or use [`Patch::add`] and [`Patch::remove`]. A single reference that
    /// became `None` is removed, and one that became `Some` is set.
    ///
    /// A required property that became `None` makes a patch that cannot be sent.
    pub fn between(before: &T, after: &T) -> Self {
        let entries = before.table().entries().iter().enumerate();
        entries.fold(Self::new(), |mut patch, (index, entry)| {
            patch.operations.extend(change(entry, &before.get(index), &after.get(index)));
            patch
        })
    }
}

fn change(entry: &Entry, before: &SlotRef<'_>, after: &SlotRef<'_>) -> Option<Operation> {
    match entry.kind {
        Kind::Id | Kind::Revision | Kind::ReadOnly | Kind::Secret => return None,
        Kind::Relationship | Kind::RequiredRelationship if is_unknown(before, after) => {
            return None;
        }
        Kind::Relationship | Kind::RequiredRelationship | Kind::Required | Kind::Plain => {}
    }
    if !is_absent(after) {
        let value = after.written();
        let same = !is_absent(before) && before.written() == value;
        return (!same).then(|| operation(entry, Verb::Replace, Some(value)));
    }
    match entry.kind {
        _ if is_absent(before) => None,
        Kind::Required | Kind::RequiredRelationship => {
            Some(operation(entry, Verb::Replace, Some(emptied(entry, before))))
        }
        _ => Some(operation(entry, Verb::Remove, None)),
    }
}

/// Returns whether a list of references was not asked for on one of the sides.
fn is_unknown(before: &SlotRef<'_>, after: &SlotRef<'_>) -> bool {
    let is_list = |value: &SlotRef<'_>| matches!(value, SlotRef::Items(_));
    (is_absent(before) && is_list(after)) || (is_list(before) && is_absent(after))
}

/// Returns what stands for a required value that is gone: a list can be empty, nothing else can.
fn emptied(entry: &Entry, before: &SlotRef<'_>) -> Written {
    match before {
        SlotRef::Texts(_) | SlotRef::Items(_) => Ok(Json::Array(Vec::new())),
        _ => Err(Unwritable::required(entry.name)),
    }
}

fn is_absent(value: &SlotRef<'_>) -> bool {
    matches!(value, SlotRef::Absent)
}

fn operation(entry: &Entry, verb: Verb, value: Option<Written>) -> Operation {
    Operation { verb, field: pointer::to(entry.name), value, shown: Shown::Plainly }
}

//! The smallest patch that makes one record of another.

use crate::{
    ManagedObject, Patch,
    patch::operation::{Operation, Shown, Verb},
    pointer,
    record::{Kind, SlotRef},
};

impl<T: ManagedObject> Patch<T> {
    /// Returns the operations that make `after` of `before`.
    ///
    /// What the server computes and secrets are left alone. A relationship
    /// that is `None` on either side was not asked for, and is left alone too.
    pub fn between(before: &T, after: &T) -> Self {
        let entries = before.table().entries().iter().enumerate();
        entries.fold(Self::new(), |mut patch, (index, entry)| {
            let field = || pointer::to(entry.name);
            let change = change(entry.kind, &before.get(index), &after.get(index), field);
            patch.operations.extend(change);
            patch
        })
    }
}

fn change(
    kind: Kind,
    before: &SlotRef<'_>,
    after: &SlotRef<'_>,
    field: impl Fn() -> String,
) -> Option<Operation> {
    let absent = |value: &SlotRef<'_>| matches!(value, SlotRef::Absent);
    match kind {
        Kind::Id | Kind::Revision | Kind::ReadOnly | Kind::Secret => return None,
        Kind::Relationship if absent(before) || absent(after) => return None,
        Kind::Relationship | Kind::Plain => {}
    }
    if absent(after) {
        let remove =
            Operation { verb: Verb::Remove, field: field(), value: None, shown: Shown::Plainly };
        return (!absent(before)).then_some(remove);
    }
    let value = after.written();
    if !absent(before) && before.written() == value {
        return None;
    }
    Some(Operation {
        verb: Verb::Replace,
        field: field(),
        value: Some(value),
        shown: Shown::Plainly,
    })
}

//! The field of a secret.

use std::{fmt, marker::PhantomData};

use crate::{
    record::{Slot, SlotRef},
    value::Field,
};

/// The field of a value that is written and never comes back.
///
/// It takes no room: what a server sends for it, if anything, is dropped.
pub struct WriteOnly<V> {
    value: PhantomData<fn() -> V>,
}

impl<V> Field for WriteOnly<V> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Ignored
    }

    fn show(&self) -> SlotRef<'_> {
        SlotRef::Redacted
    }
}

impl<V> fmt::Debug for WriteOnly<V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("<write-only>")
    }
}

impl<V> Default for WriteOnly<V> {
    fn default() -> Self {
        Self { value: PhantomData }
    }
}

impl<V> Clone for WriteOnly<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for WriteOnly<V> {}

impl<V> PartialEq for WriteOnly<V> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<V> Eq for WriteOnly<V> {}

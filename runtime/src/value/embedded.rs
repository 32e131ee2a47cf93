//! Objects inside records.

use crate::record::{Nested, Record};

/// A value with a table of its own, such as a nested object or a reference.
pub trait Embedded: Record + Sized {
    /// Returns the value that the members are read into.
    fn empty() -> Self;
}

impl<E: Embedded> Nested for Option<E> {
    fn open(&mut self) -> &mut dyn Record {
        self.insert(E::empty())
    }

    fn clear(&mut self) {
        *self = None;
    }
}

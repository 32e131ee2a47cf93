//! The order of a query's results.

use std::{fmt, marker::PhantomData};

use crate::{Property, Readable, Sortable, pointer};

/// One key that the results of a query are sorted by.
#[must_use = "a key does nothing until a query sends it"]
pub struct SortKey<T> {
    text: String,
    marker: PhantomData<fn() -> T>,
}

impl<O, V, I, A> Property<O, V, I, A> {
    /// Smallest first.
    pub fn ascending(self) -> SortKey<O>
    where
        I: Sortable,
        A: Readable,
    {
        SortKey { text: pointer::to(self.name()), marker: PhantomData }
    }

    /// Largest first.
    pub fn descending(self) -> SortKey<O>
    where
        I: Sortable,
        A: Readable,
    {
        SortKey { text: format!("-{}", pointer::to(self.name())), marker: PhantomData }
    }
}

impl<T> SortKey<T> {
    /// Returns the key as a request names it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl<T> Clone for SortKey<T> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), marker: PhantomData }
    }
}

impl<T> PartialEq for SortKey<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for SortKey<T> {}

impl<T> fmt::Debug for SortKey<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("SortKey").field(&self.text).finish()
    }
}

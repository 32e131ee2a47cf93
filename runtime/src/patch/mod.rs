//! Changes of an object.

use std::{fmt, marker::PhantomData};

use serde::{Serialize, Serializer};

use crate::{IndexClass, Json, Property, Removable, Unwritable, Value, Writable, value::Written};

mod between;
mod operation;

pub use self::operation::Operation;
use self::operation::{Shown, Verb};

/// A change of an object of the type `T`: operations that a server does in order, all or none.
#[must_use = "a patch does nothing until it is sent"]
pub struct Patch<T> {
    operations: Vec<Operation>,
    marker: PhantomData<fn() -> T>,
}

impl<T> Patch<T> {
    /// Makes a patch that changes nothing.
    pub const fn new() -> Self {
        Self { operations: Vec::new(), marker: PhantomData }
    }

    /// Returns whether the patch changes nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.operations.is_empty()
    }

    /// Returns the operations, in order.
    #[must_use]
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// Sets a property, as a whole where it is a list.
    ///
    /// No patch says null, so setting JSON's null is [`Patch::unset`]; where the
    /// property is required, sending the patch fails.
    pub fn set<V, I, A>(self, property: Property<T, V, I, A>, value: impl Into<V>) -> Self
    where
        V: Value,
        I: IndexClass,
        A: Writable,
    {
        match value.into().written() {
            Ok(Json::Null) if A::REQUIRED => {
                let lost = Some(Err(Unwritable::required(property.name())));
                self.with(Verb::Replace, property.pointer(), lost, Shown::of::<A>())
            }
            Ok(Json::Null) => self.clear::<V, I>(property.pointer()),
            value => self.with(Verb::Replace, property.pointer(), Some(value), Shown::of::<A>()),
        }
    }

    /// Takes a property away. A list of references becomes empty.
    pub fn unset<V, I, A>(self, property: Property<T, V, I, A>) -> Self
    where
        V: Value,
        I: IndexClass,
        A: Removable,
    {
        self.clear::<V, I>(property.pointer())
    }

    /// Adds an element to the end of a list.
    pub fn add<V, I, A>(self, property: Property<T, Vec<V>, I, A>, value: impl Into<V>) -> Self
    where
        V: Value,
        A: Writable,
    {
        let field = format!("{}/-", property.pointer());
        self.with(Verb::Add, field, Some(value.into().written()), Shown::of::<A>())
    }

    /// Removes every element that is equal to a value from a list.
    ///
    /// A reference is equal to one with the same `_refProperties`: pass the one that was read.
    /// A number is equal to one that is written alike: a whole one is written without a fraction.
    pub fn remove<V, I, A>(self, property: Property<T, Vec<V>, I, A>, value: &V) -> Self
    where
        V: Value,
        A: Writable,
    {
        self.with(Verb::Remove, property.pointer(), Some(value.written()), Shown::of::<A>())
    }

    /// Adds to a number. The server refuses if there is none.
    ///
    /// An integer of up to 32 bits stays one on some servers: it wraps around behind 2,147,483,647.
    pub fn increment<V, I, A>(self, property: Property<T, V, I, A>, by: impl Into<V>) -> Self
    where
        V: Amount,
        A: Writable,
    {
        self.with(Verb::Increment, property.pointer(), Some(by.into().written()), Shown::of::<A>())
    }

    fn clear<V: Value, I: IndexClass>(self, field: String) -> Self {
        if V::LIST && I::LINKS {
            let nothing = Some(Ok(Json::Array(Vec::new())));
            return self.with(Verb::Replace, field, nothing, Shown::Plainly);
        }
        self.with(Verb::Remove, field, None, Shown::Plainly)
    }

    fn with(mut self, verb: Verb, field: String, value: Option<Written>, shown: Shown) -> Self {
        // A server refuses every operation but `remove` that carries a null, and no list holds one.
        if value != Some(Ok(Json::Null)) {
            self.operations.push(Operation { verb, field, value, shown });
        }
        self
    }
}

/// A value that a patch can increment.
#[diagnostic::on_unimplemented(
    message = "a patch cannot increment values of type `{Self}`",
    label = "only numbers can be incremented"
)]
pub trait Amount: Value {}

impl Amount for i64 {}
impl Amount for f64 {}

impl<T> Default for Patch<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Clone for Patch<T> {
    fn clone(&self) -> Self {
        Self { operations: self.operations.clone(), marker: PhantomData }
    }
}

impl<T> PartialEq for Patch<T> {
    fn eq(&self, other: &Self) -> bool {
        self.operations == other.operations
    }
}

impl<T> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.operations)
    }
}

impl<T> fmt::Debug for Patch<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(&self.operations).finish()
    }
}

//! A property of a type: its owner, its value, its index class and its access.

use std::{fmt, marker::PhantomData};

use crate::{Reference, ReferenceEnum, pointer};

/// One property of the type `O`, whose values are `V`.
///
/// `I` says whether a filter may use it ([`Indexed`], [`Unindexed`],
/// [`Scanned`], [`NotQueryable`], [`Relationship`], [`Concealed`]); `A` who writes it and
/// whether it comes back ([`ReadWrite`], [`Required`], [`ReadOnly`], [`Secret`]).
pub struct Property<O, V, I, A = ReadWrite> {
    name: &'static str,
    marker: Marker<O, V, I, A>,
}

/// What a property says in its type alone.
type Marker<O, V, I, A> = PhantomData<fn() -> (O, V, I, A)>;

impl<O, V, I, A> Property<O, V, I, A> {
    /// Names a property. The derive of `O` calls this; so may anyone whose type is older than the schema.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, marker: PhantomData }
    }

    /// Returns the name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Returns the pointer that requests name the property by, percent-encoded.
    #[must_use]
    pub fn pointer(self) -> String {
        pointer::to(self.name)
    }
}

impl<O, V, I, A> Property<O, V, I, A> {
    /// Accepts that a filter on this property reads every object of the type.
    ///
    /// An [`Indexed`] property stays one, so that code survives the day on
    /// which its property gets an index.
    #[must_use]
    pub const fn scan<S>(self) -> Property<O, V, S, A>
    where
        I: Scannable<S>,
    {
        Property::new(self.name)
    }
}

impl<O, V: Linked, A> Property<O, V, Relationship, A> {
    /// Names a property that links to other objects.
    #[must_use]
    pub const fn link(name: &'static str) -> Self {
        Self::new(name)
    }
}

impl<O, V, I, A> Clone for Property<O, V, I, A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O, V, I, A> Copy for Property<O, V, I, A> {}

impl<O, V, I, A> fmt::Debug for Property<O, V, I, A> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Property").field(&self.name).finish()
    }
}

/// The server finds objects by this property in an index.
pub enum Indexed {}

/// The server reads every object to find some by this property.
pub enum Unindexed {}

/// An [`Unindexed`] property of which [`Property::scan`] was called.
pub enum Scanned {}

/// The server cannot find objects by this property.
pub enum NotQueryable {}

/// The property links to other objects.
pub enum Relationship {}

/// The property is a [`Secret`], and that alone says what nobody may do with it.
pub enum Concealed {}

/// The property is written and comes back.
pub enum ReadWrite {}

/// The property is written and comes back, and an object cannot do without it.
pub enum Required {}

/// The server computes the property.
pub enum ReadOnly {}

/// The property is written and never comes back.
pub enum Secret {}

/// An index class: what the server can do with a property.
pub trait IndexClass {
    /// Whether the property links to other objects.
    #[doc(hidden)]
    const LINKS: bool = false;
}

impl IndexClass for Indexed {}
impl IndexClass for Unindexed {}
impl IndexClass for Scanned {}
impl IndexClass for NotQueryable {}
impl IndexClass for Concealed {}
impl IndexClass for Relationship {
    const LINKS: bool = true;
}

/// An index class that is the class `S` for a filter which accepts what that costs.
#[diagnostic::on_unimplemented(
    message = "`.scan()` is of no use to a property that is `{Self}`",
    label = "this property is `{Self}`: it can be in no filter",
    note = "filter by a property that is `Indexed` or `Unindexed`"
)]
pub trait Scannable<S>: IndexClass {}

impl Scannable<Self> for Indexed {}
impl Scannable<Scanned> for Unindexed {}
impl Scannable<Self> for Scanned {}
impl Scannable<Self> for Concealed {}

/// An index class that a filter may use.
#[diagnostic::on_unimplemented(
    message = "a filter cannot use a property that is `{Self}`",
    label = "this property is `{Self}`, not `Indexed`",
    note = "on an `Unindexed` property call `.scan()` first: it accepts that the server reads every object",
    note = "a `NotQueryable` property or a `Relationship` can be in no filter"
)]
pub trait Filterable: IndexClass {}

impl Filterable for Indexed {}
impl Filterable for Scanned {}
impl Filterable for Concealed {}

/// An index class that a result can be sorted by.
#[diagnostic::on_unimplemented(
    message = "a result cannot be sorted by a property that is `{Self}`",
    label = "the server keeps no order of this property",
    note = "sort by a property that is `Indexed` or `Unindexed`"
)]
pub trait Sortable: IndexClass {}

impl Sortable for Indexed {}
impl Sortable for Unindexed {}
impl Sortable for Scanned {}
impl Sortable for Concealed {}

/// An access that lets a client write.
#[diagnostic::on_unimplemented(
    message = "a property that is `{Self}` cannot be written",
    label = "the server computes this property",
    note = "write the properties that it is computed from"
)]
pub trait Writable {
    /// Whether the value must not be shown.
    #[doc(hidden)]
    const SECRET: bool = false;

    /// Whether an object cannot do without the value.
    #[doc(hidden)]
    const REQUIRED: bool = false;
}

impl Writable for ReadWrite {}
impl Writable for Required {
    const REQUIRED: bool = true;
}
impl Writable for Secret {
    const SECRET: bool = true;
}

/// An access that lets a client take the value away.
#[diagnostic::on_unimplemented(
    message = "a property that is `{Self}` cannot be removed",
    label = "no object can do without this property",
    note = "a server does not notice when a patch removes a required property: give it another value"
)]
pub trait Removable: Writable {}

impl Removable for ReadWrite {}
impl Removable for Secret {}

/// An access that lets a client see the value.
#[diagnostic::on_unimplemented(
    message = "a property that is `{Self}` never comes back",
    label = "this property is written and never read",
    note = "neither a filter nor a projection can use it"
)]
pub trait Readable {}

impl Readable for ReadWrite {}
impl Readable for Required {}
impl Readable for ReadOnly {}

/// A value that links to other objects: a reference, or a list of references.
#[diagnostic::on_unimplemented(
    message = "a relationship cannot hold values of type `{Self}`",
    label = "expected references, found `{Self}`",
    note = "a relationship holds `Reference<T>`, an enum that derives `ReferenceEnum`, or a `Vec` of either"
)]
pub trait Linked {}

impl<T> Linked for Reference<T> {}
impl<E: ReferenceEnum> Linked for E {}
impl<V: Linked> Linked for Vec<V> {}

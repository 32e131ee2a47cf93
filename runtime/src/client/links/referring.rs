//! The values that a relationship holds, as the client reads and writes them.

use crate::{
    DecodeError, Link, Linked, Projection, Reference, ReferenceEnum, Untyped, Value,
    projection::Source, value::Embedded,
};

/// One reference: a [`Reference`], or an enum that derives [`ReferenceEnum`].
pub trait Referring: Embedded + Value + Linked + 'static {
    /// Returns the data of the reference.
    #[doc(hidden)]
    fn data(&self) -> &Link;
}

/// A reference whose target can be an object of the type `O`.
#[diagnostic::on_unimplemented(
    message = "a reference of type `{Self}` does not lead to `{O}`",
    label = "this projection is of another type than the target of the reference"
)]
pub trait Reaches<O> {}

impl<T: 'static> Referring for Reference<T> {
    fn data(&self) -> &Link {
        self.link()
    }
}

impl<E: ReferenceEnum + Value + 'static> Referring for E {
    fn data(&self) -> &Link {
        self.link()
    }
}

impl<T> Reaches<T> for Reference<T> {}
impl<O, E: ReferenceEnum> Reaches<O> for E {}

/// A reference as an object of its own: what a list of links has for records.
pub struct Item<R>(pub(super) R);

impl<R: Referring> Projection for Item<R> {
    type Object = Untyped;

    const FIELDS: &'static [&'static str] = &[];

    fn decode(source: &mut dyn Source) -> Result<Self, DecodeError> {
        let mut reference = R::empty();
        source.read(&mut reference)?;
        Ok(Self(reference))
    }
}

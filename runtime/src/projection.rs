//! Types that ask for some properties of an object and insist on them.

use serde::de::{Deserializer, Error};

use crate::{
    Property, Readable,
    decode::DecodeError,
    pointer,
    record::{self, Record},
    value::Value,
};

/// What a query or a read returns for an object: made by `#[derive(Projection)]`.
///
/// A managed object is the projection of itself: everything that the server sends.
/// A projection asks for references as such; it cannot ask for fields of their
/// targets (`manager/userName`), which [`Reference::target`](crate::Reference::target)
/// reads where they came.
pub trait Projection: Sized {
    /// The type that the properties belong to.
    type Object;

    /// The names that a request asks for; none asks for what the server sends by default.
    const FIELDS: &'static [&'static str];

    /// Reads the members of an object.
    ///
    /// # Errors
    ///
    /// When they cannot be read, or lack something.
    #[doc(hidden)]
    fn decode(source: &mut dyn Source) -> Result<Self, DecodeError>;
}

/// The members of one object, wherever they come from.
#[doc(hidden)]
pub trait Source {
    /// Reads the members into a record.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    fn read(&mut self, record: &mut dyn Record) -> Result<(), DecodeError>;

    /// Returns the identifier of the object, for an error that is about it.
    fn identifier(&self) -> Option<String> {
        None
    }

    /// Reads the members of an object that a server stores: it has an identifier and a revision.
    ///
    /// # Errors
    ///
    /// When they cannot be read, or one of the two is missing.
    fn read_object(&mut self, record: &mut dyn Record) -> Result<(), DecodeError> {
        self.read(record)?;
        match record::missing_identity(record) {
            Some(name) => Err(DecodeError::missing(name)),
            None => Ok(()),
        }
    }
}

/// Reads a projection through serde.
///
/// # Errors
///
/// What the format reports, and what the projection insists on.
pub fn deserialize<'de, P: Projection, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<P, D::Error> {
    let mut source = Format { deserializer: Some(deserializer), error: None };
    let outcome = P::decode(&mut source);
    match source.error {
        Some(error) => Err(error),
        None => outcome.map_err(D::Error::custom),
    }
}

/// The members of one object in any serde format.
struct Format<D, E> {
    deserializer: Option<D>,
    error: Option<E>,
}

impl<'de, D: Deserializer<'de>> Source for Format<D, D::Error> {
    fn read(&mut self, record: &mut dyn Record) -> Result<(), DecodeError> {
        let Some(deserializer) = self.deserializer.take() else {
            return Err(DecodeError::new("expected one reading".to_owned()));
        };
        record::deserialize(deserializer, record).map_err(|error| {
            let message = error.to_string();
            self.error = Some(error);
            DecodeError::new(message)
        })
    }
}

/// Returns the pointers to the fields of a projection (`_fields`); none asks for what the server sends by default.
#[must_use]
pub fn fields<P: Projection>() -> Vec<String> {
    P::FIELDS.iter().map(|name| pointer::of([*name])).collect()
}

/// Insists on one field of a projection; a list that is absent is empty.
///
/// # Errors
///
/// When the value must be there and is not.
pub fn insist<V: Value>(partial: Option<V>, name: &'static str) -> Result<V, DecodeError> {
    partial.or_else(V::absent).ok_or_else(|| DecodeError::missing(name))
}

/// A value of a property that a field of the type `F` can hold.
#[diagnostic::on_unimplemented(
    message = "a field of type `{F}` cannot hold a property of type `{Self}`",
    label = "the property holds `{Self}`",
    note = "the field is `{Self}` where the property must be there, and `Option<{Self}>` where it may be missing"
)]
pub trait HeldBy<F> {}

impl<V: Value> HeldBy<V> for V {}
impl<V: Value> HeldBy<Option<V>> for V {}

/// What a field of a projection names.
#[diagnostic::on_unimplemented(
    message = "the type of this projection has no property constant `{Self}`",
    label = "no such property",
    note = "a field is named like the property's field; `#[managed(property = CONSTANT)]` names another"
)]
pub trait Known {
    /// The value of the property.
    type Value;

    /// Who writes the property and whether it comes back.
    type Access;
}

impl<O, V, I, A> Known for Property<O, V, I, A> {
    type Value = V;
    type Access = A;
}

/// Checks one field of a projection; `#[derive(Projection)]` calls it at compile time.
pub const fn check<F, P>(_: &P)
where
    P: Known,
    P::Access: Readable,
    P::Value: HeldBy<F>,
{
}

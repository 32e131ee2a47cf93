//! Types that ask for some properties of an object and insist on them.

use serde::de::{Deserializer, Error};

use crate::{
    Property, Readable, pointer,
    record::{self, Record},
    value::{Field, Value},
};

/// What a query or a read returns for an object: made by `#[derive(Projection)]`.
///
/// A managed object is the projection of itself: everything that the server sends.
pub trait Projection: Sized {
    /// The type that the properties belong to.
    type Object;

    /// The names that a request asks for; none asks for what the server sends by default.
    const FIELDS: &'static [&'static str];

    /// What the members of an object are read into before anything is insisted on.
    #[doc(hidden)]
    type Partial: Record + Default;

    /// Insists on what must be there; the error is the name of what is missing.
    #[doc(hidden)]
    fn insist(partial: Self::Partial) -> Result<Self, &'static str>;
}

/// Reads a projection through serde.
///
/// # Errors
///
/// What the format reports, and what the projection insists on.
pub fn deserialize<'de, P: Projection, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<P, D::Error> {
    let mut partial = P::Partial::default();
    record::deserialize(deserializer, &mut partial)?;
    P::insist(partial).map_err(D::Error::missing_field)
}

/// Returns the `_fields` parameter of a projection, or nothing for what the server sends by default.
#[must_use]
pub fn fields<P: Projection>() -> Option<String> {
    if P::FIELDS.is_empty() {
        return None;
    }
    let mut parameter = String::new();
    for name in P::FIELDS {
        if !parameter.is_empty() {
            parameter.push(',');
        }
        pointer::encode(name, &mut parameter);
    }
    Some(parameter)
}

/// The type of a field of a projection.
///
/// A value must be there, an `Option` may be absent; a list that is absent is empty.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field of a projection",
    label = "no property holds such a value",
    note = "a field is the value type of its property, or an `Option` of it"
)]
pub trait ProjectionField: Sized {
    /// What the value is read into before it is insisted on.
    type Partial: Field + Default;

    /// Returns the value, unless it must be there and is not.
    fn insist(partial: Self::Partial) -> Option<Self>;
}

impl<V: Value> ProjectionField for V {
    type Partial = Option<V>;

    fn insist(partial: Option<V>) -> Option<V> {
        partial.or_else(V::absent)
    }
}

impl<V: Value> ProjectionField for Option<V> {
    type Partial = Self;

    fn insist(partial: Self) -> Option<Self> {
        Some(partial)
    }
}

/// A field of a projection that can hold values of the type `V`.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot hold a property of type `{V}`",
    label = "the property holds `{V}`",
    note = "the field is `{V}` where the property must be there, and `Option<{V}>` where it may be missing"
)]
pub trait Holds<V> {}

impl<V: Value> Holds<V> for V {}
impl<V: Value> Holds<V> for Option<V> {}

/// What a field of a projection names.
#[diagnostic::on_unimplemented(
    message = "the type of this projection has no property constant for `{Self}`",
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
    F: Holds<P::Value>,
{
}

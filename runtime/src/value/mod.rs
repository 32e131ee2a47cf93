//! What a property may hold, and how a field of a record holds it.

use serde::{Serialize, de::DeserializeOwned};

use crate::{
    Json,
    record::{Slot, SlotRef},
};

mod embedded;
mod list;
mod rest;
mod scalar;
mod text;
mod write_only;
mod written;

pub(crate) use self::written::Carried;
pub use self::{
    embedded::Embedded,
    rest::Rest,
    text::{TextValue, deserialize as deserialize_text, unknown},
    write_only::WriteOnly,
    written::{Unwritable, Written},
};

/// A value of a property.
///
/// Any type that serde reads and writes becomes one with an empty impl:
///
/// ```
/// # use mosaic::{Json, Value};
/// # #[derive(Debug)]
/// struct Coordinates(Json);
/// # impl serde::Serialize for Coordinates {
/// #     fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { self.0.serialize(s) }
/// # }
/// # impl<'de> serde::Deserialize<'de> for Coordinates {
/// #     fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> { Json::deserialize(d).map(Self) }
/// # }
///
/// impl Value for Coordinates {}
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a value that a property can hold",
    note = "a type that serde reads and writes becomes one with `impl mosaic::Value for {Self} {{}}`"
)]
pub trait Value: Serialize + DeserializeOwned {
    /// Whether this is a list, which is emptied rather than removed where it holds references.
    #[doc(hidden)]
    const LIST: bool = false;

    /// Returns the slot of one such value.
    #[doc(hidden)]
    fn one(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Serde(place)
    }

    /// Returns the slot of a list of such values.
    #[doc(hidden)]
    fn many(place: &mut Vec<Self>) -> Slot<'_> {
        Slot::Items(place)
    }

    /// Returns the value as a record shows it.
    #[doc(hidden)]
    fn show(&self) -> SlotRef<'_> {
        SlotRef::Serde(self)
    }

    /// Returns a list of such values as a record shows it.
    #[doc(hidden)]
    #[must_use]
    fn show_many(values: &Vec<Self>) -> SlotRef<'_> {
        SlotRef::Items(values)
    }

    /// Returns what stands for a value that is absent, for a type that has such a value.
    #[doc(hidden)]
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }

    /// Returns what stands for null among the elements of a list, for a type that has such a value;
    /// of other types, null is no element.
    #[doc(hidden)]
    #[must_use]
    fn null() -> Option<Self> {
        None
    }

    /// Returns the JSON that a request carries for this value.
    ///
    /// # Errors
    ///
    /// When the value has no JSON form, such as a number that is not finite.
    #[doc(hidden)]
    fn written(&self) -> Result<Json, Unwritable> {
        self.show().written()
    }
}

/// The type of a field of a record.
///
/// A server may leave out any property, so a field is an [`Option`], a
/// [`Vec`] (where missing and empty are the same) or [`WriteOnly`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field of a managed object",
    label = "the server may leave out any property",
    note = "use `Option<T>`, `Vec<T>` for a plain list, or `WriteOnly<T>` for a secret"
)]
pub trait Field {
    /// Returns the place that the value is decoded into.
    fn slot(&mut self) -> Slot<'_>;

    /// Returns the value as a record shows it.
    fn show(&self) -> SlotRef<'_>;
}

impl<V: Value> Field for Option<V> {
    fn slot(&mut self) -> Slot<'_> {
        V::one(self)
    }

    fn show(&self) -> SlotRef<'_> {
        match self {
            Some(value) => value.show(),
            None => SlotRef::Absent,
        }
    }
}

impl<V: Value> Field for Vec<V> {
    fn slot(&mut self) -> Slot<'_> {
        V::many(self)
    }

    fn show(&self) -> SlotRef<'_> {
        if self.is_empty() {
            return SlotRef::Absent;
        }
        V::show_many(self)
    }
}

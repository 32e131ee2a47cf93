//! The operators that a property has, by the type of its values.

use crate::{
    Date, DateTime, ObjectId, Property, QueryFilter, Readable, Revision,
    filter::{
        Operator,
        text::{comparison, presence},
    },
    property::Filterable,
    record::SlotRef,
    value::Value,
};

/// A value that a filter compares for equality.
#[diagnostic::on_unimplemented(
    message = "a filter cannot compare values of type `{Self}`",
    label = "a filter compares text, numbers, booleans, dates and enumerations",
    note = "`.present()` works on every property that a filter may use"
)]
pub trait Equality {
    /// What the operand is: the element where the value is a list.
    type Scalar: Value;
}

/// A value that a filter puts in order.
#[diagnostic::on_unimplemented(
    message = "a filter cannot order values of type `{Self}`",
    label = "only numbers and dates have an order",
    note = "text has `.eq(…)`, `.starts_with(…)` and `.contains(…)`"
)]
pub trait Order: Equality {}

/// A value that a filter looks into as text.
#[diagnostic::on_unimplemented(
    message = "a filter cannot look for text in values of type `{Self}`",
    label = "only text has this operator",
    note = "`.eq(…)` compares the whole value"
)]
pub trait Text: Equality {}

/// Scalars, which are their own operand.
macro_rules! scalars {
    ($($scalar:ty),*) => {
        $(
            impl Equality for $scalar {
                type Scalar = Self;
            }
        )*
    };
}

scalars!(String, i64, f64, bool, ObjectId, Revision, Date, DateTime);

impl<V: Equality + Value> Equality for Vec<V> {
    type Scalar = V::Scalar;
}

impl<V: Equality + Value> Equality for Option<V> {
    type Scalar = V::Scalar;
}

impl Order for i64 {}
impl Order for f64 {}
impl Order for Date {}
impl Order for DateTime {}
impl<V: Order + Value> Order for Vec<V> {}
impl<V: Order + Value> Order for Option<V> {}

impl Text for String {}
impl<V: Text + Value> Text for Vec<V> {}
impl<V: Text + Value> Text for Option<V> {}

/// Conditions. On a list, a condition is true where any element satisfies it.
impl<O, V, I, A> Property<O, V, I, A> {
    /// The property is there.
    pub fn present(self) -> QueryFilter<O>
    where
        I: Filterable,
        A: Readable,
    {
        presence(self.name())
    }

    /// The property is equal to a value; text ignores case.
    pub fn eq(self, value: impl Into<V::Scalar>) -> QueryFilter<O>
    where
        I: Filterable,
        A: Readable,
        V: Equality,
    {
        comparison(self.name(), Operator::Equal, &value.into().show())
    }

    /// The property is equal to any of some values.
    pub fn is_in<S: Into<V::Scalar>>(self, values: impl IntoIterator<Item = S>) -> QueryFilter<O>
    where
        I: Filterable,
        A: Readable,
        V: Equality,
    {
        let equals = values.into_iter().map(|value| self.eq(value));
        equals.fold(QueryFilter::none(), |any, equal| any | equal)
    }

    /// The property is less than a value.
    pub fn lt(self, value: impl Into<V::Scalar>) -> QueryFilter<O>
    where
        I: Filterable,
        A: Readable,
        V: Order,
    {
        comparison(self.name(), Operator::Less, &value.into().show())
    }

    /// The property is less than a value or equal to it.
    pub fn le(self, value: impl Into<V::Scalar>) -> QueryFilter<O>
    where
        I: Filterable,
        A: Readable,
        V: Order,
    {
        comparison(self.name(), Operator::LessOrEqual, &value.into().show())
    }

    /// The property is greater than a value.
    pub fn gt(self, value: impl Into<V::Scalar>) -> QueryFilter<O>
    where
        I: Filterable,
        A: Readable,
        V: Order,
    {
        comparison(self.name(), Operator::Greater, &value.into().show())
    }

    /// The property is greater than a value or equal to it.
    pub fn ge(self, value: impl Into<V::Scalar>) -> QueryFilter<O>
    where
        I: Filterable,
        A: Readable,
        V: Order,
    {
        comparison(self.name(), Operator::GreaterOrEqual, &value.into().show())
    }

    /// The text starts with another; case is ignored.
    pub fn starts_with(self, text: &str) -> QueryFilter<O>
    where
        I: Filterable,
        A: Readable,
        V: Text,
    {
        comparison(self.name(), Operator::StartsWith, &SlotRef::Text(text))
    }

    /// The text contains another; case is ignored.
    pub fn contains(self, text: &str) -> QueryFilter<O>
    where
        I: Filterable,
        A: Readable,
        V: Text,
    {
        comparison(self.name(), Operator::Contains, &SlotRef::Text(text))
    }
}

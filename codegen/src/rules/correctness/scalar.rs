//! Texts and numbers, compared as the server compares them.

use crate::json::{Kind, Value};
use crate::model::Text;

/// A text or a number; numbers are the same where their values are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Scalar<'a> {
    /// A text.
    Text(Text<'a>),
    /// A number, by its bits.
    Number(u64),
}

impl<'a> Scalar<'a> {
    /// Returns what `value` is; nothing where it is neither a text nor a number of a usual size.
    pub(super) fn of(value: Value<'a>) -> Option<Self> {
        match value.kind() {
            Kind::String => value.as_str().map(Self::Text),
            Kind::Number => {
                let number = value.as_number()?.as_f64()?;
                Some(Self::Number((number + 0.0).to_bits())) // of the two zeros the positive one
            }
            _ => None,
        }
    }
}

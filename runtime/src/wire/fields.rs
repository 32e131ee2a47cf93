//! The fields that a request asks for (`_fields`).

use crate::pointer;

/// Returns the pointer that a list of fields, or a sort key, names a value with.
///
/// The elements are names in plain text; `*` stands for every property or every element of a list,
/// and `*_ref` for every relationship: `["manager", "*"]` is `manager/*`.
#[must_use]
pub fn field<'a>(elements: impl IntoIterator<Item = &'a str>) -> String {
    pointer::of(elements)
}

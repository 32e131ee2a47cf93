//! Rust names for the names of a schema: deterministic, and harmless whatever the schema says.

mod keyword;
mod spelling;
mod unique;
mod words;

use heck::{ToSnakeCase, ToTitleCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};

pub(crate) use unique::Unique;

/// The fields that generated structs have of their own: `_id` and `_rev` of a record, and what the
/// schema does not list of an object inside it.
const RESERVED_FIELDS: [&str; 3] = ["id", "rev", "rest"];

/// The variant that holds whatever the schema does not list.
pub const OTHER: &str = "Other";

/// Returns the name of the field for the property `name`, in snake case.
///
/// The name may be a keyword that [`identifier`] makes raw; it is never one that cannot be raw,
/// and never one of the fields that generated structs have of their own.
#[must_use]
pub fn field(name: &str) -> String {
    let field = after_digits(words::words(name).to_snake_case(), "n");
    if is_reserved_field(&field) || keyword::is_never_raw(&field) {
        return field + "_";
    }
    field
}

/// Returns `name` as a label for people: its words, each with a capital.
#[must_use]
pub fn title(name: &str) -> String {
    words::words(name).to_title_case()
}

/// Returns the words of `name`, in lower case: those between underscores, humps and symbols.
#[must_use]
pub fn split(name: &str) -> Vec<String> {
    let words = words::words(name).to_snake_case();
    words.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Returns `word` without the digits at its end.
#[must_use]
pub fn without_number(word: &str) -> &str {
    word.trim_end_matches(|last: char| last.is_ascii_digit())
}

/// Returns the name of the type for `name`, in upper camel case.
#[must_use]
pub fn type_name(name: &str) -> String {
    let name = after_digits(words::words(name).to_upper_camel_case(), "N");
    if keyword::is_never_raw(&name) { name + "_" } else { name }
}

/// Returns the name of the module for the type `name`, in snake case and ASCII: it is the name of a
/// file, too.
#[must_use]
pub fn module(name: &str) -> String {
    let module = field(&words::ascii(name));
    if keyword::is_taken_file(&module) { module + "_" } else { module }
}

/// Returns the name of the variant for the enumerated value `value`, in upper camel case.
///
/// It is never [`OTHER`].
#[must_use]
pub fn variant(value: &str) -> String {
    beside_other(type_name(value))
}

/// Returns longer names for `value`, for where others have the name that [`variant`] gives it: the
/// nicest first, and last one that no other value has, in any of these ways.
#[must_use]
pub fn longer_variants(value: &str) -> [String; 3] {
    let variant = variant(value);
    let stem = variant.trim_end_matches('_');
    let (case, symbols) = (spelling::case(value), spelling::symbols(value));
    let short = if symbols.is_empty() { case } else { &symbols };
    [
        format!("{stem}{}", if short.is_empty() { "Plain" } else { short }),
        format!("{stem}{case}{symbols}"),
        format!("{stem}0_{}", spelling::code_points(value)),
    ]
}

/// Returns `name`, or another one if it is [`OTHER`].
#[must_use]
pub fn beside_other(name: String) -> String {
    if name == OTHER { name + "_" } else { name }
}

/// Returns whether generated structs have a field `name` of their own.
#[must_use]
pub fn is_reserved_field(name: &str) -> bool {
    RESERVED_FIELDS.contains(&name)
}

/// Returns `name`, one of the names that this module makes, as a token.
#[must_use]
pub fn identifier(name: &str) -> Ident {
    if keyword::is_keyword(name) {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}

/// Puts `letter` before a name that begins with a digit.
fn after_digits(name: String, letter: &str) -> String {
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("{letter}{name}")
    } else {
        name
    }
}

#[cfg(test)]
mod tests;

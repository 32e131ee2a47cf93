//! Reads single values: a setting of the expected type, a placeholder, or anything else.

use crate::json::{Kind, Member, Number, Value};
use crate::model::{Scope, Setting, Text};
use crate::span::Spanned;

/// A type that a JSON value can be read as.
pub(super) trait Read<'a>: Sized {
    fn read(value: Value<'a>) -> Option<Self>;
}

impl<'a> Read<'a> for Text<'a> {
    fn read(value: Value<'a>) -> Option<Self> {
        value.as_str()
    }
}

impl<'a> Read<'a> for bool {
    /// A boolean in quotes is read as what it says; that it has quotes is a finding.
    fn read(value: Value<'a>) -> Option<Self> {
        value.as_bool().or_else(|| value.as_str()?.parse().ok())
    }
}

impl<'a> Read<'a> for Number<'a> {
    fn read(value: Value<'a>) -> Option<Self> {
        value.as_number()
    }
}

impl<'a> Read<'a> for Scope {
    fn read(value: Value<'a>) -> Option<Self> {
        match &*value.as_str()? {
            "public" | "PUBLIC" => Some(Self::Public),
            "private" | "PRIVATE" => Some(Self::Private),
            _ => None,
        }
    }
}

/// Returns what `value` sets.
pub(super) fn setting<'a, T: Read<'a>>(value: Value<'a>) -> Setting<'a, T> {
    match value.kind() {
        Kind::Null => Setting::Null(value),
        Kind::String | Kind::Object if is_placeholder(value) => Setting::Placeholder(value),
        _ => match T::read(value) {
            Some(read) => Setting::Given(Spanned::new(read, value.span())),
            None => Setting::Other(value),
        },
    }
}

/// Returns what the member `name` of `object` sets.
pub(super) fn setting_of<'a, T: Read<'a>>(object: Value<'a>, name: &str) -> Setting<'a, T> {
    object.get(name).map_or(Setting::Absent, setting)
}

/// Returns the strings of a list; other elements of it mean nothing. `None` where it is no list.
pub(super) fn texts(value: Value<'_>) -> Option<Vec<Spanned<Text<'_>>>> {
    if value.kind() != Kind::Array {
        return None;
    }
    let texts = value.elements().filter_map(|element| {
        let text = element.as_str()?;
        Some(Spanned::new(text, element.span()))
    });
    Some(texts.collect())
}

/// The types that a wrapped placeholder can be coerced to.
const COERCIONS: [&str; 11] = [
    "$array", "$base64", "$bool", "$double", "$float", "$int", "$list", "$long", "$number",
    "$object", "$string",
];

/// Returns whether `value` is an ESV placeholder: `&{esv.name}` in a string, or wrapped with the type
/// that it is coerced to, as in `{"$int":"&{esv.name}"}`.
pub(crate) fn is_placeholder(value: Value<'_>) -> bool {
    match value.kind() {
        Kind::String => has_placeholder(value.raw()),
        Kind::Object => {
            let mut members = value.members();
            let (Some(Member { key, value }), None) = (members.next(), members.next()) else {
                return false;
            };
            let name = key.name();
            let coercion = name.split_once(':').map_or(&*name, |(coercion, _)| coercion);
            let is_coercion =
                coercion.starts_with('$') && COERCIONS.binary_search(&coercion).is_ok();
            is_coercion && (holds_placeholder(value) || value.elements().any(holds_placeholder))
        }
        _ => false,
    }
}

fn holds_placeholder(value: Value<'_>) -> bool {
    value.kind() == Kind::String && has_placeholder(value.raw())
}

/// Returns whether a part of `text` is a placeholder, so that it is known in the environment alone.
pub(crate) fn has_placeholder(text: &str) -> bool {
    text.as_bytes().contains(&b'&')
        && text.find("&{").is_some_and(|start| text[start..].contains('}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn placeholders_are_told_from_other_values() {
        let placeholders = [
            r#""&{esv.title}""#,
            r#""before &{esv.title} after""#,
            r#"{"$int":"&{esv.length}"}"#,
            r#"{"$list":["&{esv.one}"]}"#,
            r#"{"$base64:decode":"&{esv.key}"}"#,
        ];
        for text in placeholders {
            let (document, _) = json::parse(text);
            assert!(is_placeholder(document.root().unwrap()), "{text}");
        }
        let others = [
            r#""R&D""#,
            r#""}&{""#,
            r#"{"$ref":"&{a}"}"#,
            "{}",
            "1",
            r#"{"$int":"1","a":1}"#,
            r#"{"$int":{"type":"string"}}"#,
            r#"{"$int":"1"}"#,
        ];
        for text in others {
            let (document, _) = json::parse(text);
            assert!(!is_placeholder(document.root().unwrap()), "{text}");
        }
    }

    #[test]
    fn the_coercions_can_be_searched() {
        assert!(COERCIONS.is_sorted());
    }
}

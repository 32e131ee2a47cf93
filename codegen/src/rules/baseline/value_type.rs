//! What a property holds, in so few words that two of them can be compared.

use std::fmt;

use crate::catalog::SlotValue;
use crate::model::{Kind, Property};

/// What a property holds: a word, for arrays the word of their elements, and whether it may be null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueType {
    word: &'static str,
    elements: Option<&'static str>,
    is_nullable: bool,
}

/// The words that a catalog and a schema have in common.
const WORDS: [&str; 7] =
    ["string", "number", "integer", "boolean", "object", "array", "relationship"];

impl ValueType {
    /// Returns what `property` holds; nothing where its schema leaves that open.
    #[must_use]
    pub fn of(property: &Property<'_>) -> Option<Self> {
        let elements = match &property.kind {
            Kind::Array(items) => Some(word(&items.kind)?),
            _ => None,
        };
        Some(Self { word: word(&property.kind)?, elements, is_nullable: property.nullable })
    }

    /// Returns what a slot is declared to hold.
    #[must_use]
    pub fn of_slot(value: SlotValue) -> Self {
        let (word, elements) = match value {
            SlotValue::String | SlotValue::Date => ("string", None),
            SlotValue::Texts => ("array", Some("string")),
            SlotValue::Integer => ("number", None),
        };
        Self { word, elements, is_nullable: false }
    }

    /// Returns the type that the catalog spells `text`, such as `array<string>` or `number|null`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (text, is_nullable) = match text.strip_suffix("|null") {
            Some(text) => (text, true),
            None => (text, false),
        };
        let inside = text.strip_prefix("array<").and_then(|text| text.strip_suffix('>'));
        let known = |name: &str| WORDS.into_iter().find(|word| *word == name);
        match inside {
            Some(inside) => {
                Some(Self { word: "array", elements: Some(known(inside)?), is_nullable })
            }
            None => Some(Self { word: known(text)?, elements: None, is_nullable }),
        }
    }

    /// Returns whether its values are references.
    #[must_use]
    pub fn holds_references(self) -> bool {
        [Some(self.word), self.elements].contains(&Some("relationship"))
    }

    /// Returns whether it differs from `other` in nothing but that it may be null.
    #[must_use]
    pub fn adds_null_to(self, other: Self) -> bool {
        self.is_nullable && !other.is_nullable && Self { is_nullable: false, ..self } == other
    }
}

impl fmt::Display for ValueType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let article = if self.word.starts_with(['a', 'i', 'o']) { "an" } else { "a" };
        write!(formatter, "{article} {}", self.word)?;
        if let Some(elements) = self.elements {
            write!(formatter, " of {elements}s")?;
        }
        if self.is_nullable {
            formatter.write_str(" or null")?;
        }
        Ok(())
    }
}

fn word(kind: &Kind<'_>) -> Option<&'static str> {
    match kind {
        Kind::String => Some("string"),
        Kind::Number => Some("number"),
        Kind::Integer => Some("integer"),
        Kind::Boolean => Some("boolean"),
        Kind::Object(_) => Some("object"),
        Kind::Array(_) => Some("array"),
        Kind::Relationship(_) => Some("relationship"),
        Kind::Any => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn every_type_of_the_catalog_is_read() {
        for shipped in Catalog::embedded().types() {
            for property in &shipped.properties {
                assert!(ValueType::read(property.type_name).is_some(), "{}", property.name);
            }
        }
    }

    #[test]
    fn a_type_is_written_in_english() {
        let written = ["string", "object", "array<relationship>", "number|null"];
        let written = written.map(|text| ValueType::read(text).unwrap().to_string());
        let expected = ["a string", "an object", "an array of relationships", "a number or null"];
        assert_eq!(written, expected);
    }

    #[test]
    fn null_is_added_to_the_same_type_alone() {
        let read = |text| ValueType::read(text).unwrap();
        assert!(read("number|null").adds_null_to(read("number")));
        assert!(!read("number").adds_null_to(read("number|null")));
        assert!(!read("string|null").adds_null_to(read("number")));
    }
}

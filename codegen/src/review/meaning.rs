//! What a value says, as a number: equal for values that say the same, however they are written.

use std::borrow::Cow;

use crate::hash::Hash;
use crate::json::{Kind, Number, Value};
use crate::source::{Documents, FILE_SCHEME};
use crate::span::SourceId;

/// The arrays that are sets: the order of what is in them says nothing.
const SETS: [&str; 3] = ["required", "trackedProperties", "purposeIds"];

/// Tells what values of one side say.
pub(super) struct Meaning<'m> {
    documents: &'m Documents<'m>,
}

impl<'m> Meaning<'m> {
    pub(super) fn new(documents: &'m Documents<'m>) -> Self {
        Self { documents }
    }

    /// Returns a number that depends on what `value` of `source` says: not on the order of keys, on
    /// escapes, on how numbers are spelled, nor on whether a script is in a file beside it.
    ///
    /// The parser's depth limit bounds the recursion.
    pub(super) fn digest(&self, source: SourceId, value: Value<'_>) -> u64 {
        let mut hash = Hash::new();
        match value.kind() {
            Kind::Null => hash.text("null"),
            Kind::Boolean => {
                hash.text(if value.as_bool() == Some(true) { "true" } else { "false" });
            }
            Kind::Number => {
                hash.text("number");
                hash.text(&value.as_number().map(spelled).unwrap_or_default());
            }
            Kind::String => {
                hash.text("string");
                hash.text(&value.as_str().unwrap_or_default());
            }
            Kind::Array => {
                hash.text("array");
                for element in value.elements() {
                    hash.bytes(&self.digest(source, element).to_le_bytes());
                }
            }
            Kind::Object => {
                hash.text("object");
                self.hash_members(&mut hash, source, value);
            }
        }
        hash.number()
    }

    /// Adds the members in the order of their names; of a repeated name the last one, as servers do.
    fn hash_members(&self, hash: &mut Hash, source: SourceId, object: Value<'_>) {
        let mut members: Vec<(Cow<'_, str>, Value<'_>)> =
            object.members().map(|member| (member.key.name(), member.value)).collect();
        members.sort_by(|one, other| one.0.cmp(&other.0));
        let lasts = members.chunk_by(|one, other| one.0 == other.0).filter_map(<[_]>::last);
        // Servers take null for what is not there.
        for (name, value) in lasts.filter(|(_, value)| !value.is_null()) {
            if let Some(script) = self.script(source, name, *value) {
                hash.text("source");
                hash.text(script);
                continue;
            }
            hash.text(name);
            let digest = if SETS.contains(&&**name) {
                self.digest_of_set(source, *value)
            } else {
                self.digest(source, *value)
            };
            hash.bytes(&digest.to_le_bytes());
        }
    }

    fn digest_of_set(&self, source: SourceId, set: Value<'_>) -> u64 {
        let mut elements: Vec<_> =
            set.elements().map(|element| self.digest(source, element)).collect();
        elements.sort_unstable();
        elements.dedup();
        let mut hash = Hash::new();
        hash.text("set");
        for element in elements {
            hash.bytes(&element.to_le_bytes());
        }
        hash.number()
    }

    /// Returns the text of the script that the member `name` keeps in a file, or has written out.
    fn script(&self, source: SourceId, name: &str, value: Value<'_>) -> Option<&'m str> {
        let text = value.as_str()?;
        let is_reference = name == "file" || name == "source" && text.starts_with(FILE_SCHEME);
        let file = is_reference.then(|| self.documents.resolve(source, &text))??;
        Some(&self.documents.sources().get(file).text)
    }
}

/// Returns `number` in one spelling of all that mean the same.
fn spelled(number: Number<'_>) -> String {
    match (number.as_i64(), number.as_f64()) {
        (Some(integer), _) => integer.to_string(),
        (None, Some(float)) => float.to_string(),
        (None, None) => number.text().to_owned(),
    }
}

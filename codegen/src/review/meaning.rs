//! What a value says, as a number: equal for values that say the same, however they are written.

use std::borrow::Cow;

use crate::hash::Hash;
use crate::json::{Kind, Member, Number, Value};
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
            Kind::String => return digest_of_text(&value.as_str().unwrap_or_default()),
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
        let mut members: Vec<(Cow<'_, str>, Option<u64>)> =
            object.members().map(|member| self.digest_of_member(source, member)).collect();
        members.sort_by(|one, other| one.0.cmp(&other.0));
        let lasts = members.chunk_by(|one, other| one.0 == other.0).filter_map(<[_]>::last);
        for (name, digest) in lasts {
            let Some(digest) = digest else {
                continue; // servers take null for what is not there
            };
            hash.text(name);
            hash.bytes(&digest.to_le_bytes());
        }
    }

    /// Returns the name and the number of a member, none for null; a script in a file counts as
    /// written out.
    fn digest_of_member<'v>(
        &self,
        source: SourceId,
        member: Member<'v>,
    ) -> (Cow<'v, str>, Option<u64>) {
        let name = member.key.name();
        if member.value.is_null() {
            return (name, None);
        }
        if let Some(script) = self.script(source, &name, member.value) {
            return (Cow::Borrowed("source"), Some(digest_of_text(script)));
        }
        let digest = if SETS.contains(&&*name) {
            self.digest_of_set(source, member.value)
        } else {
            self.digest(source, member.value)
        };
        (name, Some(digest))
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

    /// Returns the text of the script that the member `name` keeps in a file beside the configuration.
    fn script(&self, source: SourceId, name: &str, value: Value<'_>) -> Option<&'m str> {
        let text = value.as_str()?;
        let is_reference = name == "file" || name == "source" && text.starts_with(FILE_SCHEME);
        let file = is_reference.then(|| self.documents.resolve(source, &text))??;
        Some(&self.documents.sources().get(file).text)
    }
}

fn digest_of_text(text: &str) -> u64 {
    let mut hash = Hash::new();
    hash.text("string");
    hash.text(text);
    hash.number()
}

/// Returns `number` in one spelling of all that mean the same.
fn spelled(number: Number<'_>) -> String {
    match (number.as_i64(), number.as_f64()) {
        (Some(integer), _) => integer.to_string(),
        (None, Some(float)) => float.to_string(),
        (None, None) => number.text().to_owned(),
    }
}

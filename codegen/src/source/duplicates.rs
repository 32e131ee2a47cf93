//! Names that one object has twice; servers keep the last one and say nothing.

use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::json::edit::{Edit, Path};
use crate::json::{Duplicate, Key, Kind, Value};
use crate::source::path::SemanticPath;
use crate::source::{Documents, TypeEntry};
use crate::span::{Location, SourceId};

impl Documents<'_> {
    /// Reports every name that stands more than once in an object around the types.
    pub(crate) fn report_duplicates_above_types(&self) -> Vec<Diagnostic> {
        let mut search = Search::default();
        for parsed in self.parsed() {
            search.source = parsed.source;
            if let Some(root) = parsed.document.root() {
                search.visit_above_types(root);
            }
        }
        search.diagnostics
    }
}

impl TypeEntry<'_> {
    /// Reports every name that stands more than once in an object of the type.
    pub(crate) fn report_duplicates(&self) -> Vec<Diagnostic> {
        if !any_repeats(self.value) {
            return Vec::new();
        }
        let mut search = Search { source: self.source, ..Search::default() };
        let name = self.value.get("name").and_then(Value::as_str).unwrap_or_default();
        let _ = search.path.enter(&name);
        search.visit(self.value, Place::Type);
        search.diagnostics
    }
}

/// Returns whether any object in `value` has a name twice.
///
/// The parser's depth limit bounds the recursion.
fn any_repeats(value: Value<'_>) -> bool {
    let is_container = |value: &Value<'_>| matches!(value.kind(), Kind::Array | Kind::Object);
    let mut seen = Seen::default();
    let mut is_suspect = false;
    for member in value.members() {
        is_suspect |= seen.add(hash(&member.key.name()));
        if is_container(&member.value) && any_repeats(member.value) {
            return true;
        }
    }
    is_suspect && repeats(value) || value.elements().filter(is_container).any(any_repeats)
}

fn repeats(object: Value<'_>) -> bool {
    let mut hashes: Vec<_> = object.members().map(|member| hash(&member.key.name())).collect();
    hashes.sort_unstable();
    hashes.windows(2).any(|pair| pair[0] == pair[1]) && !object.duplicates().is_empty()
}

/// A bit for each of some names, so that those of nearly no small object are ever compared.
#[derive(Default)]
struct Seen {
    words: [u64; 16],
}

impl Seen {
    /// Adds a name by its hash; returns whether it, or another one with the same bit, was added.
    fn add(&mut self, hash: u64) -> bool {
        let [.., word, bit] = hash.to_le_bytes();
        let word = &mut self.words[usize::from(word % 16)];
        let is_known = *word >> (bit % 64) & 1 == 1;
        *word |= 1 << (bit % 64);
        is_known
    }
}

/// Returns a number that depends on the length and on both ends of `name`.
#[inline]
fn hash(name: &str) -> u64 {
    let name = name.as_bytes();
    let ends = match (name.first_chunk(), name.last_chunk()) {
        (Some(first), Some(last)) => {
            u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(29)
        }
        _ => name.iter().fold(0, |ends, &byte| ends << 8 | u64::from(byte)),
    };
    (ends ^ name.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// What an object is, as far as its members' names are part of a semantic path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Type,
    Schema,
    Properties,
    Property,
    Detail,
}

impl Place {
    /// Returns what the member `name` is, and whether its name is part of the path.
    fn step(self, name: &str) -> (Self, bool) {
        match (self, name) {
            (Self::Type, "schema") => (Self::Schema, false),
            (Self::Schema | Self::Property, "properties") => (Self::Properties, false),
            (Self::Property, "items") => (Self::Property, false),
            (Self::Properties, _) => (Self::Property, true),
            _ => (Self::Detail, true),
        }
    }
}

#[derive(Default)]
struct Search {
    source: SourceId,
    path: SemanticPath,
    diagnostics: Vec<Diagnostic>,
}

impl Search {
    /// Visits the objects around the types: a body, and the wrappers of an export.
    fn visit_above_types(&mut self, root: Value<'_>) {
        let mut wrapper = Some(root);
        while let Some(object) = wrapper.filter(|object| object.get("name").is_none()) {
            self.check(object);
            wrapper = ["global", "idm", "managed"].iter().find_map(|name| object.get(name));
        }
    }

    /// Visits `value` and all below; the parser's depth limit bounds the recursion.
    fn visit(&mut self, value: Value<'_>, place: Place) {
        self.check(value);
        for element in value.elements() {
            self.visit(element, place);
        }
        for member in value.members() {
            if !matches!(member.value.kind(), Kind::Array | Kind::Object) {
                continue;
            }
            let name = member.key.name();
            let (place, is_named) = place.step(&name);
            let mark = is_named.then(|| self.path.enter(&name));
            self.visit(member.value, place);
            if let Some(mark) = mark {
                self.path.leave(mark);
            }
        }
    }

    fn check(&mut self, object: Value<'_>) {
        for duplicate in object.duplicates() {
            let diagnostic = self.report(object, &duplicate);
            self.diagnostics.push(diagnostic);
        }
    }

    fn report(&self, object: Value<'_>, duplicate: &Duplicate<'_>) -> Diagnostic {
        let Duplicate { first, before, again } = duplicate;
        let name = again.key.name();
        let location = |key: Key<'_>| Location { source: self.source, span: key.span() };
        let message = format!("expected `{name}` once in this object, found it again");
        let mut diagnostic =
            Diagnostic::warning("json-duplicate-key", location(again.key), message)
                .related(location(*first), "first here")
                .with_hint("the last one counts: remove the others")
                .at(self.path.as_str());
        if before.value.raw() == again.value.raw() {
            diagnostic.fix = Some(Box::new(Fix {
                title: format!("remove the earlier `{name}`, which says the same"),
                safety: Safety::Safe,
                source: self.source,
                edits: vec![Edit::remove(Path::item(object, before.value))],
            }));
        }
        diagnostic
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    fn finds(text: &str) -> bool {
        let (document, _) = json::parse(text);
        any_repeats(document.root().unwrap())
    }

    #[test]
    fn an_object_is_suspected_only_of_what_it_does() {
        for count in 1..200 {
            let names: Vec<_> = (0..count).map(|n| format!("\"name{n}\":0")).collect();
            let names = names.join(",");
            assert!(!finds(&format!("[{{{names}}}]")), "{names}");
            let again = format!("[{{{names},\"name{}\":1}}]", count / 2);
            assert!(finds(&again), "{again}");
        }
    }

    #[test]
    fn an_escaped_name_repeats_a_plain_one() {
        assert!(finds(r#"{"a":0,"\u0061":1}"#));
    }

    #[test]
    fn names_of_every_length_are_told_apart_by_a_character() {
        for length in 1..40 {
            let name = "n".repeat(length);
            assert_ne!(hash(&name), hash(&format!("{name}n")), "{name}");
        }
    }
}

//! Names that one object has twice; servers keep the last one and say nothing.

use crate::diagnostic::Diagnostic;
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
        if !any_may_repeat(self.value) {
            return Vec::new();
        }
        let mut search = Search { source: self.source, ..Search::default() };
        let name = self.value.get("name").and_then(Value::as_str).unwrap_or_default();
        let _ = search.path.enter(&name);
        search.visit(self.value, Place::Type);
        search.diagnostics
    }
}

/// Returns whether any object in `value` could have a name twice; never wrong about one that has.
///
/// The parser's depth limit bounds the recursion.
fn any_may_repeat(value: Value<'_>) -> bool {
    let is_container = |value: &Value<'_>| matches!(value.kind(), Kind::Array | Kind::Object);
    let mut seen = Seen::new();
    for member in value.members() {
        if seen.has(member.key) || is_container(&member.value) && any_may_repeat(member.value) {
            return true;
        }
    }
    seen.has_any_twice() || value.elements().filter(is_container).any(any_may_repeat)
}

/// Returns whether `object` could have a name twice; never wrong about one that has.
pub(crate) fn may_repeat(object: Value<'_>) -> bool {
    let mut seen = Seen::new();
    object.members().any(|member| seen.has(member.key)) || seen.has_any_twice()
}

/// The names of one object, told apart by a hash, so that nearly none is ever compared.
struct Seen {
    hashes: [u64; Seen::FEW],
    count: usize,
    /// The rest of them, in an object of many.
    more: Vec<u64>,
}

impl Seen {
    const FEW: usize = 32;

    fn new() -> Self {
        Self { hashes: [0; Self::FEW], count: 0, more: Vec::new() }
    }

    /// Adds `key`, and returns whether it was there; of many names, the last word is
    /// [`Seen::has_any_twice`].
    fn has(&mut self, key: Key<'_>) -> bool {
        let hash = fold(key.name().as_bytes());
        let Some(free) = self.hashes.get_mut(self.count) else {
            self.more.push(hash);
            return false;
        };
        *free = hash;
        let is_known = self.hashes[..self.count].contains(&hash);
        self.count += 1;
        is_known
    }

    /// Returns whether any of many names was added twice.
    fn has_any_twice(&mut self) -> bool {
        if self.more.is_empty() {
            return false;
        }
        self.more.extend_from_slice(&self.hashes);
        self.more.sort_unstable();
        self.more.windows(2).any(|pair| pair[0] == pair[1])
    }
}

/// Returns a number that depends on every byte.
fn fold(bytes: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut words = bytes.chunks_exact(8);
    let mut hash = bytes.len() as u64;
    for word in &mut words {
        let word = word.try_into().map_or(0, u64::from_le_bytes);
        hash = (hash ^ word).wrapping_mul(MULTIPLIER).rotate_left(29);
    }
    let rest = words.remainder().iter().fold(0, |rest, &byte| rest << 8 | u64::from(byte));
    (hash ^ rest).wrapping_mul(MULTIPLIER)
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
        if may_repeat(object) {
            for duplicate in object.duplicates() {
                let diagnostic = self.report(&duplicate);
                self.diagnostics.push(diagnostic);
            }
        }
    }

    fn report(&self, duplicate: &Duplicate<'_>) -> Diagnostic {
        let name = duplicate.again.name();
        let location = |key: Key<'_>| Location { source: self.source, span: key.span() };
        Diagnostic::warning(
            "duplicate-key",
            location(duplicate.again),
            format!("expected `{name}` once in this object, found it again"),
        )
        .related(location(duplicate.first), "first here")
        .with_hint("the last one counts: remove the others")
        .at(self.path.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn an_object_that_repeats_a_name_is_never_cleared() {
        for count in 1..200 {
            let names: Vec<_> = (0..count).map(|n| format!("\"name{n}\":0")).collect();
            let text = format!("{{{},\"name{}\":1}}", names.join(","), count / 2);
            let (document, _) = json::parse(&text);
            assert!(may_repeat(document.root().unwrap()), "{text}");
        }
    }

    #[test]
    fn an_escaped_name_repeats_a_plain_one() {
        let (document, _) = json::parse(r#"{"a":0,"\u0061":1}"#);
        assert!(may_repeat(document.root().unwrap()));
    }
}

//! Scripts whose files are missing, so that a tenant would get their names for their sources.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::diff::Side;
use crate::json::{Kind, Value};
use crate::meaning::Reference;
use crate::source::FILE_SCHEME;
use crate::span::{Location, SourceId};

/// The members that a path is told without.
const BETWEEN: [&str; 3] = ["schema", "properties", "items"];

/// A script, and the text that it is in.
#[derive(Clone, Copy)]
struct Script<'m> {
    reference: Reference<'m>,
    source: SourceId,
}

/// Returns an error for each script of `files` that names a file which is not there, where `wanted` brings
/// that name to a `tenant` that has something else, and where the file belongs beside the one that names it.
/// What a tenant says itself is a file of its own.
#[must_use]
pub fn lost_scripts(tenant: Side<'_>, wanted: Side<'_>, files: Side<'_>) -> Vec<Diagnostic> {
    let (held, asked) = (scripts(tenant), scripts(wanted));
    let mut errors = Vec::new();
    for (path, script) in scripts(files) {
        let is_said = |by: &BTreeMap<Vec<String>, Script<'_>>| {
            by.get(&path).is_some_and(|other| other.says() == script.says())
        };
        if !script.reference.is_file() || !is_said(&asked) || is_said(&held) {
            continue;
        }
        if !held.contains_key(&path) && !script.is_beside(files) {
            continue; // a file of the server, where nothing is lost
        }
        let Script { reference, source } = script;
        let location = Location { source, span: reference.value.span() };
        let (_, name) = script.says();
        let message = format!("expected the file `{name}` of a script, found none");
        let told = path.iter().filter(|name| !BETWEEN.contains(&name.as_str()));
        let told: Vec<_> = told.map(String::as_str).collect();
        errors.push(
            Diagnostic::error("script-file-missing", location, message)
                .at(told.join("."))
                .with_hint("add it: the tenant would get the name of the file for the script"),
        );
    }
    errors
}

impl Script<'_> {
    /// Returns the member that says what is run, and what it says.
    fn says(&self) -> (&'static str, String) {
        let text = self.reference.value.as_str().unwrap_or_default();
        (self.reference.name, text.into_owned())
    }

    /// Returns whether tools that split a configuration write the file beside the one that names it.
    fn is_beside(&self, files: Side<'_>) -> bool {
        let (_, name) = self.says();
        let is_plain = !name.contains('/') || name.starts_with(FILE_SCHEME);
        is_plain && files.documents.is_split(self.source)
    }
}

/// Returns the scripts of all types, by their paths.
fn scripts(side: Side<'_>) -> BTreeMap<Vec<String>, Script<'_>> {
    let mut found = BTreeMap::new();
    for object in &side.model.objects {
        let mut path = vec![object.name.value.to_string()];
        collect(object.value, &mut path, &mut |path, reference| {
            found.insert(path.to_vec(), Script { reference, source: object.source() });
        });
    }
    found
}

/// Visits the scripts in `value`; the depth that a parser allows bounds the recursion.
fn collect<'m>(
    value: Value<'m>,
    path: &mut Vec<String>,
    visit: &mut impl FnMut(&[String], Reference<'m>),
) {
    let is_script = value.get("type").and_then(Value::as_str).is_some_and(|kind| {
        let kind = kind.to_ascii_lowercase();
        ["javascript", "groovy"].iter().any(|language| kind.contains(language))
    });
    if let Some(reference) = Reference::in_object(value).filter(|_| is_script) {
        visit(path, reference);
    }
    let members = value.members().map(|member| (member.key.name().into_owned(), member.value));
    let elements = value.elements().enumerate();
    let elements = elements.map(|(position, element)| (position.to_string(), element));
    for (name, inner) in members.chain(elements) {
        if matches!(inner.kind(), Kind::Object | Kind::Array) {
            path.push(name);
            collect(inner, path, visit);
            path.pop();
        }
    }
}

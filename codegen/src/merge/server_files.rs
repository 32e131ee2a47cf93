//! Scripts that are files of a server on one side, and that the other would take from its own files.

use std::collections::HashSet;

use crate::diff::Side;
use crate::json::Value;
use crate::meaning::Reference;
use crate::source::{Origin, plain_path};
use crate::span::{Location, SourceId};

/// A script for which the files have one by the name that the server knows one of its own by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistakable {
    /// The type that both are named in.
    pub object: String,
    /// The name that both have there.
    pub reference: String,
    /// The source among the files that would be taken for the one on the server.
    pub file: SourceId,
    /// Where the files name it.
    pub location: Location,
}

/// Returns the scripts of types in `files` that lead to a file there, though the same type names a file of
/// the server the same way in `server`: which of the two is meant, nobody can tell any more.
///
/// A configuration whose texts are [no server's](Origin) names none. Sorted, none twice.
#[must_use]
pub fn mistakable(server: Side<'_>, files: Side<'_>) -> Vec<Mistakable> {
    let mut found = Vec::new();
    for object in &server.model.objects {
        let is_known = server.documents.sources().get(object.source()).origin == Origin::Server;
        let Some(here) = files.model.object(&object.name.value).filter(|_| is_known) else {
            continue;
        };
        let mut names = HashSet::new();
        visit(object.value, &mut |script| names.extend(path(&script)));
        if names.is_empty() {
            continue;
        }
        visit(here.value, &mut |script| {
            let reference = path(&script).filter(|path| names.contains(path));
            let file = script.source(files.documents, here.source());
            if let Some((reference, file)) = reference.zip(file) {
                let object = object.name.value.to_string();
                let location = Location { source: here.source(), span: script.value.span() };
                found.push(Mistakable { object, reference, file, location });
            }
        });
    }
    found.sort_unstable();
    found.dedup_by(|one, other| one.object == other.object && one.reference == other.reference);
    found
}

/// Visits every script in `value`; the parser's depth limit bounds the recursion.
fn visit<'a>(value: Value<'a>, note: &mut impl FnMut(Reference<'a>)) {
    if let Some(script) = Reference::in_object(value) {
        note(script);
    }
    let members = value.members().map(|member| member.value);
    for inner in members.chain(value.elements()) {
        visit(inner, note);
    }
}

/// Returns the file that `script` names, however it writes that.
fn path(script: &Reference<'_>) -> Option<String> {
    let text = script.value.as_str().filter(|_| script.is_file())?;
    Some(plain_path(&text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Product;
    use crate::source::{Role, Sources};

    /// Returns the scripts of `files`, with `x.js` beside them, that `server` has a file by the name of.
    fn found(server: &str, files: &str) -> Vec<String> {
        let sources = |text: &str| {
            let mut sources = Sources::new();
            sources.add("managed.json", text.into(), Role::Configuration);
            sources
        };
        let (mut server, mut files) = (sources(server), sources(files));
        server.come_from_server();
        files.add("x.js", Vec::new(), Role::Script);
        Side::read(&server, Product::Aic, |server| {
            Side::read(&files, Product::Aic, |files| {
                let found = mistakable(server, files).into_iter();
                found.map(|it| format!("{} {}", it.object, it.reference)).collect()
            })
        })
    }

    fn object(name: &str, hook: &str) -> String {
        let property = format!(r#"{{"type": "string", "onStore": {{{hook}}}}}"#);
        let nested = format!(r#"{{"type": "object", "properties": {{"p": {property}}}}}"#);
        format!(r#"[{{"name": "{name}", "schema": {{"properties": {{"q": {nested}}}}}}}]"#)
    }

    #[test]
    fn a_name_of_the_server_is_known_wherever_the_type_says_it_and_however() {
        let server = object("loan", r#""file": "x.js""#);
        for hook in [r#""file": "./x.js""#, r#""source": "file://x.js""#] {
            let files = format!(
                r#"[{{"name": "loan", "schema": {{}}, "onCreate": {{{hook}}}, "onRead": {{{hook}}}}}]"#
            );
            assert_eq!(found(&server, &files), ["loan x.js"]);
        }
    }

    #[test]
    fn a_file_of_another_type_or_by_another_name_is_no_file_of_the_server() {
        let files = object("loan", r#""file": "x.js""#);
        for server in [
            object("reader", r#""file": "x.js""#),
            object("loan", r#""file": "y.js""#),
            object("loan", r#""source": "x.js""#),
        ] {
            assert!(found(&server, &files).is_empty(), "{server}");
        }
        let missing = object("loan", r#""file": "y.js""#);
        assert!(found(&missing, &missing).is_empty(), "there is no such file here");
    }
}

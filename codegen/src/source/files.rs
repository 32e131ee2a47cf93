//! The files that a configuration names: scripts beside it, and the parts of a split export.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::json::{Kind, Value};
use crate::source::{Origin, Parsed, Role, Source, event_scripts};
use crate::span::{SourceId, Span, Spanned};

/// What frodo writes before the name of a file.
pub(crate) const SCHEME: &str = "file://";

/// Folders that hold what others wrote, or what was built.
const FOREIGN: [&str; 2] = ["node_modules", "target"];

/// A file that a configuration names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReference {
    /// The name that the source must get, next to the one that names it.
    pub name: String,
    /// What the file is taken for.
    pub role: Role,
    /// Where it is named.
    pub span: Span,
}

/// Returns the files that the configuration in `source` names: parts of a split export, and scripts;
/// sorted by name, none twice. Behind them come those that are scripts of the type by their own names.
///
/// A front end adds those that exist under exactly these names, and asks again for each part that it
/// added. Every name is below the folder of `source`, and [fits] what the file is taken for. A
/// script that is missing is no fault, for a whole configuration names scripts on the server; and what a
/// server answers names nothing else.
#[must_use]
pub fn named_files(source: &Source) -> Vec<FileReference> {
    let parsed = Parsed::new(SourceId::default(), &source.text).0;
    let mut files = references(source, &parsed);
    for (reference, span) in event_scripts::candidates(&parsed) {
        let name = resolve(source, &reference, Role::Script);
        let is_new = |name: &String| files.iter().all(|file| file.name != *name);
        let file = name.filter(is_new).map(|name| FileReference { name, role: Role::Script, span });
        files.extend(file);
    }
    files
}

/// Returns the files that are named in the text of `source`, as [`named_files`] does.
#[cfg(feature = "review")]
pub(crate) fn files_in_text(source: &Source) -> Vec<FileReference> {
    references(source, &Parsed::new(SourceId::default(), &source.text).0)
}

fn references(source: &Source, parsed: &Parsed<'_>) -> Vec<FileReference> {
    let mut found = BTreeMap::new();
    let mut note = |reference: &str, role, span| {
        if let Some(name) = resolve(source, reference, role) {
            found.entry(name).or_insert((role, span));
        }
    };
    for reference in parsed.part_references() {
        note(&reference.value, Role::Configuration, reference.span);
    }
    if let Some(root) = parsed.document.root() {
        scripts(root, &mut |reference| note(&reference.value, Role::Script, reference.span));
    }
    let files = found.into_iter();
    files.map(|(name, (role, span))| FileReference { name, role, span }).collect()
}

/// Visits the file of every script in `value`; the parser's depth limit bounds the recursion.
fn scripts<'a>(value: Value<'a>, visit: &mut impl FnMut(Spanned<Cow<'a, str>>)) {
    for element in value.elements() {
        scripts(element, visit);
    }
    for member in value.members() {
        match member.value.kind() {
            Kind::String if member.key.is("file") || member.key.is("source") => {
                let text = member.value.as_str().unwrap_or_default();
                if member.key.is("file") || text.starts_with(SCHEME) {
                    visit(Spanned::new(text, member.value.span()));
                }
            }
            Kind::Array | Kind::Object if !member.key.is("globals") => {
                scripts(member.value, visit);
            }
            _ => {}
        }
    }
}

/// Returns the name of the source that `reference` leads to when it is written in `from` and taken for
/// `role`; nothing where that is outside the folder of `from`, is no such file by its name, or is a file
/// of a server.
pub(super) fn resolve(from: &Source, reference: &str, role: Role) -> Option<String> {
    let path = path_below(from, reference)?;
    let folder = from.name.rfind('/').map_or(0, |slash| slash + 1);
    fits(&path, role).then(|| format!("{}{path}", &from.name[..folder]))
}

/// Returns whether `reference`, written in `from`, leads below its folder to a file that is never read for
/// `role`, whatever it holds.
pub(super) fn is_unfit(from: &Source, reference: &str, role: Role) -> bool {
    path_below(from, reference).is_some_and(|path| !fits(&path, role))
}

/// Returns where `reference` leads to below the folder of `from`; nothing where that is elsewhere.
fn path_below(from: &Source, reference: &str) -> Option<String> {
    let path = plain_path(reference);
    let is_special = |character: char| matches!(character, '\\' | ':') || character.is_control();
    let is_elsewhere = path.starts_with('/')
        || path.contains(is_special)
        || path.split('/').any(|part| matches!(part, "" | ".."));
    (!is_elsewhere && from.origin == Origin::File).then_some(path)
}

/// Returns `reference` as one path, however it is written: without a scheme, and without parts that lead
/// nowhere.
pub(crate) fn plain_path(reference: &str) -> String {
    let path = reference.strip_prefix(SCHEME).unwrap_or(reference);
    let parts: Vec<_> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    let root = if path.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}

/// Returns whether a file at `path`, below the folder of a text that names it, may be what it is taken
/// for: a schema is not trusted to name keys, credentials or the files of other tools.
///
/// A script ends in `.js`, `.mjs` or `.groovy`, a part of a configuration in `.json`, in any case; no
/// part of the path is [foreign](is_foreign_name).
#[must_use]
pub fn fits(path: &str, role: Role) -> bool {
    let endings: &[&str] = match role {
        Role::Script => &["js", "mjs", "groovy"],
        Role::Configuration | Role::Baseline => &["json"],
        Role::Settings | Role::Generated => &[],
    };
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    endings.iter().any(|expected| ending.eq_ignore_ascii_case(expected))
        && !path.split('/').any(is_foreign_name)
}

/// Returns whether nothing in a file or folder called `name` can be part of a schema: it is hidden, or a
/// folder of things that were downloaded or built.
#[must_use]
pub fn is_foreign_name(name: &str) -> bool {
    name.starts_with('.') || FOREIGN.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(from: &str, reference: &str) -> Option<String> {
        resolve(&text(from, Origin::File), reference, Role::Script)
    }

    fn text(name: &str, origin: Origin) -> Source {
        let text = r#"{"name": "a", "schema": {}, "onRead": {"file": "a.js"}}"#.to_owned();
        let (name, role) = (name.to_owned(), Role::Configuration);
        Source { name, text, role, origin, additions: Vec::new(), written: None }
    }

    #[test]
    fn a_reference_is_relative_to_the_folder_of_its_source() {
        let from = "managed-objects/alpha_user/alpha_user.json";
        let cases = [
            ("alpha_user.onCreate.js", "managed-objects/alpha_user/alpha_user.onCreate.js"),
            ("file://onCreate.js", "managed-objects/alpha_user/onCreate.js"),
            ("./scripts//onCreate.js", "managed-objects/alpha_user/scripts/onCreate.js"),
        ];
        for (reference, expected) in cases {
            assert_eq!(script(from, reference).as_deref(), Some(expected), "{reference}");
        }
        assert_eq!(script("alpha_user.json", "a.js").as_deref(), Some("a.js"));
        assert_eq!(script(".idm/alpha_user.json", "a.js").as_deref(), Some(".idm/a.js"));
    }

    #[test]
    fn a_reference_never_leaves_the_folder_of_its_source() {
        for reference in
            ["/etc/a.js", "../a.js", "a/../../b.js", "file:///a.js", "C:\\a.js", "..", "", "."]
        {
            assert_eq!(script("folder/alpha_user.json", reference), None, "{reference}");
            let from = text("folder/alpha_user.json", Origin::File);
            assert!(!is_unfit(&from, reference, Role::Script), "{reference} is a file of a server");
        }
    }

    #[test]
    fn only_a_script_is_named_as_a_script_and_only_types_as_types() {
        let from = text("managed.json", Origin::File);
        for name in [".env", ".git/config", ".git/a.js", "a/.b.js", "target/a.js", "a.json", "js"] {
            assert_eq!(resolve(&from, name, Role::Script), None, "{name}");
            assert!(is_unfit(&from, name, Role::Script), "{name}");
        }
        for name in ["a.js", "A.JS", "scripts/a.mjs", "a.groovy", ".//a.js"] {
            assert!(resolve(&from, name, Role::Script).is_some(), "{name}");
        }
        for name in ["file://.env", "file://.git/a.json", "file://a.js"] {
            assert_eq!(resolve(&from, name, Role::Configuration), None, "{name}");
        }
    }

    #[test]
    fn what_a_server_names_is_no_file_here() {
        assert_eq!(named_files(&text("dev", Origin::File))[0].name, "a.js");
        assert!(named_files(&text("dev", Origin::Server)).is_empty());
        let server = text("dev", Origin::Server);
        assert!(!is_unfit(&server, ".env", Role::Script), "it may be one there");
    }
}

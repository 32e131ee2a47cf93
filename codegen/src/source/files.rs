//! The files that a configuration names: scripts beside it, and the parts of a split export.

use std::collections::BTreeMap;

use crate::json::{Kind, Value};
use crate::source::{Parsed, Role, Source};
use crate::span::SourceId;

/// What frodo writes before the name of a file.
pub(crate) const SCHEME: &str = "file://";

/// A file that a configuration names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReference {
    /// The name that the source must get, next to the one that names it.
    pub name: String,
    /// What the file is taken for.
    pub role: Role,
}

/// Returns the files that the configuration in `source` names: parts of a split export, and scripts;
/// sorted by name, none twice.
///
/// A front end adds those that exist under exactly these names, and asks again for each part that it
/// added. Every name is below the folder of `source`. A script that is missing is no fault, for a
/// whole configuration names scripts on the server.
#[must_use]
pub fn named_files(source: &Source) -> Vec<FileReference> {
    let parsed = Parsed::new(SourceId::default(), &source.text).0;
    let mut found = BTreeMap::new();
    let mut note = |reference: &str, role| {
        if let Some(name) = resolve(&source.name, reference) {
            found.entry(name).or_insert(role);
        }
    };
    for reference in parsed.part_references() {
        note(&reference.value, Role::Configuration);
    }
    if let Some(root) = parsed.document.root() {
        scripts(root, &mut |reference| note(reference, Role::Script));
    }
    found.into_iter().map(|(name, role)| FileReference { name, role }).collect()
}

/// Visits the file of every script in `value`; the parser's depth limit bounds the recursion.
fn scripts(value: Value<'_>, visit: &mut impl FnMut(&str)) {
    for element in value.elements() {
        scripts(element, visit);
    }
    for member in value.members() {
        match member.value.kind() {
            Kind::String if member.key.is("file") || member.key.is("source") => {
                let text = member.value.as_str().unwrap_or_default();
                if member.key.is("file") || text.starts_with(SCHEME) {
                    visit(&text);
                }
            }
            Kind::Array | Kind::Object if !member.key.is("globals") => {
                scripts(member.value, visit);
            }
            _ => {}
        }
    }
}

/// Returns the name of the source that `reference` leads to when it is written in the source called
/// `from`; nothing where that is outside the folder of `from`.
pub(super) fn resolve(from: &str, reference: &str) -> Option<String> {
    let reference = reference.strip_prefix(SCHEME).unwrap_or(reference);
    let is_foreign = |character: char| matches!(character, '\\' | ':') || character.is_control();
    if reference.starts_with('/') || reference.contains(is_foreign) {
        return None;
    }
    let mut name = from[..from.rfind('/').map_or(0, |slash| slash + 1)].to_owned();
    let folder = name.len();
    for part in reference.split('/').filter(|part| !matches!(*part, "" | ".")) {
        if part == ".." {
            return None;
        }
        if name.len() > folder {
            name.push('/');
        }
        name.push_str(part);
    }
    (name.len() > folder).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_relative_to_the_folder_of_its_source() {
        let from = "managed-objects/alpha_user/alpha_user.json";
        let cases = [
            ("alpha_user.onCreate.js", "managed-objects/alpha_user/alpha_user.onCreate.js"),
            ("file://onCreate.js", "managed-objects/alpha_user/onCreate.js"),
            ("./scripts//onCreate.js", "managed-objects/alpha_user/scripts/onCreate.js"),
        ];
        for (reference, expected) in cases {
            assert_eq!(resolve(from, reference).as_deref(), Some(expected), "{reference}");
        }
        assert_eq!(resolve("alpha_user.json", "a.js").as_deref(), Some("a.js"));
    }

    #[test]
    fn a_reference_never_leaves_the_folder_of_its_source() {
        for reference in
            ["/etc/passwd", "../a.js", "a/../../b.js", "file:///a.js", "C:\\a.js", "..", "", "."]
        {
            assert_eq!(resolve("folder/alpha_user.json", reference), None, "{reference}");
        }
    }
}

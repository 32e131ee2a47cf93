//! Paths to types and pointers to properties, as texts write them.

use std::ops::Range;

use crate::model::type_of_path;

/// Returns the type that `text` leads to, and where its name stands in it: `managed/alpha_user/1`.
pub(super) fn managed_type(text: &str) -> Option<&str> {
    let rest = inside(text)?;
    let end = rest.find(|character: char| !is_of_type(character)).unwrap_or(rest.len());
    let follows = rest[end..].chars().next();
    let is_whole = follows.is_none_or(|next| matches!(next, '/' | '?' | '"' | '\'' | '#'));
    (end > 0 && is_whole).then_some(&rest[..end])
}

/// Returns whether `path` leads to managed objects, of whatever type: `managed/` is known of one that is
/// put together.
pub(super) fn is_managed(path: &str) -> bool {
    inside(path).is_some()
}

/// Returns the property of a managed object that `text` leads to, and its bytes: the last name of
/// `managed/alpha_user/1/roles`.
pub(super) fn property(text: &str) -> Option<(&str, Range<usize>)> {
    managed_type(text)?;
    let path = &text[..text.find(['?', '#']).unwrap_or(text.len())];
    let rest = path.strip_prefix('/').unwrap_or(path).splitn(4, '/').nth(3)?;
    let length = rest.find('/').unwrap_or(rest.len());
    let start = path.len() - rest.len();
    (length > 0).then(|| (&rest[..length], start..start + length))
}

fn inside(path: &str) -> Option<&str> {
    type_of_path(path.strip_prefix('/').unwrap_or(path))
}

/// What paths begin with that lead to no managed object.
const UNMANAGED: [&str; 10] = [
    "audit",
    "config",
    "external",
    "info",
    "internal",
    "policy",
    "recon",
    "scheduler",
    "sync",
    "system",
];

/// Returns whether `path` leads to something else than a managed object: `system/ldap/account`.
pub(super) fn is_unmanaged(path: &str) -> bool {
    let path = path.strip_prefix('/').unwrap_or(path);
    path.split_once('/').is_some_and(|(first, _)| UNMANAGED.contains(&first))
}

/// Returns the names that `pointer` leads through: `address` and `street` of `/address/street`, and, where
/// a condition says of which object it speaks, of `/object/address/street`.
///
/// Which element of a list it leads through is left out.
pub(super) fn steps(pointer: &str) -> impl Iterator<Item = &str> {
    let rest = pointer.strip_prefix('/').unwrap_or(pointer);
    let inside = object(pointer).and_then(|object| rest.strip_prefix(object)?.strip_prefix('/'));
    let steps = inside.unwrap_or(rest).split('/').enumerate();
    steps.filter(|(position, step)| *position == 0 || !is_index(step)).map(|(_, step)| step)
}

fn is_index(step: &str) -> bool {
    matches!(step, "" | "*" | "-") || step.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the object that a condition says it speaks of: `source` of `/source/mail`.
pub(super) fn object(pointer: &str) -> Option<&str> {
    let (first, inside) = pointer.strip_prefix('/')?.split_once('/')?;
    (is_object(first) && !inside.is_empty()).then_some(first)
}

fn is_object(word: &str) -> bool {
    matches!(word, "object" | "source" | "target")
}

fn is_of_type(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_a_whole_type_or_none() {
        let cases = [
            ("managed/alpha_user", Some("alpha_user")),
            ("/managed/alpha_user/", Some("alpha_user")),
            ("managed/alpha_user?_queryFilter=true", Some("alpha_user")),
            ("managed/", None),
            ("repo/managed/alpha_user", None),
            ("managed/alpha_user is a path", None),
        ];
        for (text, expected) in cases {
            assert_eq!(managed_type(text), expected, "{text}");
        }
    }

    #[test]
    fn a_path_may_lead_to_a_property_of_an_object() {
        for (text, expected) in [
            ("managed/alpha_user/1/roles", Some("roles")),
            ("/managed/alpha_user/1/roles/2?_fields=*", Some("roles")),
            ("managed/alpha_user/1/roles?_queryFilter=true", Some("roles")),
            ("managed/alpha_user/1", None),
            ("managed/alpha_user/1/", None),
            ("managed/alpha_user?_queryFilter=/a/b/c eq 1", None),
            ("config/alpha_user/1/roles", None),
        ] {
            let found = property(text);
            assert_eq!(found.clone().map(|(name, _)| name), expected, "{text}");
            assert_eq!(found.map(|(_, range)| &text[range]), expected, "{text}");
        }
    }

    #[test]
    fn a_path_into_another_system_is_told_from_an_unknown_one() {
        for (path, expected) in [
            ("system/ldap/account", true),
            ("/config/managed", true),
            ("managed/alpha_user", false),
            ("endpoint/loans", false),
            ("system", false),
            ("", false),
        ] {
            assert_eq!(is_unmanaged(path), expected, "{path}");
        }
    }

    #[test]
    fn a_pointer_leads_through_properties() {
        let cases: [(&str, &[&str]); 8] = [
            ("mail", &["mail"]),
            ("/mail", &["mail"]),
            ("/roles/0/_ref", &["roles", "_ref"]),
            ("roles/*/_refProperties/x/", &["roles", "_refProperties", "x"]),
            ("/object/mail", &["mail"]),
            ("object/mail", &["object", "mail"]),
            ("/source", &["source"]),
            ("", &[""]),
        ];
        for (pointer, expected) in cases {
            assert_eq!(steps(pointer).collect::<Vec<_>>(), expected, "{pointer}");
        }
    }
}

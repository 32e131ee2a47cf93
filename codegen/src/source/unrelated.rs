//! What a JSON text without object types probably is, and the way to the right one.

use crate::diagnostic::Diagnostic;
use crate::json::{Kind, Value};
use crate::span::{Location, SourceId, Span};

/// The way to a configuration, for a reader who has none.
const WAY_OUT: &str = "give the body of `GET /openidm/config/managed`, an export of frodo \
     (`idm.managed`), a type as fr-config-manager writes it, or patch operations that add types";

/// Members that give a well-known document away: the telling name, what it is, the way out.
const KNOWN: [(&str, &str, &str); 6] = [
    (
        "resourceMapping",
        "a storage mapping (`repo.ds`)",
        "the types are in `GET /openidm/config/managed`",
    ),
    (
        "mappings",
        "synchronisation mappings (`sync`)",
        "the types are in `GET /openidm/config/managed`",
    ),
    (
        "resourceCollection",
        "a document of the schema API",
        "the types are in `GET /openidm/config/managed`, not in `/openidm/schema/managed`",
    ),
    ("reason", "an error that a server answered", "log in and fetch the configuration again"),
    ("$schema", "a JSON Schema", "a type is `{\"name\":…,\"schema\":{…}}`"),
    ("properties", "a schema without a name", "a type is `{\"name\":…,\"schema\":{…}}`"),
];

/// Reports that `root` holds no object types.
pub(super) fn report(source: SourceId, root: Value<'_>) -> Diagnostic {
    let (found, hint) = describe(root);
    let location = Location { source, span: heading(root) };
    let message = format!("expected object types in `objects`, found {found}");
    Diagnostic::error("not-a-configuration", location, message).with_hint(hint)
}

fn describe(root: Value<'_>) -> (String, &'static str) {
    let known = KNOWN.iter().find(|(name, ..)| root.get(name).is_some());
    if let Some((_, what, hint)) = known {
        return ((*what).to_owned(), hint);
    }
    let names: Vec<_> =
        root.members().take(3).map(|member| format!("`{}`", member.key.name())).collect();
    let found = match root.kind() {
        Kind::Object if names.is_empty() => "an empty object".to_owned(),
        Kind::Object => format!("an object with {}", names.join(", ")),
        Kind::Array => "an array without any".to_owned(),
        kind => kind.describe().to_owned(),
    };
    (found, WAY_OUT)
}

/// Returns the first member's name, or the whole value where it is no object.
fn heading(root: Value<'_>) -> Span {
    root.members().next().map_or_else(|| root.span(), |member| member.key.span())
}

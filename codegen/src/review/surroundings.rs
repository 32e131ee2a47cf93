//! What stands around the types of a whole configuration: nobody says what it means, so that it is told
//! and not judged.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::diff::Side;
use crate::json::Value;
use crate::meaning::is_same;
use crate::span::{Location, SourceId, Span};

/// The finding of what changed.
pub(super) const CHANGED: &str = "surroundings-changed";

/// What is no part of a configuration: its types are compared by themselves, and servers make the rest.
const APART: [&str; 3] = ["objects", "_id", "_rev"];

/// The members around the types of a side.
struct Around<'m> {
    source: SourceId,
    /// Where the types are.
    types: Span,
    /// The last member of each name, as for the servers: where its name is, and what it says.
    members: BTreeMap<Cow<'m, str>, (Span, Value<'m>)>,
}

/// Returns a warning for each member around the types that does not mean the same in `old` and `new`; none
/// where a side has nothing around its types.
pub(super) fn changed(old: Side<'_>, new: Side<'_>) -> Vec<Diagnostic> {
    let (Some(old), Some(new)) = (Around::of(old), Around::of(new)) else {
        return Vec::new();
    };
    let names: BTreeSet<_> = old.members.keys().chain(new.members.keys()).collect();
    let changes = names.into_iter().filter_map(|name| {
        let sides = (old.members.get(name), new.members.get(name));
        let (span, became) = match sides {
            (Some((_, before)), Some((span, after))) if !is_same(*before, *after) => {
                (*span, "another value")
            }
            (None, Some((span, _))) => (*span, "that it was added"),
            (Some(_), None) => (new.types, "that it was removed"),
            _ => return None,
        };
        let message = format!("expected `{name}` beside the types as it was, found {became}");
        let location = Location { source: new.source, span };
        let hint = "look at it in the text: it is not known what a server makes of it";
        Some(Diagnostic::warning(CHANGED, location, message).with_hint(hint).at(name.as_ref()))
    });
    changes.collect()
}

impl<'m> Around<'m> {
    fn of(side: Side<'m>) -> Option<Self> {
        let (parsed, body) =
            side.documents.parsed().iter().find_map(|parsed| Some((parsed, parsed.body()?)))?;
        let mut members = BTreeMap::new();
        let mut types = body.span();
        for member in body.members() {
            let name = member.key.name();
            if name == "objects" {
                types = member.key.span();
            }
            if !APART.contains(&&*name) {
                members.insert(name, (member.key.span(), member.value));
            }
        }
        Some(Self { source: parsed.source, types, members })
    }
}

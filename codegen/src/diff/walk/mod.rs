//! Walks two configurations side by side.
//!
//! Every level goes through the keys of both sides: what it knows has a kind of its own, what it does
//! not know has the kind of an unknown setting. So nothing that is written is passed over.

mod declaration;
mod derivation;
mod enumeration;
mod form;
mod names;
mod object;
mod policies;
mod properties;
mod relationship;
mod replaced;
mod schema;
mod scripts;
mod settings;
mod targets;
mod types;
mod value_type;

pub(super) use scripts::script_text;

use crate::diff::ends::Ends;
use crate::diff::members::entries;
use crate::diff::rename::Renamed;
use crate::diff::{Change, Kind, Pair, Side, Written};
use crate::json::{Kind as JsonKind, Value};
use crate::meaning::{self, Node, Reading, Sets};
use crate::model::{Object, Property};
use crate::source::SemanticPath;
use crate::span::{Location, Span};

/// Returns what is different in meaning between `old` and `new`, in the order of their paths.
///
/// `changes(x, x)` is empty, and `changes(new, old)` is the mirror of `changes(old, new)`: as many,
/// each of the [mirrored](Kind::mirrored) kind, with the sides exchanged.
#[must_use]
pub fn changes<'m>(old: Side<'m>, new: Side<'m>) -> Vec<Change<'m>> {
    changes_within(old, new, |_| true)
}

/// Returns what [`changes`] does of the types alone whose names `is_compared`: others count as unknown on
/// both sides.
#[must_use]
pub fn changes_within<'m>(
    old: Side<'m>,
    new: Side<'m>,
    is_compared: impl Fn(&str) -> bool,
) -> Vec<Change<'m>> {
    let mut walk = Walk {
        sides: Pair::of(old, new),
        path: SemanticPath::default(),
        prefix: String::new(),
        object: Pair::default(),
        property: Pair::default(),
        changes: Vec::new(),
        ends: Ends::default(),
        renamed: Renamed::default(),
    };
    walk.types(is_compared);
    let mut changes = walk.changes;
    changes.append(&mut walk.ends.into_changes(old.model, new.model));
    changes.sort_by(|one, other| (&one.path, one.kind).cmp(&(&other.path, other.kind)));
    changes
}

/// The state of one walk.
struct Walk<'m> {
    sides: Pair<Side<'m>>,
    /// The type and the properties that enclose the place at hand; of the newer side where both have
    /// one.
    path: SemanticPath,
    /// What stands before the key at hand: `items.` inside of an array.
    prefix: String,
    object: Pair<&'m Object<'m>>,
    property: Pair<&'m Property<'m>>,
    changes: Vec<Change<'m>>,
    /// The relationships that only one side has.
    ends: Ends<'m>,
    /// The types that go by another name.
    renamed: Renamed<'m>,
}

impl<'m> Walk<'m> {
    /// Tells of the change `kind` of `values` at the place at hand.
    fn tell(&mut self, kind: Kind, values: Pair<Value<'m>>) {
        self.changes.push(Change {
            kind,
            path: self.path.as_str().to_owned(),
            object: self.object,
            property: self.property,
            written: self.written(values),
            key: None,
            other_end: None,
        });
    }

    /// Tells of the change `kind` of `values`, which stand under `key`.
    fn tell_key(&mut self, kind: Kind, key: &str, values: Pair<Value<'m>>) {
        self.tell(kind, values);
        let key = format!("{}{key}", self.prefix);
        if let Some(change) = self.changes.last_mut() {
            change.key = Some(key);
        }
    }

    /// Tells of the change `kind` of `values` under `key`, if they do not mean the same.
    fn compare(&mut self, kind: Kind, key: &str, values: Pair<Value<'m>>) {
        if !is_same(values) {
            self.tell_key(kind, key, values);
        }
    }

    /// Returns `values` with their places: of what a side lacks, the one of the property or of the
    /// type that lacks it.
    fn written(&self, values: Pair<Value<'m>>) -> Pair<Written<'m>> {
        let side = |value, object: Option<&Object<'m>>, property| {
            object.map(|object| written(value, object, property))
        };
        Pair {
            old: side(values.old, self.object.old, self.property.old)
                .or_else(|| self.sides.old.and_then(nearest)),
            new: side(values.new, self.object.new, self.property.new)
                .or_else(|| self.sides.new.and_then(nearest)),
        }
    }
}

/// Returns `value` with its place, or without it the place of `property` or of `object`.
fn written<'m>(
    value: Option<Value<'m>>,
    object: &Object<'m>,
    property: Option<&Property<'m>>,
) -> Written<'m> {
    let lacking = || property.map_or(object.name.span, |property| property.name.span);
    let span = value.map_or_else(lacking, Value::span);
    Written { location: Location { source: object.source(), span }, value }
}

/// Returns the place where a type would stand that `side` does not have.
fn nearest(side: Side<'_>) -> Option<Written<'_>> {
    let first = side.documents.parsed().first().map(|parsed| parsed.source);
    let start = first.map(|source| Location { source, span: Span::default() });
    let location = side.documents.objects_key().or(start)?;
    Some(Written { location, value: None })
}

/// How many characters of what identifies an entry of a list are part of its key at most.
const LIMIT: usize = 200;

/// Returns the key of the entry of the list `key` that `identity` tells from the others: `policies[unique]`.
fn entry_key(key: &str, identity: Option<Value<'_>>) -> String {
    match identity.and_then(Value::as_str) {
        Some(identity) => format!("{key}[{}]", identity.chars().take(LIMIT).collect::<String>()),
        None => key.to_owned(),
    }
}

/// Returns whether `values` mean the same, member by member: a known one that is null is not there.
fn is_same_by_member(values: Pair<Value<'_>>) -> bool {
    let is_object = |value: Value<'_>| value.kind() == JsonKind::Object;
    match values.both() {
        Some((old, new)) if is_object(old) && is_object(new) => {
            entries(values).iter().all(|entry| is_same(entry.part()))
        }
        _ => is_same(values),
    }
}

/// Returns whether both of `values` are there and mean the same, or neither is there.
fn is_same(values: Pair<Value<'_>>) -> bool {
    match (values.old, values.new) {
        (Some(old), Some(new)) => meaning::is_same(old, new),
        (None, None) => true,
        _ => false,
    }
}

/// Returns whether `values`, lists under `key` whose order means nothing, hold the same; none is one that
/// holds nothing.
fn is_same_set(key: &str, values: Pair<Value<'_>>) -> bool {
    let is_empty = |value: Value<'_>| value.kind() == JsonKind::Array && value.is_empty();
    let reading = Reading { sets: Sets::Unordered, ..Reading::LITERAL };
    let set = |value| Node::new(value, reading).under(key);
    match (values.old, values.new) {
        (Some(old), Some(new)) => set(old).is_same(&set(new)),
        (one, other) => one.or(other).is_none_or(is_empty),
    }
}

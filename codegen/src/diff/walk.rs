//! Walks two configurations side by side.

use std::collections::HashSet;

use crate::diff::{Change, Kind, Pair, Side, Written};
use crate::model::Object;

/// Returns what is different in meaning between `old` and `new`, in the order of their paths.
#[must_use]
pub fn changes<'m>(old: Side<'m>, new: Side<'m>) -> Vec<Change<'m>> {
    let names = |side: Side<'m>| -> HashSet<&'m str> {
        side.model.objects.iter().map(|object| &*object.name.value).collect()
    };
    let (before, after) = (names(old), names(new));
    let gone = old.model.objects.iter().filter(|object| !after.contains(&*object.name.value));
    let come = new.model.objects.iter().filter(|object| !before.contains(&*object.name.value));
    let mut changes: Vec<_> = gone
        .map(|object| of_type(Kind::TypeRemoved, Pair { old: Some(object), new: None }))
        .chain(come.map(|object| of_type(Kind::TypeAdded, Pair { old: None, new: Some(object) })))
        .collect();
    changes.sort_by(|one, other| (&one.path, one.kind).cmp(&(&other.path, other.kind)));
    changes
}

/// Returns the change `kind` of a whole type.
fn of_type<'m>(kind: Kind, object: Pair<&'m Object<'m>>) -> Change<'m> {
    let written =
        |object: &'m Object<'m>| Written { location: object.location, value: Some(object.value) };
    Change {
        kind,
        path: object.latest().map(|object| object.name.value.to_string()).unwrap_or_default(),
        object,
        property: Pair::default(),
        written: Pair { old: object.old.map(written), new: object.new.map(written) },
        other_end: None,
    }
}

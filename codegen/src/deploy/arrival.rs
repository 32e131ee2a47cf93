//! Whether a change has arrived, among whatever else was changed.

use crate::deploy::state;
use crate::diff::Side;
use crate::merge::{Options, Removals, merge};
use crate::model::Model;

/// Returns whether everything that is different in meaning between `before` and `after` is in `now`, be
/// there more or not: whether a merge of the one into the other would change nothing.
#[must_use]
pub fn has_arrived(before: Side<'_>, after: Side<'_>, now: Side<'_>) -> bool {
    if whole_state(now).is_some_and(|state| whole_state(after) == Some(state)) {
        return true; // nearly always, and sooner said
    }
    let options = Options { removals: Removals::Any, ..Options::default() };
    merge(Some(before), now, after, &options)
        .is_ok_and(|merged| merged.is_unchanged() && merged.conflicts.is_empty())
}

/// Returns the [`state()`] of a side that is one document.
fn whole_state(side: Side<'_>) -> Option<String> {
    match side.documents.parsed() {
        [parsed] => parsed.document.root().map(state),
        _ => None,
    }
}

/// Returns the names of the types of `after` that `before` lacks or declares otherwise, in the order
/// they were written.
#[must_use]
pub fn touched_types(before: &Model<'_>, after: &Model<'_>) -> Vec<String> {
    let is_same = |name: &str, written: &str| {
        before.object(name).is_some_and(|object| state(object.value) == written)
    };
    let touched =
        after.objects.iter().filter(|object| !is_same(&object.name.value, &state(object.value)));
    touched.map(|object| object.name.value.to_string()).collect()
}

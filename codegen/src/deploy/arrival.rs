//! Whether a change has arrived, among whatever else was changed.

use crate::catalog::Product;
use crate::deploy::state;
use crate::diff::{Side, changes};
use crate::merge::{Options, Removals, merge};
use crate::model::Model;

/// Returns whether everything that is different in meaning between `before` and `after` is in `now`, whatever
/// else is there: whether a merge of the one into the other would change nothing.
#[must_use]
pub fn has_arrived(before: Side<'_>, after: Side<'_>, now: Side<'_>, product: Product) -> bool {
    if whole_state(now).is_some_and(|state| whole_state(after) == Some(state)) {
        return true; // nearly always, and sooner said
    }
    let options = Options { removals: Removals::Any, ..Options::default() };
    merge(Some(before), now, after, &options).is_ok_and(|merged| {
        let brought = || merged.applied(now.documents.sources());
        merged.conflicts.is_empty()
            && (merged.is_unchanged()
                || Side::read(&brought(), product, |brought| is_same(now, brought)))
    })
}

/// Returns whether both say the same: what is written as `null` may as well not be there.
#[must_use]
pub fn is_same(one: Side<'_>, other: Side<'_>) -> bool {
    changes(one, other).is_empty()
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

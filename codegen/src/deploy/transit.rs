//! What pushes have begun on a tenant, taken for what it was to be: none of it is anybody's change.

use std::collections::BTreeSet;

use crate::catalog::Product;
use crate::deploy::configuration::text;
use crate::deploy::end::{Declared, own_ends};
use crate::deploy::state;
use crate::diff::Side;
use crate::json::edit::{self, Edit, EditError, Path};

/// Returns the text of `now`, which is one document, with each end that a push from `before` to `after` had
/// begun as it was to be, or as it was where it is to go: the schema service makes, changes and removes the
/// other end of a relationship by itself, and what it did is nobody's change. What the push leaves alone is
/// as it is found: whoever changed that is somebody else.
///
/// # Errors
///
/// If `now` is not one document that can be edited.
pub fn completed(
    (before, after): (Side<'_>, Side<'_>),
    now: Side<'_>,
    product: Product,
) -> Result<String, EditError> {
    let (held, asked) = (own_ends(before.model, product), own_ends(after.model, product));
    let mut edits = Vec::new();
    for (end, found) in own_ends(now.model, product) {
        let found = found.property.value;
        let state_of = |end: Option<&Declared<'_, '_>>| end.map(|end| state(end.property.value));
        let (before, after) = (held.get(&end), asked.get(&end));
        let (was, is_to_be) = (state_of(before), state_of(after));
        if was != is_to_be && ![was, is_to_be].contains(&Some(state(found))) {
            let begun = after.or(before);
            edits.extend(begun.map(|end| Edit::set(Path::of(found), end.property.value.raw())));
        }
    }
    edit::apply(text(now.documents), &edits)
}

/// Returns the text of `now`, which is one document, with the ends of `common` that it lacks in the types
/// called `going`: ends come after their type and go before it, so a push that ended between leaves the type
/// without them, and no less to be deleted.
///
/// # Errors
///
/// If `now` is not one document that can be edited.
pub fn with_ends(
    common: Side<'_>,
    now: Side<'_>,
    going: &BTreeSet<String>,
    product: Product,
) -> Result<String, EditError> {
    let mut edits = Vec::new();
    for (end, had) in own_ends(common.model, product) {
        let Some(object) = now.model.object(&end.object) else { continue };
        if !going.contains(&end.object) || object.property(&end.property).is_some() {
            continue;
        }
        let holder = object.schema.as_ref().and_then(|schema| schema.value.get("properties"));
        let text = had.property.value.raw();
        edits.extend(holder.map(|holder| Edit::put(holder, &end.property, text)));
    }
    edit::apply(text(now.documents), &edits)
}

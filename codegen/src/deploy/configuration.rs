//! The document that is written when ends of relationships go another way.

use crate::catalog::Product;
use crate::deploy::end::{Declared, own_ends};
use crate::deploy::state;
use crate::diff::Side;
use crate::json;
use crate::json::edit::{self, Edit, EditError, Path};
use crate::source::Documents;

/// Returns the text of `wanted`, which is one document, with the tenant's own ends of relationships as
/// they are on `tenant`: an end that it lacks is left out, and one that it declares otherwise stays so.
///
/// # Errors
///
/// If `wanted` is not one document that can be edited.
pub fn configuration(
    tenant: Side<'_>,
    wanted: Side<'_>,
    product: Product,
) -> Result<String, EditError> {
    let held = own_ends(tenant.model, product);
    let mut edits = Vec::new();
    for (end, asked) in own_ends(wanted.model, product) {
        let value = asked.property.value;
        match held.get(&end).map(|held| held.property.value) {
            Some(held) if state(held) == state(value) => {}
            Some(held) => edits.push(Edit::set(Path::of(value), held.raw())),
            None => edits.extend(removal(asked)),
        }
    }
    edit::apply(text(wanted.documents), &edits)
}

/// Returns the [`state()`] of `side` without the tenant's own ends of relationships; nothing where it is not
/// one document.
pub(super) fn rest_state(side: Side<'_>, product: Product) -> Option<String> {
    let ends = own_ends(side.model, product);
    let edits: Vec<_> = ends.into_values().filter_map(removal).collect();
    let text = edit::apply(text(side.documents), &edits).ok()?;
    let (document, _) = json::parse(&text);
    document.root().map(state)
}

/// Returns the edit that takes an end out of its type.
fn removal(end: Declared<'_, '_>) -> Option<Edit> {
    let holder = end.object.schema.as_ref()?.value.get("properties")?;
    Some(Edit::remove(Path::item(holder, end.property.value)))
}

/// Returns the text of the one document that holds types; an empty one where there are more or none.
pub(super) fn text<'s>(documents: &Documents<'s>) -> &'s str {
    let mut holders = documents.parsed().iter().filter(|parsed| parsed.layout.is_some());
    match (holders.next(), holders.next()) {
        (Some(one), None) => &documents.sources().get(one.source).text,
        _ => "",
    }
}

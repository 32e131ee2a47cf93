//! The labels of extension slots, which tell that a tenant uses them.

use crate::model::{Setting, Slot, Text};
use crate::rules::Site;
use crate::span::Spanned;

/// Returns the label that the tenant gave to the extension slot at hand; nothing where it has the
/// vendor's, or none.
pub(super) fn of_tenant<'a>(site: &Site<'_, 'a>, slot: &Slot) -> Option<Spanned<Text<'a>>> {
    let Setting::Given(title) = site.property.title() else { return None };
    let text = title.value.trim();
    let shipped = site.context().catalog.family(slot.family).title(slot.number);
    (!text.is_empty() && text != shipped).then_some(title)
}

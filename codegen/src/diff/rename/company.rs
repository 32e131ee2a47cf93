//! What the properties around two others say of whether these are the same.

use crate::diff::Pair;
use crate::json::Value;
use crate::model::{Property, Text};

/// How two properties stand among the others of both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Company {
    /// Others came or went too, or the two stand at different places.
    Others,
    /// No other came or went.
    Alone,
    /// No other came or went, and the new one stands where the old one stood, amid others.
    InPlace,
}

/// Returns how `old` and `new` stand, the only property that went and the only one that came, where
/// `order` lists the names of each side.
///
/// The end of a list is no place of its own: whatever is new goes there.
pub(super) fn of(old: &Property<'_>, new: &Property<'_>, order: Pair<Value<'_>>) -> Company {
    if old.required != new.required {
        return Company::Others;
    }
    let around = |order: Option<_>, property: &Property<'_>| {
        order.and_then(|order| neighbours(order, &property.name.value))
    };
    match (around(order.old, old), around(order.new, new)) {
        (Some(old), Some(new)) if old != new => Company::Others,
        (Some((_, Some(_))), Some(_)) => Company::InPlace,
        (Some(_), None) | (None, Some(_)) => Company::Others,
        (Some(_), Some(_)) | (None, None) => Company::Alone,
    }
}

/// Returns what stands before and after `name` in `order`; nothing where that is not there.
fn neighbours<'m>(order: Value<'m>, name: &str) -> Option<(Option<Text<'m>>, Option<Text<'m>>)> {
    let mut names = order.elements().map(Value::as_str);
    let mut before = None;
    loop {
        let at_hand = names.next()?;
        if at_hand.as_deref() == Some(name) {
            return Some((before, names.next().flatten()));
        }
        before = at_hand;
    }
}

//! Which types a review leaves out, where one side is a part of a configuration.

use crate::report::harmless;
use crate::review::{Extent, Part};

/// How many types of a part are named.
const SHOWN: usize = 3;

/// Returns that only the types of a part were compared; nothing where none is left out.
pub(super) fn line(extent: &Extent<'_>) -> Option<String> {
    let Extent::Part(Part { side, held, left_out: left_out @ 1.. }) = extent else {
        return None;
    };
    let names: Vec<_> =
        held.iter().take(SHOWN).map(|name| format!("`{}`", harmless(name))).collect();
    let more = match held.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let (side, other) = (side.name(), side.other().name());
    let left_out = match left_out {
        1 => format!("1 type of the {other} side is left out"),
        count => format!("{count} types of the {other} side are left out"),
    };
    Some(format!("only {}{more}, which the {side} side holds; {left_out}", names.join(", ")))
}

//! What of a thing changed, in a word behind the kind of change.

use crate::diff::Change;
use crate::report::harmless;

/// Returns what `change` is about beside its path, with a space before it: the key, such as `minimum`, or
/// the other end of a relationship; nothing where the kind says it.
pub(super) fn about(change: &Change<'_>) -> String {
    if let Some(end) = &change.other_end {
        return format!(" ↔ {}", harmless(end));
    }
    match &change.key {
        Some(key) if !change.kind.name().contains(key.as_str()) => format!(" {}", harmless(key)),
        _ => String::new(),
    }
}

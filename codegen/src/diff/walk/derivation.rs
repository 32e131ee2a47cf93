//! What the virtual properties of both sides are derived from.

use std::borrow::Cow;

use crate::diff::members::entries;
use crate::diff::walk::{Walk, is_same_by_member};
use crate::diff::{Kind, Pair};
use crate::json::{Kind as JsonKind, Value};
use crate::meaning;
use crate::model::Keyword;

impl<'m> Walk<'m> {
    /// Compares `values`, which are a `queryConfig`: a list of names is the same as a list of that one
    /// path, and values are not flattened unless it says so.
    pub(super) fn derivation(&mut self, values: Pair<Value<'m>>) {
        if is_same_by_member(values) {
            return;
        }
        let says = values.and_then(says).both();
        let is_alike = says.is_some_and(|(old, new)| old == new);
        let kind = if is_alike { Kind::ArtefactChanged } else { Kind::DerivationChanged };
        self.tell_key(kind, Keyword::QueryConfig.name(), values);
    }
}

/// Returns what each member of `config` says; nothing where it is no object.
fn says(config: Value<'_>) -> Option<Vec<(Cow<'_, str>, String)>> {
    let members = entries(Pair { old: Some(config), new: None });
    let said = members.into_iter().filter_map(|entry| {
        let value = entry.part().old?;
        let text = meaning::canonical(value);
        match &*entry.name {
            "flattenProperties" if text == "false" => None,
            "referencedRelationshipFields" if is_path(value) => {
                Some((entry.name, format!("[{text},]")))
            }
            _ => Some((entry.name, text)),
        }
    });
    (config.kind() == JsonKind::Object).then(|| said.collect())
}

/// Returns whether `list` is a list of names, and so a single path.
fn is_path(list: Value<'_>) -> bool {
    !list.is_empty() && list.elements().all(|element| element.kind() == JsonKind::String)
}

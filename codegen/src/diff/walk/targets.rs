//! The types that relationships of both sides refer to.

use crate::diff::members::{entries, without_nulls};
use crate::diff::walk::settings::Setting;
use crate::diff::walk::{Walk, entry_key, is_same, is_same_by_member, names};
use crate::diff::{Kind, Pair};
use crate::json::{Kind as JsonKind, Value};
use crate::meaning;
use crate::model::{Keyword, Relationship, Target, is_placeholder};

impl<'m> Walk<'m> {
    /// Compares the targets of `relationships`, path by path; `lists` are their `resourceCollection`.
    pub(super) fn targets(
        &mut self,
        lists: Pair<Value<'m>>,
        relationships: Pair<&'m Relationship<'m>>,
    ) {
        if is_same(lists) {
            return;
        }
        let name = Keyword::ResourceCollection.name();
        if junk(lists.old) != junk(lists.new) {
            self.tell_key(Kind::RelSettingChanged, name, lists);
        }
        let (old, new) = self.renamed.targets(relationships.old, relationships.new);
        let (gone, come, kept) = names::joined(old, new, |entry| &entry.0);
        let place = |target: Option<&Target<'_>>| target.map(|target| target.value.span().start);
        let kept: Vec<_> = kept.into_iter().map(|pair| pair.map(|entry| entry.1)).collect();
        let (mut before, mut after) = (kept.clone(), kept.clone());
        before.sort_by_key(|pair| place(pair.old));
        after.sort_by_key(|pair| place(pair.new));
        if before.iter().zip(&after).any(|(one, other)| place(one.old) != place(other.old)) {
            self.tell_key(Kind::RelReordered, name, lists);
        }
        for pair in kept {
            self.target(pair);
        }
        for (_, target) in gone {
            let values = Pair { old: Some(target.value), new: None };
            self.tell_key(Kind::RelTargetRemoved, &entry_of(target.value), values);
        }
        for (_, target) in come {
            let values = Pair { old: None, new: Some(target.value) };
            self.tell_key(Kind::RelTargetAdded, &entry_of(target.value), values);
        }
    }

    /// Compares two entries for the same target, which their keys name.
    fn target(&mut self, pair: Pair<&'m Target<'m>>) {
        let outer = self.prefix.len();
        let entry = pair.latest().map(|target| entry_of(target.value)).unwrap_or_default();
        self.prefix.push_str(&entry);
        self.prefix.push('.');
        self.target_keys(pair);
        self.prefix.truncate(outer);
    }

    fn target_keys(&mut self, pair: Pair<&'m Target<'m>>) {
        for entry in entries(pair.map(|target| target.value)) {
            let values = without_nulls(entry.values);
            let name = &*entry.name;
            let flag = |kind| Setting { kind, default: Some("false") };
            match name {
                "path" => {}
                "label" => self.compare(Kind::RelLabelChanged, name, values),
                "notify" => self.setting(&flag(Kind::RelNotifyChanged), name, values),
                "conditionalAssociation" => {
                    self.setting(&flag(Kind::RelConditionChanged), name, values);
                }
                "conditionalAssociationField" => {
                    self.compare(Kind::RelConditionChanged, name, values);
                }
                "query" if is_same_by_member(values) => {}
                "query" => self.tell_key(Kind::RelQueryChanged, name, values),
                _ => self.compare(Kind::RelSettingChanged, name, entry.values),
            }
        }
    }
}

/// Returns the key of an entry of the list.
fn entry_of(target: Value<'_>) -> String {
    entry_key(Keyword::ResourceCollection.name(), target.get("path"))
}

/// Returns what stands in a list of targets and is none.
fn junk(list: Option<Value<'_>>) -> Vec<String> {
    let Some(list) = list else { return Vec::new() };
    let elements = list.elements().filter(|element| element.kind() != JsonKind::Object);
    let is_list = matches!(list.kind(), JsonKind::Array | JsonKind::Object);
    let whole = (!is_list || is_placeholder(list)).then_some(list);
    elements.chain(whole).map(meaning::canonical).collect()
}

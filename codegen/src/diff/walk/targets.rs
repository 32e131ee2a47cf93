//! The types that relationships of both sides refer to.

use crate::diff::members::{entries, without_nulls};
use crate::diff::walk::settings::Setting;
use crate::diff::walk::{Walk, entry_key, is_same, is_same_by_member, names};
use crate::diff::{Kind, Pair};
use crate::json::{self, Kind as JsonKind, Value};
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
        let (mut old, new) = (by_path(relationships.old), by_path(relationships.new));
        self.follow(&mut old, &new);
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

    /// Gives those of `old` that lead to a type which goes by another name the path that it has now, where
    /// this one alone is among `new`: what only follows a rename is told with it.
    fn follow(&self, old: &mut [Entry<'m>], new: &[Entry<'m>]) {
        let has = |entries: &[Entry<'m>], path: &str| {
            entries.binary_search_by(|entry| (*entry.0).cmp(path)).is_ok()
        };
        let moved = old.iter().enumerate().filter_map(|(position, (path, target))| {
            let now = json::quote(&format!("managed/{}", self.renamed.get(target.type_name()?)?));
            let follows = !has(new, path) && has(new, &now) && !has(old, &now);
            follows.then_some((position, now))
        });
        for (position, now) in moved.collect::<Vec<_>>() {
            old[position].0 = now;
        }
        old.sort_by(|one, other| one.0.cmp(&other.0));
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

/// A target with its path, in canonical form.
type Entry<'m> = (String, &'m Target<'m>);

/// Returns the key of an entry of the list.
fn entry_of(target: Value<'_>) -> String {
    entry_key(Keyword::ResourceCollection.name(), target.get("path"))
}

/// Returns the targets of `relationship`, each with its path, in the order of these.
fn by_path<'m>(relationship: Option<&'m Relationship<'m>>) -> Vec<Entry<'m>> {
    let targets = relationship.into_iter().flat_map(|relationship| &relationship.targets);
    let path = |target: &Target<'_>| target.value.get("path").map(meaning::canonical);
    let mut targets: Vec<_> =
        targets.map(|target| (path(target).unwrap_or_default(), target)).collect();
    targets.sort_by(|one, other| one.0.cmp(&other.0));
    targets
}

/// Returns what stands in a list of targets and is none.
fn junk(list: Option<Value<'_>>) -> Vec<String> {
    let Some(list) = list else { return Vec::new() };
    let elements = list.elements().filter(|element| element.kind() != JsonKind::Object);
    let is_list = matches!(list.kind(), JsonKind::Array | JsonKind::Object);
    let whole = (!is_list || is_placeholder(list)).then_some(list);
    elements.chain(whole).map(meaning::canonical).collect()
}

//! The closed lists of values of both sides, with their labels.

use std::collections::BTreeMap;

use crate::diff::members::entries;
use crate::diff::walk::declaration::Node;
use crate::diff::walk::{Walk, is_same};
use crate::diff::{Kind, Pair};
use crate::json::{Kind as JsonKind, Value};
use crate::meaning;
use crate::model::Keyword;

/// The keys that hold labels, by position.
const LABELS: [Keyword; 2] = [Keyword::EnumNames, Keyword::EnumTitles];

/// The member of `options` that holds labels.
const OPTION: &str = "enum_titles";

impl<'m> Walk<'m> {
    /// Compares what `node` says of the values that it takes.
    pub(super) fn enumeration(&mut self, node: &Node<'m>) {
        let values = node.get(Keyword::Enum);
        self.values(values);
        for keyword in LABELS {
            self.labels(keyword.name(), node.get(keyword), values);
        }
        let options = node.get(Keyword::Options);
        self.labels(OPTION, options.and_then(|options| options.get(OPTION)), values);
        for option in entries(options) {
            if option.name != OPTION {
                self.compare(Kind::SettingChanged, &option.name, option.values);
            }
        }
        let other = options.and_then(|value| (value.kind() != JsonKind::Object).then_some(value));
        self.compare(Kind::SettingChanged, Keyword::Options.name(), other);
    }

    fn values(&mut self, lists: Pair<Value<'m>>) {
        let name = Keyword::Enum.name();
        let is_list = |value: Value<'_>| value.kind() == JsonKind::Array;
        match lists {
            _ if is_same(lists) => {}
            Pair { old: None, .. } => self.tell_key(Kind::EnumAdded, name, lists),
            Pair { new: None, .. } => self.tell_key(Kind::EnumRemoved, name, lists),
            Pair { old: Some(old), new: Some(new) } if is_list(old) && is_list(new) => {
                self.listed(old, new);
            }
            _ => self.tell_key(Kind::SettingChanged, name, lists),
        }
    }

    /// Compares two lists of values.
    fn listed(&mut self, old: Value<'m>, new: Value<'m>) {
        let name = Keyword::Enum.name();
        let lacking = |list: Value<'m>, other: Value<'m>| {
            let known: BTreeMap<_, _> = numbered(other).collect();
            let lacking = numbered(list).filter(|(value, _)| !known.contains_key(value));
            lacking.collect::<BTreeMap<_, _>>()
        };
        let (gone, come) = (lacking(old, new), lacking(new, old));
        for value in gone.values() {
            self.tell_key(Kind::EnumNarrowed, name, Pair { old: Some(*value), new: None });
        }
        for value in come.values() {
            self.tell_key(Kind::EnumWidened, name, Pair { old: None, new: Some(*value) });
        }
        let kept = |list: Value<'m>, single: &BTreeMap<String, Value<'m>>| {
            let kept = numbered(list).map(|(value, _)| value);
            kept.filter(|value| !single.contains_key(value)).collect::<Vec<_>>()
        };
        if kept(old, &gone) != kept(new, &come) {
            self.tell_key(Kind::EnumReordered, name, Pair::of(old, new));
        }
    }

    /// Compares `labels`, which stand under `key`, of those of `values` that both sides have.
    fn labels(&mut self, key: &str, labels: Pair<Value<'m>>, values: Pair<Value<'m>>) {
        if is_same(labels) && is_same(values) {
            return;
        }
        let Some((old, new)) = labels.both() else {
            return self.compare(Kind::EnumLabelsChanged, key, labels);
        };
        let (before, after) = (labelled(old, values.old), labelled(new, values.new));
        let is_known = |value: &str, values: &BTreeMap<String, Option<String>>| {
            values.contains_key(value) || value.starts_with(BEYOND)
        };
        let is_different = |ones: &BTreeMap<String, Option<String>>, others| {
            let known = ones.iter().filter(|(value, _)| is_known(value, others));
            known.into_iter().any(|(value, label)| others.get(value) != Some(label))
        };
        let is_list = |value: Value<'_>| value.kind() == JsonKind::Array;
        let is_other = !(meaning::is_same(old, new) || is_list(old) && is_list(new));
        if is_other || is_different(&before, &after) || is_different(&after, &before) {
            self.tell_key(Kind::EnumLabelsChanged, key, labels);
        }
    }
}

/// What stands before the position of a label that is of no value alone; no canonical form starts so.
const BEYOND: char = '#';

/// Returns the elements of `list`, each with its canonical form.
fn numbered(list: Value<'_>) -> impl Iterator<Item = (String, Value<'_>)> {
    list.elements().map(|value| (meaning::canonical(value), value))
}

/// Returns the label of each of `values`, and those of `labels` that are beyond the last one.
fn labelled(labels: Value<'_>, values: Option<Value<'_>>) -> BTreeMap<String, Option<String>> {
    let mut labels = labels.elements().map(meaning::canonical);
    let mut labelled = BTreeMap::new();
    for (position, value) in values.into_iter().flat_map(Value::elements).enumerate() {
        let mut name = meaning::canonical(value);
        if labelled.contains_key(&name) {
            name = format!("{BEYOND}{position}{name}"); // it stands there twice
        }
        labelled.insert(name, labels.next());
    }
    for (position, label) in labels.enumerate() {
        labelled.insert(format!("{BEYOND}{position}"), Some(label));
    }
    labelled
}

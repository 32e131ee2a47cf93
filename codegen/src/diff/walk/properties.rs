//! The properties of a type or of an object inside of one, by name.

use std::collections::BTreeSet;

use crate::diff::members::{entries, without_nulls};
use crate::diff::walk::names::{Fates, joined};
use crate::diff::walk::{Walk, is_same};
use crate::diff::{Kind, Pair, rename};
use crate::json::{Kind as JsonKind, Value};
use crate::model::{Property, is_placeholder};

/// The properties of both sides at one place, and the members that declare them.
pub(super) struct Level<'m> {
    /// What `properties` is.
    pub(super) container: Pair<Value<'m>>,
    /// What it declares.
    pub(super) properties: Pair<&'m [Property<'m>]>,
    /// What it is called if something there is no property.
    pub(super) unknown: Kind,
    /// The lists of their names, in the order that people see them in.
    pub(super) order: Pair<Value<'m>>,
}

impl<'m> Walk<'m> {
    /// Walks the properties of `level`, and returns what became of each.
    pub(super) fn properties(&mut self, level: &Level<'m>) -> Fates<'m> {
        self.containers(level);
        let sorted = |properties: Option<&'m [Property<'m>]>| {
            let mut properties: Vec<_> = properties.into_iter().flatten().collect();
            properties.sort_by(|one, other| one.name.value.cmp(&other.name.value));
            properties
        };
        let (old, new) = (sorted(level.properties.old), sorted(level.properties.new));
        let (mut gone, mut come, kept) = joined(old, new, |property| &property.name.value);
        let mut fates = Fates { kept, renamed: Vec::new(), single: BTreeSet::new() };
        for pair in &fates.kept {
            self.property(*pair);
        }
        let singles = gone.iter().chain(&come);
        fates.single = singles.map(|property| property.name.value.clone()).collect();
        if self.is_top() {
            self.replaced(&mut gone, &mut come);
        }
        fates.renamed = rename::properties(&mut gone, &mut come, &self.renamed, level.order);
        for pair in &fates.renamed {
            self.whole_property(Kind::PropRenamed, *pair);
            self.property(*pair);
        }
        for property in gone {
            self.single(Pair { old: Some(property), new: None });
        }
        for property in come {
            self.single(Pair { old: None, new: Some(property) });
        }
        fates
    }

    /// Returns whether the place at hand is a type itself.
    fn is_top(&self) -> bool {
        self.property.latest().is_none()
    }

    /// Compares what stands at `level` and declares no property.
    fn containers(&mut self, level: &Level<'m>) {
        let containers = without_nulls(level.container);
        let is_other = |value: Value<'m>| {
            let is_open = value.kind() == JsonKind::Object && !is_placeholder(value);
            (!is_open).then_some(value)
        };
        self.compare(level.unknown, "properties", containers.and_then(is_other));
        for entry in entries(containers) {
            let is_declared =
                |value: Value<'_>| value.kind() == JsonKind::Object || is_placeholder(value);
            let junk = entry.values.and_then(|value| (!is_declared(value)).then_some(value));
            let is_told =
                [entry.values.old, entry.values.new].into_iter().flatten().any(is_declared);
            if !is_told && !is_same(junk) {
                let mark = self.path.enter(&entry.name);
                self.tell(level.unknown, junk);
                self.path.leave(mark);
            }
        }
    }

    /// Tells of the change `kind` of a property as a whole.
    pub(super) fn whole_property(&mut self, kind: Kind, pair: Pair<&'m Property<'m>>) {
        self.within(pair, |walk| walk.tell(kind, pair.map(|property| property.value)));
    }

    /// Tells of a property that one side alone has.
    fn single(&mut self, pair: Pair<&'m Property<'m>>) {
        let is_relationship =
            pair.latest().is_some_and(|property| property.relationship().is_some());
        let kind = if pair.new.is_some() { Kind::PropAdded } else { Kind::PropRemoved };
        self.whole_property(kind, pair);
        if is_relationship && let Some(change) = self.changes.pop() {
            self.ends.add(change);
        }
    }

    /// Does `work` at the place of the property `pair`.
    pub(super) fn within(&mut self, pair: Pair<&'m Property<'m>>, work: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.property, pair);
        let prefix = std::mem::take(&mut self.prefix);
        let mark = self.path.enter(pair.latest().map_or("", |property| &property.name.value));
        work(self);
        self.path.leave(mark);
        self.prefix = prefix;
        self.property = outer;
    }
}

//! What has a name on both sides, and lists of names.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::walk::Walk;
use crate::diff::{Kind, Pair};
use crate::json::{Kind as JsonKind, Value};
use crate::meaning::canonical;
use crate::model::{Property, Text};

/// Returns what is in `old` alone, what is in `new` alone, and the pairs of the same name; both are in
/// the order of their names.
pub(super) fn joined<T>(
    old: Vec<T>,
    new: Vec<T>,
    name: impl Fn(&T) -> &str,
) -> (Vec<T>, Vec<T>, Vec<Pair<T>>) {
    let (mut gone, mut come, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    let mut waiting = new.into_iter().peekable();
    for old in old {
        while let Some(earlier) = waiting.next_if(|new| name(new) < name(&old)) {
            come.push(earlier);
        }
        match waiting.next_if(|new| name(new) == name(&old)) {
            Some(new) => kept.push(Pair::of(old, new)),
            None => gone.push(old),
        }
    }
    come.extend(waiting);
    (gone, come, kept)
}

/// What became of the properties that lists of names are about.
pub(super) struct Fates<'m> {
    /// The properties of both sides.
    pub(super) kept: Vec<Pair<&'m Property<'m>>>,
    /// The properties of both sides that go by another name now.
    pub(super) renamed: Vec<Pair<&'m Property<'m>>>,
    /// The names of the properties that one side alone has.
    pub(super) single: BTreeSet<Text<'m>>,
}

impl Fates<'_> {
    /// Returns the names that mean different things on the two sides.
    fn moved(&self) -> BTreeSet<&str> {
        let renamed = self.renamed.iter().flat_map(|pair| [pair.old, pair.new]);
        let renamed = renamed.flatten().map(|property| &*property.name.value);
        renamed.chain(self.single.iter().map(|name| &**name)).collect()
    }
}

impl<'m> Walk<'m> {
    /// Compares the lists `order` of `values`, but for the names of properties that one side alone
    /// has: they come and go with these.
    pub(super) fn order(&mut self, values: Pair<Value<'m>>, fates: &Fates<'m>) {
        let is_list =
            |value: Option<Value<'_>>| value.is_none_or(|value| value.kind() == JsonKind::Array);
        if !is_list(values.old) || !is_list(values.new) {
            return self.compare(Kind::OrderChanged, "order", values);
        }
        let moved = fates.moved();
        let listed = |value: Option<Value<'m>>| {
            let elements = value.into_iter().flat_map(Value::elements);
            let is_moved =
                |element: &Value<'_>| element.as_str().is_some_and(|name| moved.contains(&*name));
            elements.filter(|element| !is_moved(element)).map(canonical).collect::<Vec<_>>()
        };
        if listed(values.old) != listed(values.new) {
            self.tell_key(Kind::OrderChanged, "order", values);
        }
    }

    /// Compares the lists `required` of `values`, name by name; `unknown` is the kind of what is no
    /// name.
    pub(super) fn required(&mut self, values: Pair<Value<'m>>, fates: &Fates<'m>, unknown: Kind) {
        let [old, new] = [values.old, values.new].map(Listed::new);
        if old.others != new.others {
            self.tell_key(unknown, "required", values);
        }
        for pair in fates.kept.iter().chain(&fates.renamed) {
            let named = |listed: &Listed<'m>, property: Option<&'m Property<'m>>| {
                listed.names.get(&property?.name.value).copied()
            };
            self.require(*pair, Pair { old: named(&old, pair.old), new: named(&new, pair.new) });
        }
        let declared =
            fates.kept.iter().chain(&fates.renamed).flat_map(|pair| [pair.old, pair.new]);
        let declared: BTreeSet<_> =
            declared.flatten().map(|property| &property.name.value).chain(&fates.single).collect();
        let ghosts = |listed: &Listed<'m>, other: &Listed<'m>| {
            let names = listed.names.iter().filter(|(name, _)| !declared.contains(name));
            names
                .filter(|(name, _)| !other.names.contains_key(*name))
                .map(|(name, value)| (name.clone(), *value))
                .collect::<Vec<_>>()
        };
        for (name, value) in ghosts(&old, &new) {
            self.ghost(&name, Pair { old: Some(value), new: None });
        }
        for (name, value) in ghosts(&new, &old) {
            self.ghost(&name, Pair { old: None, new: Some(value) });
        }
    }

    /// Compares whether the property `pair` is in the list, where `named` are its places in it.
    fn require(&mut self, pair: Pair<&'m Property<'m>>, named: Pair<Value<'m>>) {
        if named.old.is_some() == named.new.is_some() {
            return;
        }
        let outer = std::mem::replace(&mut self.property, pair);
        let mark = self.path.enter(pair.latest().map_or("", |property| &property.name.value));
        self.tell(required_kind(named), named);
        self.path.leave(mark);
        self.property = outer;
    }

    /// Tells of a name in the list that no property has.
    fn ghost(&mut self, name: &str, named: Pair<Value<'m>>) {
        let mark = self.path.enter(name);
        self.tell(required_kind(named), named);
        self.path.leave(mark);
    }
}

/// Returns what it is called that one side alone of `named` requires something.
fn required_kind(named: Pair<Value<'_>>) -> Kind {
    if named.new.is_some() { Kind::RequiredAdded } else { Kind::RequiredRemoved }
}

/// A list of names.
struct Listed<'m> {
    names: BTreeMap<Text<'m>, Value<'m>>,
    /// What is no name, in canonical form.
    others: Vec<String>,
}

impl<'m> Listed<'m> {
    fn new(list: Option<Value<'m>>) -> Self {
        let mut listed = Self { names: BTreeMap::new(), others: Vec::new() };
        let Some(list) = list else { return listed };
        if list.kind() != JsonKind::Array {
            listed.others.push(canonical(list));
        }
        for element in list.elements() {
            match element.as_str() {
                Some(name) => _ = listed.names.insert(name, element),
                None => listed.others.push(canonical(element)),
            }
        }
        listed.others.sort_unstable();
        listed
    }
}

//! Properties that took the place of another, which a script still falls back to.
//!
//! The recipe of a rename that breaks no reader: a new property, an old one that need not be there any
//! more, and a script that gives the new one the value of the old one when an object is read. Where the
//! new one need not be there either, no writer breaks.

use std::collections::BTreeMap;

use crate::diff::rename::reads::{self, Access, accesses};
use crate::diff::walk::script_text;
use crate::diff::{Pair, Side};
use crate::model::{Hook, Object, Property};

/// A property of each side, of which one took the place of the other.
pub(in crate::diff) type Replaced<'m> = Pair<&'m Property<'m>>;

/// One type on the side that has a new property, and on the one that has not.
#[derive(Clone, Copy)]
pub(in crate::diff) struct Recipe<'m> {
    /// The side with the new property.
    pub(in crate::diff) side: Side<'m>,
    /// The type there.
    pub(in crate::diff) with: &'m Object<'m>,
    /// The type where the new property is not.
    pub(in crate::diff) without: &'m Object<'m>,
}

impl<'m> Recipe<'m> {
    /// Returns those of `properties` that took the place of another one, each with that: `old` is the
    /// one whose place was taken.
    pub(in crate::diff) fn replaced(self, properties: &[&'m Property<'m>]) -> Vec<Replaced<'m>> {
        if properties.is_empty() {
            return Vec::new();
        }
        let of_type = of_type(self.side, self.with);
        let replaced = properties.iter().filter_map(|new| {
            let of_property = || of_property(self.side, new);
            let name = of_type.get(&*new.name.value).cloned().or_else(of_property)?;
            let is_demanded = self.with.property(&name).is_some_and(|kept| kept.required);
            let old = self.without.property(&name).filter(|_| !is_demanded)?;
            Some(Pair::of(old, *new))
        });
        replaced.collect()
    }
}

/// Returns what the scripts of `object` give a property the value of, for each that they give one.
fn of_type(side: Side<'_>, object: &Object<'_>) -> BTreeMap<String, String> {
    let hooks = object.hooks.iter().filter(|hook| hook.is_run_at_read());
    let mut fallbacks = BTreeMap::new();
    for text in hooks.filter_map(|hook| script_text(side, hook)) {
        for (property, others) in reads::fallbacks(&text).sources {
            if let (Some(other), 1) = (others.first(), others.len()) {
                fallbacks.entry(property).or_insert_with(|| other.clone());
            }
        }
        for (property, other) in in_statements(&text) {
            fallbacks.entry(property).or_insert(other);
        }
    }
    fallbacks
}

/// Returns what the script `text` gives a property the value of in a statement of its own, wherever that
/// stands: within a function, for one.
fn in_statements(text: &str) -> Vec<(String, String)> {
    let accesses = accesses(text);
    let writes = accesses.iter().enumerate().filter(|(_, access)| access.is_write);
    let given = writes.filter_map(|(position, access)| {
        let reads = of_statement(text, &accesses[position..]);
        let other = only_other(reads, &access.property)?;
        Some((access.property.clone(), other.to_owned()))
    });
    given.collect()
}

/// Returns what is read in the statement that the first of `accesses` begins.
fn of_statement<'t>(text: &'t str, accesses: &'t [Access]) -> impl Iterator<Item = &'t Access> {
    let pairs = accesses.windows(2).take_while(move |pair| {
        let between = text.get(pair[0].range.end..pair[1].range.start).unwrap_or_default();
        !pair[1].is_write && !between.contains([';', '{', '}'])
    });
    pairs.map(|pair| &pair[1])
}

/// Returns the only property but `property` that `reads` are of.
fn only_other<'t>(reads: impl Iterator<Item = &'t Access>, property: &str) -> Option<&'t str> {
    let mut others = reads.map(|access| &*access.property).filter(|other| *other != property);
    let first = others.next()?;
    others.all(|other| other == first).then_some(first)
}

/// Returns the only other property that `property` is read from where it has no value of its own.
fn of_property(side: Side<'_>, property: &Property<'_>) -> Option<String> {
    if property.is_virtual().is_true() {
        return None; // it never has a value of its own
    }
    let hook = property.hooks.iter().find(|hook| Hook::is_run_at_read(hook))?;
    let accesses = accesses(&script_text(side, hook)?);
    let reads = accesses.iter().filter(|access| !access.is_write);
    only_other(reads, &property.name.value).map(str::to_owned)
}

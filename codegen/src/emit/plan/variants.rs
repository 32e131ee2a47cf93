//! The variants of an enumeration, and what they are called.

use std::collections::{HashMap, HashSet};

use crate::model::{Enumeration, Text};
use crate::names;

/// One known value.
#[derive(Debug)]
pub(in crate::emit) struct Variant<'m> {
    /// The Rust name.
    pub(in crate::emit) name: String,
    /// The value in JSON.
    pub(in crate::emit) value: Text<'m>,
    /// Its label.
    pub(in crate::emit) title: Option<&'m str>,
}

/// Returns a variant for each string that `enumeration` tells, in the order they were written; a
/// value counts once. No two have one name.
pub(super) fn variants<'m>(enumeration: &'m Enumeration<'m>) -> Vec<Variant<'m>> {
    let mut seen = HashSet::new();
    let mut variants = Vec::new();
    for (position, value) in enumeration.known() {
        let Some(value) = value.as_str().filter(|value| seen.insert(value.clone())) else {
            continue;
        };
        let title = enumeration.titles.get(position).map(|title| &*title.value);
        variants.push(Variant { name: names::variant(&value), value, title });
    }
    let mut names = HashSet::new();
    if !variants.iter().all(|variant| names.insert(&variant.name)) {
        tell_apart(&mut variants);
    }
    variants
}

/// Gives each variant the first of its names that no other could have.
///
/// What a value could be called depends on it alone: so neither the order of the values nor a
/// further one changes what a name stands for.
fn tell_apart(variants: &mut [Variant<'_>]) {
    let candidates = variants.iter().map(|variant| {
        let [nice, longer, exact] = names::longer_variants(&variant.value);
        [variant.name.clone(), nice, longer, exact]
    });
    let candidates: Vec<[String; 4]> = candidates.collect();
    let mut owners: HashMap<&str, Owner> = HashMap::new();
    for (position, names) in candidates.iter().enumerate() {
        for name in names {
            let owner = owners.entry(name).or_insert(Owner::One(position));
            if *owner != Owner::One(position) {
                *owner = Owner::Several;
            }
        }
    }
    for (position, (variant, names)) in variants.iter_mut().zip(&candidates).enumerate() {
        let own = names.iter().find(|name| owners[name.as_str()] == Owner::One(position));
        variant.name.clone_from(own.expect("the last name is of this value alone"));
    }
}

/// Which values could have a name.
#[derive(PartialEq, Eq)]
enum Owner {
    /// The one at this position.
    One(usize),
    /// More than one.
    Several,
}

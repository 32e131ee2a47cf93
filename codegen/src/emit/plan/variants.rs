//! The variants of an enumeration, and what they are called.

use std::collections::{HashMap, HashSet};

use crate::model::{Enumeration, Text};
use crate::names;
use crate::span::Span;

/// One known value.
#[derive(Debug)]
pub(in crate::emit) struct Variant<'m> {
    /// The Rust name.
    pub(in crate::emit) name: String,
    /// The value in JSON.
    pub(in crate::emit) value: Text<'m>,
    /// Its label.
    pub(in crate::emit) title: Option<&'m str>,
    /// Where the value stands.
    pub(super) span: Span,
}

/// Returns a variant for each string that `enumeration` tells, in the order they were written; a
/// value counts once.
///
/// Values that would have one name are all called by another one, which shows how they differ: so
/// neither the order of the values nor a further one changes what a name stands for.
pub(super) fn variants<'m>(enumeration: &'m Enumeration<'m>) -> Vec<Variant<'m>> {
    let mut seen = HashSet::new();
    let mut claims: HashMap<String, u32> = HashMap::new();
    let mut variants = Vec::new();
    for (position, value) in enumeration.known() {
        let span = value.span();
        let Some(value) = value.as_str().filter(|value| seen.insert(value.clone())) else {
            continue;
        };
        let title = enumeration.titles.get(position).map(|title| &*title.value);
        let name = names::variant(&value);
        *claims.entry(name.clone()).or_default() += 1;
        variants.push(Variant { name, value, title, span });
    }
    for variant in &mut variants {
        if claims[&variant.name] > 1 {
            variant.name = names::exact_variant(&variant.value);
        }
    }
    variants
}

/// Returns each variant whose name an earlier one has, and that one.
pub(super) fn collisions<'v, 'm>(
    variants: &'v [Variant<'m>],
) -> Vec<(&'v Variant<'m>, &'v Variant<'m>)> {
    let mut first: HashMap<&str, &Variant<'_>> = HashMap::new();
    let mut collisions = Vec::new();
    for variant in variants {
        let first = *first.entry(&variant.name).or_insert(variant);
        if !std::ptr::eq(first, variant) {
            collisions.push((first, variant));
        }
    }
    collisions
}

//! Types that go by another name.

use std::collections::BTreeSet;

use crate::diff::Pair;
use crate::diff::rename::{likeness, pairing};
use crate::model::Object;

/// How many of their properties two types have to share, in percent.
const PROPERTIES: u32 = 70;

/// How many of them, where their names are alike.
const ALIKE: u32 = 40;

/// How alike two names have to be, in percent.
const NAMES: u32 = 60;

/// Takes from `gone` and `come` the types that look like the same under another name.
pub(in crate::diff) fn types<'m>(
    gone: &mut Vec<&'m Object<'m>>,
    come: &mut Vec<&'m Object<'m>>,
) -> Vec<Pair<&'m Object<'m>>> {
    pairing::partners(gone, come, likeness)
}

/// Returns how alike two types are; nothing where they are no candidates.
fn likeness(old: &Object<'_>, new: &Object<'_>) -> Option<u32> {
    let properties = likeness::shared(&listed(old), &listed(new));
    let names = likeness::of_names(&old.name.value, &new.name.value);
    let is_candidate = properties >= PROPERTIES || (properties >= ALIKE && names >= NAMES);
    is_candidate.then_some(properties * 2 + names)
}

/// Returns the names of the properties of `object`.
fn listed<'m>(object: &'m Object<'_>) -> BTreeSet<&'m str> {
    object.properties().iter().map(|property| &*property.name.value).collect()
}

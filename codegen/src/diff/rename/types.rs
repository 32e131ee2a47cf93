//! Types that go by another name.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::diff::Pair;
use crate::diff::rename::{likeness, pairing};
use crate::meaning;
use crate::model::Object;

/// How many of their properties two types have to declare alike, in percent, where their names say
/// nothing.
const DECLARED: u32 = 70;

/// How many properties of the same names they have to share, in percent, where their names are alike.
const SHARED: u32 = 40;

/// How alike two names have to be, in percent.
const NAMES: u32 = 60;

/// How alike they have to be where other types are made to the same pattern.
const NAMES_OF_SIBLINGS: u32 = 80;

/// Takes from `gone` and `come` the types that look like the same under another name; `kept` are those
/// that both sides have.
///
/// Types that are made to one pattern share most of their properties, and none of them is another one
/// under a new name: where there are such, the names decide.
pub(in crate::diff) fn types<'m>(
    gone: &mut Vec<&'m Object<'m>>,
    come: &mut Vec<&'m Object<'m>>,
    kept: &[Pair<&'m Object<'m>>],
) -> Vec<Pair<&'m Object<'m>>> {
    if gone.is_empty() || come.is_empty() {
        return Vec::new();
    }
    let olds = patterned(gone, kept.iter().filter_map(|pair| pair.old));
    let news = patterned(come, kept.iter().filter_map(|pair| pair.new));
    pairing::partners(gone, come, |old, new| {
        let is_patterned = olds.contains(&*old.name.value) || news.contains(&*new.name.value);
        likeness(old, new, if is_patterned { NAMES_OF_SIBLINGS } else { 0 })
    })
}

/// Returns how alike two types are; nothing where they are no candidates, or their names are less alike
/// than `least`.
fn likeness(old: &Object<'_>, new: &Object<'_>, least: u32) -> Option<u32> {
    let names = likeness::of_names(&old.name.value, &new.name.value);
    let parts = Parts::of(old, new);
    let is_candidate = (names >= NAMES && parts.shared >= SHARED) || parts.declared >= DECLARED;
    (is_candidate && names >= least).then_some(parts.shared + parts.declared + names)
}

/// Returns the names of those of `types` that are made to the pattern of one of `kept`.
fn patterned<'m>(
    types: &[&'m Object<'m>],
    kept: impl Iterator<Item = &'m Object<'m>>,
) -> BTreeSet<&'m str> {
    let kept: Vec<_> = kept.collect();
    if types.len() > pairing::MOST {
        return BTreeSet::new();
    }
    let siblings = types.iter().filter(|one| kept.iter().any(|other| is_sibling(one, other)));
    siblings.map(|one| &*one.name.value).collect()
}

/// Returns whether `one` and `other` are made to one pattern, and not the same type of two realms.
fn is_sibling(one: &Object<'_>, other: &Object<'_>) -> bool {
    let family = |object: &Object<'_>| {
        Catalog::embedded().without_realm(&object.name.value).map(str::to_owned)
    };
    let is_twin = family(one).is_some() && family(one) == family(other);
    !is_twin && Parts::of(one, other).shared >= DECLARED
}

/// Which part of the properties of two types is in both, in percent.
struct Parts {
    /// By their names.
    shared: u32,
    /// By all that they declare.
    declared: u32,
}

impl Parts {
    fn of<'o>(old: &'o Object<'_>, new: &'o Object<'_>) -> Self {
        let names = |object: &'o Object<'_>| -> BTreeSet<&'o str> {
            object.properties().iter().map(|property| &*property.name.value).collect()
        };
        let (olds, news) = (names(old), names(new));
        let shared = olds.intersection(&news);
        let declared = shared.clone().filter(|name| {
            let values = Pair::of(old, new).and_then(|object| object.property(name));
            let values = values.map(|property| property.value).both();
            values.is_some_and(|(old, new)| meaning::is_same(old, new))
        });
        let all = olds.len() + news.len();
        Self {
            shared: likeness::percent(shared.count(), all),
            declared: likeness::percent(declared.count(), all),
        }
    }
}

//! Types that go by another name.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::diff::Pair;
use crate::diff::rename::{likeness, pairing};
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
    let is_comparable = |types: &[_]| !types.is_empty() && types.len() <= pairing::MOST;
    if !is_comparable(gone) || !is_comparable(come) {
        return Vec::new();
    }
    let [olds, news] = [&*gone, &*come].map(|types| known(types));
    let [before, now] = [
        patterned(&olds, kept.iter().filter_map(|pair| pair.old)),
        patterned(&news, kept.iter().filter_map(|pair| pair.new)),
    ];
    pairing::partners(gone, come, |old, new| {
        let is_patterned = before.contains(&*old.name.value) || now.contains(&*new.name.value);
        let both = [olds.get(&address(old))?, news.get(&address(new))?];
        likeness(both, if is_patterned { NAMES_OF_SIBLINGS } else { 0 })
    })
}

/// Types with the names of their properties, each by where it is.
type Known<'m> = BTreeMap<*const Object<'m>, Named<'m>>;

/// A type with the names of its properties, found once for all that it is compared with.
struct Named<'m> {
    object: &'m Object<'m>,
    names: BTreeSet<&'m str>,
}

impl<'m> Named<'m> {
    fn new(object: &'m Object<'m>) -> Self {
        let names = object.properties().iter().map(|property| &*property.name.value);
        Self { object, names: names.collect() }
    }
}

fn known<'m>(types: &[&'m Object<'m>]) -> Known<'m> {
    types.iter().map(|object| (address(object), Named::new(object))).collect()
}

fn address<'m>(object: &'m Object<'m>) -> *const Object<'m> {
    std::ptr::from_ref(object)
}

/// Returns how alike `both` types are; nothing where they are no candidates, or their names are less
/// alike than `least`.
fn likeness(both: [&Named<'_>; 2], least: u32) -> Option<u32> {
    let [old, new] = both.map(|named| &*named.object.name.value);
    let names = likeness::of_names(old, new);
    let (shared, declared) = (shared(both), declared(both));
    let is_candidate = (names >= NAMES && shared >= SHARED) || declared >= DECLARED;
    (is_candidate && names >= least).then_some(shared + declared + names)
}

/// Returns the names of those of `types` that are made to the pattern of one of `kept`.
fn patterned<'m>(
    types: &Known<'m>,
    kept: impl Iterator<Item = &'m Object<'m>>,
) -> BTreeSet<&'m str> {
    let mut patterned = BTreeSet::new();
    for other in kept.map(Named::new) {
        let siblings = types.values().filter(|one| is_sibling([one, &other]));
        patterned.extend(siblings.map(|one| &*one.object.name.value));
    }
    patterned
}

/// Returns whether `both` are made to one pattern, and not the same type of two realms.
fn is_sibling(both: [&Named<'_>; 2]) -> bool {
    let [one, other] =
        both.map(|named| Catalog::embedded().without_realm(&named.object.name.value));
    let is_twin = one.is_some() && one == other;
    !is_twin && shared(both) >= DECLARED
}

/// Returns which part of the properties of `both` is in each by its name, in percent.
fn shared(both: [&Named<'_>; 2]) -> u32 {
    percent(both, in_both(both).count())
}

/// Returns which part of the properties of `both` is in each by all that it declares, in percent.
fn declared(both: [&Named<'_>; 2]) -> u32 {
    let [old, new] = both.map(|named| named.object);
    let declared = in_both(both).filter(|name| {
        let values = Pair::of(old.property(name), new.property(name));
        let values = values.and_then(|property| property.map(|property| property.value)).both();
        values.is_some_and(|(old, new)| likeness::is_same("", old, new))
    });
    percent(both, declared.count())
}

fn percent(of: [&Named<'_>; 2], both: usize) -> u32 {
    likeness::percent(both, of.iter().map(|named| named.names.len()).sum())
}

/// Returns the names that `both` have, in the time that the type with fewer of them takes.
fn in_both<'n>(both: [&'n Named<'_>; 2]) -> impl Iterator<Item = &'n str> {
    let [one, other] = both.map(|named| &named.names);
    let (few, many) = if one.len() > other.len() { (other, one) } else { (one, other) };
    few.iter().copied().filter(|name| many.contains(name))
}

//! Properties that go by another name.

use crate::diff::Pair;
use crate::diff::rename::company::{self, Company};
use crate::diff::rename::{Renamed, likeness, pairing};
use crate::json::Value;
use crate::model::{Property, Storage};

/// How alike two names have to be, in percent, where nothing else speaks for them.
const NAMES: u32 = 60;

/// Takes from `gone` and `come` the properties that look like the same under another name, where
/// `types` go by another one and `order` lists them.
pub(in crate::diff) fn properties<'m>(
    gone: &mut Vec<&'m Property<'m>>,
    come: &mut Vec<&'m Property<'m>>,
    types: &Renamed<'m>,
    order: Pair<Value<'m>>,
) -> Vec<Pair<&'m Property<'m>>> {
    let company = match (&**gone, &**come) {
        ([old], [new]) => company::of(old, new, order),
        _ => Company::Others,
    };
    pairing::partners(gone, come, |old, new| likeness(old, new, types, company))
}

/// Returns how alike two properties are; nothing where they are no candidates.
///
/// Both hold the same. Then they have the same title, or alike names, or the same declaration, of
/// which there is so much that it is no chance; the less of it, the more their `company` says. The two
/// names of one of `types` are alike, whatever their letters.
fn likeness<'m>(
    old: &'m Property<'m>,
    new: &'m Property<'m>,
    types: &Renamed<'m>,
    company: Company,
) -> Option<u32> {
    if !holds_same(old, new, types) || is_slot(old) || is_slot(new) {
        return None;
    }
    let (before, now) = (&*old.name.value, &*new.name.value);
    let names = if types.has(before, now) { 100 } else { likeness::of_names(before, now) };
    let title = |property: &Property<'_>| property.title().text().map(str::to_owned);
    let has_same_title = title(old).is_some() && title(old) == title(new);
    let (equal, different) = declared(old, new, &[]);
    let is_same = different == 0 && equal >= ENOUGH || says_enough(company, old, new);
    let is_candidate = names >= NAMES || has_same_title || is_same;
    is_candidate.then(|| {
        let parts = 100 * equal / (equal + different).max(1);
        names + u32::from(has_same_title) * 100 + parts
    })
}

/// Returns whether the vendor keeps a place for `property`, which then goes by no other name.
fn is_slot(property: &Property<'_>) -> bool {
    matches!(property.storage, Storage::Slot(_))
}

/// Returns whether the values of both are of the same type, and lead to the same types, which may go by
/// another name.
fn holds_same<'m>(old: &'m Property<'m>, new: &'m Property<'m>, types: &Renamed<'m>) -> bool {
    let part = |path: &[&str]| Pair::of(old.value, new.value).and_then(|value| value.at(path));
    let is_same = |path: &[&str]| match part(path) {
        Pair { old: Some(old), new: Some(new) } => likeness::is_same("type", old, new),
        Pair { old, new } => old.is_none() && new.is_none(),
    };
    let leads_alike = || {
        let (old, new) = types.targets(old.relationship(), new.relationship());
        old.iter().map(|entry| &entry.0).eq(new.iter().map(|entry| &entry.0))
    };
    is_same(&["type"]) && is_same(&["items", "type"]) && leads_alike()
}

/// How many keys two declarations have to share, where nothing else speaks for them.
const ENOUGH: u32 = 6;

/// How many they have to share beside their labels, where no other property came or went.
const ENOUGH_ALONE: u32 = 4;

/// What people who rename a property write anew.
const LABELS: [&str; 2] = ["title", "description"];

/// Returns whether `company` and what `old` and `new` declare beside their labels say together that they
/// are the same.
fn says_enough(company: Company, old: &Property<'_>, new: &Property<'_>) -> bool {
    let (equal, different) = declared(old, new, &LABELS);
    match company {
        Company::Others => false,
        Company::Alone => different == 0 && equal >= ENOUGH_ALONE,
        Company::InPlace => equal > different,
    }
}

/// Returns how many keys but those of `but` say the same on both sides, and how many do not.
fn declared(old: &Property<'_>, new: &Property<'_>, but: &[&str]) -> (u32, u32) {
    let mut entries = crate::diff::members::entries(Pair::of(old.value, new.value));
    entries.retain(|entry| !but.contains(&&*entry.name));
    let (equal, different): (Vec<_>, Vec<_>) =
        entries.iter().partition(|entry| match entry.values.both() {
            Some((old, new)) => likeness::is_same(&entry.name, old, new),
            None => false,
        });
    let count = |keys: Vec<_>| u32::try_from(keys.len()).unwrap_or(u32::MAX / 200);
    (count(equal), count(different))
}

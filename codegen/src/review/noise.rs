//! Types that are written otherwise and mean the same.

use foldhash::{HashMap, HashSet};

use crate::config::Globs;
use crate::diff::{Change, Kind, Side};
use crate::model::{Object, Target};
use crate::source::Origin;

/// The most lines of a side that are compared with each other, once those are left out that the
/// other side has nowhere; beyond, they count as replaced.
const LIMIT: usize = 16_384;

/// A type that is written otherwise and means the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noise<'m> {
    /// The type.
    pub object: &'m str,
    /// How many lines a line by line comparison adds.
    pub added: usize,
    /// How many it removes.
    pub removed: usize,
}

/// Returns the noise between `old` and `new`, which differ in meaning by `changes`; by name.
pub(super) fn between<'m>(
    old: Side<'m>,
    new: Side<'m>,
    changes: &[Change<'m>],
    types: &Globs,
) -> Vec<Noise<'m>> {
    let following = changes.iter().flat_map(|change| followers(old, change));
    let touched: HashSet<&str> = changes.iter().flat_map(touched_by).chain(following).collect();
    let objects = new.model.objects.iter().filter(|object| {
        let name = &*object.name.value;
        let is_first = new.model.object(name).is_some_and(|first| std::ptr::eq(first, *object));
        is_first && types.includes(name) && !touched.contains(name)
    });
    let mut noise: Vec<_> = objects
        .filter_map(|object| Some((old.model.object(&object.name.value)?, object)))
        .filter(|(before, after)| is_comparable((old, before), (new, after)))
        .filter_map(|(before, after)| noise_of(before, after))
        .collect();
    noise.sort_by_key(|noise| noise.object);
    noise
}

/// Returns the types that `change` is about: for a relationship that came or went also the one that has its
/// other end, which is told with this one.
fn touched_by<'c>(change: &'c Change<'_>) -> impl Iterator<Item = &'c str> {
    let objects = [change.object.old, change.object.new].into_iter().flatten();
    objects.map(|object| &*object.name.value).chain(other_end(change))
}

/// Returns the name of the type that has the other end of the relationship which `change` is about.
fn other_end<'c>(change: &'c Change<'_>) -> Option<&'c str> {
    let end = change.other_end.as_deref()?;
    let targets = &change.property.latest()?.relationship()?.targets;
    let mut types = targets.iter().filter_map(Target::type_name);
    types.find(|name| end.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')))
}

/// Returns the types with references that may have followed the rename that `change` is: they are told
/// with it.
fn followers<'m>(old: Side<'m>, change: &Change<'m>) -> impl Iterator<Item = &'m str> {
    let renamed = change.object.old.filter(|_| change.kind == Kind::TypeRenamed);
    let references = renamed.map(|object| old.model.references_to(&object.name.value));
    references.into_iter().flatten().map(|(owner, _)| &*owner.name.value)
}

/// Returns whether somebody wrote both texts of a type, in one layout: only then is a difference of them
/// somebody's doing.
fn is_comparable(old: (Side<'_>, &Object<'_>), new: (Side<'_>, &Object<'_>)) -> bool {
    let written = |(side, object): (Side<'_>, &Object<'_>)| {
        let source = object.source();
        let is_file = side.documents.sources().get(source).origin == Origin::File;
        is_file.then(|| side.documents.parsed_of(source).and_then(|parsed| parsed.layout))
    };
    written(old).is_some_and(|layout| written(new) == Some(layout))
}

fn noise_of<'m>(old: &Object<'m>, new: &'m Object<'m>) -> Option<Noise<'m>> {
    let (before, after) = (old.value.raw(), new.value.raw());
    if before == after {
        return None;
    }
    let (added, removed) = count_lines(before, after);
    Some(Noise { object: &new.name.value, added, removed })
}

/// Returns how many lines the shortest list of changes from `old` to `new` adds and removes.
fn count_lines(old: &str, new: &str) -> (usize, usize) {
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    let same = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let (before, after) = (&old[same..], &new[same..]);
    let ending = before.iter().rev().zip(after.iter().rev());
    let ending = ending.take_while(|(one, other)| one == other).count();
    let before = &before[..before.len() - ending];
    let after = &after[..after.len() - ending];
    let common = longest_common(before, after);
    (after.len() - common, before.len() - common)
}

/// Returns how many lines the longest sequence has that is in both, in order.
///
/// Bit-parallel, after Hyyrö, "Bit-parallel LCS-length computation revisited" (2004).
fn longest_common(old: &[&str], new: &[&str]) -> usize {
    let in_new: HashSet<&str> = new.iter().copied().collect();
    let old: Vec<_> = old.iter().copied().filter(|line| in_new.contains(line)).collect();
    let in_old: HashSet<&str> = old.iter().copied().collect();
    let new: Vec<_> = new.iter().copied().filter(|line| in_old.contains(line)).collect();
    if old.len().max(new.len()) > LIMIT {
        return 0;
    }
    let words = old.len().div_ceil(64);
    let mut places: HashMap<&str, Vec<(usize, u64)>> = HashMap::default();
    for (position, line) in old.iter().enumerate() {
        let (word, bit) = (position / 64, 1 << (position % 64));
        let of_line = places.entry(line).or_default();
        match of_line.last_mut() {
            Some((last, bits)) if *last == word => *bits |= bit,
            _ => of_line.push((word, bit)),
        }
    }
    let mut row = vec![u64::MAX; words];
    for line in &new {
        let mut carry = false;
        let mut of_line = places[line].iter().peekable();
        for (word, bits) in row.iter_mut().enumerate() {
            let matching = of_line.next_if(|(at, _)| *at == word).map_or(0, |(_, bits)| *bits);
            let matches = *bits & matching;
            let (sum, first) = bits.overflowing_add(matches);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            carry = first || second;
            *bits = sum | (*bits - matches);
        }
    }
    let zeros: u32 = row.iter().map(|bits| bits.count_zeros()).sum();
    zeros as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Counts as `count_lines` does, the slow way.
    fn by_table(old: &[u8], new: &[u8]) -> (usize, usize) {
        let mut row = vec![0; new.len() + 1];
        for one in old {
            let mut diagonal = 0;
            for (position, other) in new.iter().enumerate() {
                let above = row[position + 1];
                row[position + 1] =
                    if one == other { diagonal + 1 } else { above.max(row[position]) };
                diagonal = above;
            }
        }
        (new.len() - row[new.len()], old.len() - row[new.len()])
    }

    fn lines(letters: &[u8]) -> String {
        letters
            .iter()
            .map(|letter| ["a\n", "b\n", "c\n", "d\n", "e\n", "f\n"][usize::from(*letter)])
            .collect()
    }

    proptest! {
        #[test]
        fn as_few_lines_are_counted_as_there_can_be(
            old in proptest::collection::vec(0_u8..6, 0..200),
            new in proptest::collection::vec(0_u8..6, 0..200),
        ) {
            prop_assert_eq!(count_lines(&lines(&old), &lines(&new)), by_table(&old, &new));
        }
    }

    #[test]
    fn a_text_of_any_length_is_counted() {
        let old = "a\nb\n".repeat(200_000);
        let (added, removed) = count_lines(&old, &format!("c\n{}", old.replace("a\nb", "b\na")));
        assert_eq!(added, removed + 1);
    }
}

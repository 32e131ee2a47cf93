//! Finds partners: the most alike first, each at most once.

use crate::diff::Pair;

/// How many of each side are compared with each other: with more, one mass replaced another.
pub(super) const MOST: usize = 64;

/// Takes from `gone` and `come` the pairs that `likeness` says are the same under another name: those
/// of which neither is as much like a third.
pub(super) fn partners<'m, T>(
    gone: &mut Vec<&'m T>,
    come: &mut Vec<&'m T>,
    likeness: impl Fn(&'m T, &'m T) -> Option<u32>,
) -> Vec<Pair<&'m T>> {
    if gone.len() > MOST || come.len() > MOST {
        return Vec::new();
    }
    let mut best_of_gone = vec![Best::default(); gone.len()];
    let mut best_of_come = vec![Best::default(); come.len()];
    for (before, old) in gone.iter().enumerate() {
        for (after, new) in come.iter().enumerate() {
            if let Some(score) = likeness(old, new) {
                best_of_gone[before].offer(score, after);
                best_of_come[after].offer(score, before);
            }
        }
    }
    let partner = |before: usize| {
        let after = best_of_gone[before].partner?;
        (best_of_come[after].partner == Some(before)).then_some(after)
    };
    let chosen: Vec<_> =
        (0..gone.len()).filter_map(|before| Some((before, partner(before)?))).collect();
    let pairs = chosen.iter().map(|&(old, new)| Pair::of(gone[old], come[new])).collect();
    remove(gone, &chosen.iter().map(|chosen| chosen.0).collect::<Vec<_>>());
    remove(come, &chosen.iter().map(|chosen| chosen.1).collect::<Vec<_>>());
    pairs
}

/// The best partner so far: nothing where two are equally good.
#[derive(Clone, Copy, Default)]
struct Best {
    score: Option<u32>,
    partner: Option<usize>,
}

impl Best {
    fn offer(&mut self, score: u32, partner: usize) {
        if self.score == Some(score) {
            self.partner = None;
        } else if self.score < Some(score) {
            *self = Self { score: Some(score), partner: Some(partner) };
        }
    }
}

/// Removes the items at `positions`.
fn remove<T>(items: &mut Vec<T>, positions: &[usize]) {
    let mut position = 0;
    items.retain(|_| {
        position += 1;
        !positions.contains(&(position - 1))
    });
}

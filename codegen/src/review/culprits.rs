//! Which changes brought an error of a rule.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::Diagnostic;
use crate::diff::{Change, Verdict, Written};
use crate::review::Reviewed;
use crate::span::SourceId;

/// How many of the changes at a path above an error are looked at: those that say no key, and those that
/// begin next before it. So many errors as there may be never make a walk of squares.
const LOOKING: usize = 64;

/// Changes by their path, so that those near an error are found without a look at all others.
pub(super) struct Culprits(BTreeMap<String, At>);

/// The positions of the changes at one path.
#[derive(Default)]
struct At {
    all: Vec<usize>,
    /// The first of those without a key.
    whole: Vec<usize>,
    by_key: HashMap<String, Vec<usize>>,
    /// Those that wrote something, by where that begins.
    by_place: Vec<((SourceId, u32), usize)>,
}

impl Culprits {
    pub(super) fn of(changes: &[Reviewed<'_>]) -> Self {
        let mut by_path: BTreeMap<String, At> = BTreeMap::new();
        for (position, Reviewed { change, .. }) in changes.iter().enumerate() {
            by_path.entry(change.path.clone()).or_default().add(position, change);
        }
        for at in by_path.values_mut() {
            at.by_place.sort_unstable();
        }
        Self(by_path)
    }

    /// Returns which of `changes`, the same ones, brought `error`: those that it stands inside of, or else
    /// those that it is about.
    pub(super) fn bring(&self, changes: &[Reviewed<'_>], error: &Diagnostic) -> Vec<usize> {
        let near = self.near(error);
        let inside = |position: &usize| has_inside(&changes[*position].change, error);
        let mut culprits: Vec<_> = near.iter().copied().filter(inside).collect();
        if culprits.is_empty() {
            culprits = near;
            culprits.retain(|position| is_beside(&changes[*position], error));
        }
        culprits
    }

    /// Returns the changes at the path of `error`, and of those above it what may have brought it.
    fn near(&self, error: &Diagnostic) -> Vec<usize> {
        let mut near = Vec::new();
        for (end, _) in error.path.match_indices('.') {
            if let Some(at) = self.0.get(&error.path[..end]) {
                at.look(&error.path[end + 1..], error, &mut near);
            }
        }
        near.extend(self.0.get(&error.path).into_iter().flat_map(|at| &at.all));
        near
    }
}

impl At {
    fn add(&mut self, position: usize, change: &Change<'_>) {
        self.all.push(position);
        match &change.key {
            Some(key) => self.by_key.entry(key.clone()).or_default().push(position),
            None if self.whole.len() < LOOKING => self.whole.push(position),
            None => {}
        }
        if let Some(Written { location, value: Some(_) }) = change.written.new {
            self.by_place.push(((location.source, location.span.start), position));
        }
    }

    /// Adds to `near` what may have brought `error`, which is about what is `below`.
    fn look(&self, below: &str, error: &Diagnostic, near: &mut Vec<usize>) {
        near.extend(&self.whole);
        near.extend(self.by_key.get(below).into_iter().flatten());
        let place = (error.location.source, error.location.span.start);
        let behind = self.by_place.partition_point(|(begin, _)| *begin <= place);
        let before = self.by_place[..behind].iter().rev().take(LOOKING);
        near.extend(before.map(|(_, position)| position));
    }
}

/// Returns whether `error` stands inside of what `change` wrote.
fn has_inside(change: &Change<'_>, error: &Diagnostic) -> bool {
    let Some(Written { location, value: Some(_) }) = change.written.new else {
        return false;
    };
    let (outer, inner) = (location.span, error.location.span);
    let is_added = change.key.is_none() && change.written.old.is_none_or(|old| old.value.is_none());
    let is_around = location.source == error.location.source
        && outer.start <= inner.start
        && inner.end <= outer.end;
    is_added || is_around
}

/// Returns whether `error` is about what `reviewed` changed, though not inside of it: it may be about what
/// was taken away, or stand in a script of its own.
fn is_beside(reviewed: &Reviewed<'_>, error: &Diagnostic) -> bool {
    let Change { path, key, .. } = &reviewed.change;
    let below = error.path.strip_prefix(path.as_str()).map(|below| below.trim_start_matches('.'));
    let is_at = below.is_some_and(|below| below.is_empty() || Some(below) == key.as_deref());
    is_at && reviewed.verdict() > Verdict::Cosmetic
}

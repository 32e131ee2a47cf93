//! Collects hits: whatever a place names is noted if it is asked for.

use std::ops::Range;

use crate::span::Location;
use crate::usage::context::{Context, Owner};
use crate::usage::filter;
use crate::usage::found::{Found, How};
use crate::usage::hits::{Hit, Hits};
use crate::usage::names::{ByName, Names, Space, inside, looks_like_attribute};
use crate::usage::path;
use crate::usage::words::Words;

/// How many names of a way are heeded.
const DEEPEST: usize = 16;

/// Collects hits.
pub(super) struct Finder<'n> {
    names: &'n Names,
    /// Tells texts that name nothing of it.
    pub(super) words: Words,
    hits: ByName<Hits>,
}

impl<'n> Finder<'n> {
    pub(super) fn new(names: &'n Names) -> Self {
        Self { names, words: Words::of(names), hits: ByName::default() }
    }

    pub(super) fn finish(self) -> Found {
        Found { hits: self.hits }
    }

    /// Notes what `steps`, a pointer from an object, leads through, as far as it is asked for.
    pub(super) fn pointer<'t>(&mut self, steps: impl Iterator<Item = &'t str>, place: Place<'_>) {
        let mut way = Vec::new();
        for step in steps.take(DEEPEST) {
            way.push(step);
            self.property(&way, &place);
        }
    }

    /// Notes what `pointer`, a text that may stand for anything, leads through, if it begins with a name
    /// that means nothing else.
    pub(super) fn distinct(&mut self, pointer: &str, place: Place<'_>) {
        let first = path::steps(pointer).next();
        if first.is_some_and(|first| self.names.is_distinct(first)) {
            self.pointer(path::steps(pointer), place);
        }
    }

    /// Notes that a script names the last of `steps`, behind the others as far as it says.
    pub(super) fn member(&mut self, steps: &[&str], place: &Place<'_>) {
        let is_known = matches!(place.owner, Owner::Type(_));
        if is_known {
            self.property(steps, place);
        }
        if place.owner == Owner::Foreign || is_known && steps.len() == 1 {
            return;
        }
        // Nobody knows what object it is of: what is behind another property may be referred to by it.
        let place = Place { owner: Owner::Unknown, ..*place };
        let [outside @ .., name] = steps else { return };
        if self.names.has_last(name) && (!is_known || outside.len() > 1) {
            self.add(Space::Inside, &inside(outside.last().copied(), name), &place);
        }
        self.property(&[name], &place);
    }

    /// Notes that the property stands at `place` that `steps` lead to from its object.
    fn property(&mut self, steps: &[&str], place: &Place<'_>) {
        let (Some(name), false) = (steps.last(), place.owner == Owner::Foreign) else { return };
        if self.names.has_last(name) {
            self.add(Space::Property, &steps.join("."), place);
        }
        if steps.len() == 1 && may_be_attribute(name, place) {
            self.add(Space::Attribute, name, place);
        }
    }

    /// Notes what `text`, which stands at `place`, leads to if it is a path: a type, a property of an
    /// object, or an action; `part` tells where parts of it stand.
    pub(super) fn address(
        &mut self,
        text: &str,
        place: Place<'_>,
        part: impl Fn(Range<usize>) -> Location,
    ) {
        let owner = path::managed_type(text).map_or(place.owner, Owner::Type);
        let place = Place { owner, how: How::Path, ..place };
        if let Some(name) = path::managed_type(text) {
            self.add(Space::Type, name, &place);
        }
        if let Some((name, range)) = path::property(text) {
            self.property(&[name], &Place { location: part(range), ..place });
        }
        if let Some((name, range)) = filter::action(text) {
            self.action(name, Place { location: part(range), ..place });
        }
    }

    /// Notes that the action `name` is asked for at `place`, if it is looked for.
    pub(super) fn action(&mut self, name: &str, place: Place<'_>) {
        self.add(Space::Action, name, &Place { how: How::Call, ..place });
    }

    fn add(&mut self, space: Space, name: &str, place: &Place<'_>) {
        if !self.names.has(space, name) {
            return;
        }
        let Place { location, how, owner, context } = *place;
        let hits = self.hits.entry((space, name.to_owned())).or_default();
        hits.add(owner, context.realm, Hit { location, category: context.category, how });
    }
}

/// Returns whether `name` may be that of an attribute at `place`: what looks like one is one everywhere,
/// and access management knows properties by nothing else.
///
/// Variables have members such as `l` or `co` too, so that a script names no attribute by so little.
fn may_be_attribute(name: &str, place: &Place<'_>) -> bool {
    let is_of_script = matches!(place.how, How::Access | How::Key);
    let tells_little = is_of_script && name.len() < 3;
    looks_like_attribute(name) || !place.context.category.is_of_idm() && !tells_little
}

/// Where a name stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'c> {
    pub(super) location: Location,
    pub(super) how: How,
    /// Whose property it is.
    pub(super) owner: Owner<'c>,
    pub(super) context: &'c Context<'c>,
}

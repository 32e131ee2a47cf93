//! What was found: each place, with what it is sure to mean.

use std::cmp::Reverse;

use crate::span::Location;
use crate::usage::category::Category;
use crate::usage::context::{Context, Owner};
use crate::usage::hits::{Hit, Hits};
use crate::usage::names::{ByName, Names, Space, attribute};
use crate::usage::words::Words;

/// A place that names a property or a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Where the name stands, in the sources of the tree.
    pub location: Location,
    /// What kind of configuration it stands in.
    pub category: Category,
    /// What the place does with it.
    pub how: How,
    /// The name that stands there: of the property, of its attribute, or of the type.
    pub name: String,
    /// Whether the place is about that type.
    pub certainty: Certainty,
}

/// What a place does with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// A script reads, writes or deletes it as a property of an object.
    Access,
    /// A script builds an object with it.
    Key,
    /// A script hands it on as text.
    Text,
    /// A query filters, sorts or selects by it.
    Filter,
    /// A setting names it.
    Setting,
    /// A template shows it.
    Template,
    /// A path leads to the type.
    Path,
}

impl How {
    /// Returns the name, as reports spell it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Key => "key",
            Self::Text => "text",
            Self::Filter => "filter",
            Self::Setting => "setting",
            Self::Template => "template",
            Self::Path => "path",
        }
    }
}

/// Whether a place is about the type that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It may be about another one, with a property of the same name.
    Possible,
    /// What is around it says so.
    Certain,
}

/// Where a tree names what was asked for.
#[derive(Clone, Debug, Default)]
pub struct Found {
    hits: ByName<Hits>,
}

/// The usages of one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usages {
    /// The places: the certain ones first, then in the order of the tree; none twice.
    pub places: Vec<Usage>,
    /// How many more there are, at most, where there are very many.
    pub more: usize,
}

impl Found {
    /// Returns where the property `name` of the type `owner` is named.
    #[must_use]
    pub fn of_property(&self, owner: &str, name: &str) -> Usages {
        let mut usages = Usages::default();
        self.collect(&mut usages, Space::Property, name, owner);
        if let Some(attribute) = attribute(owner, name) {
            self.collect(&mut usages, Space::Attribute, &attribute, owner);
        }
        usages.in_order()
    }

    /// Returns where the type called `name` is named.
    #[must_use]
    pub fn of_type(&self, name: &str) -> Usages {
        let mut usages = Usages::default();
        self.collect(&mut usages, Space::Type, name, name);
        usages.in_order()
    }

    /// Adds the hits of `name` that may be about the type `owner`.
    fn collect(&self, usages: &mut Usages, space: Space, name: &str, owner: &str) {
        let Some(hits) = self.hits.get(&(space, name.to_owned())) else { return };
        for (certainty, kept) in hits.about(owner) {
            usages.more += kept.more;
            usages.places.extend(kept.hits.iter().map(|hit| Usage {
                location: hit.location,
                category: hit.category,
                how: hit.how,
                name: name.to_owned(),
                certainty,
            }));
        }
    }
}

impl Usages {
    /// Returns the usages in the order of reports, none twice.
    fn in_order(mut self) -> Self {
        self.places.sort_by_key(|usage| (usage.location, Reverse(usage.certainty), usage.how));
        self.places.dedup_by_key(|usage| usage.location);
        self.places.sort_by_key(|usage| (Reverse(usage.certainty), usage.location));
        self
    }
}

/// Collects hits.
pub(super) struct Finder<'n> {
    pub(super) names: &'n Names,
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

    /// Notes that `name` stands at `location` as a property of `owner`, if it is asked for.
    pub(super) fn property(&mut self, name: &str, place: Place<'_>) {
        if place.owner == Owner::Foreign {
            return;
        }
        if self.names.has(Space::Property, name) {
            self.add(Space::Property, name, &place);
        }
        if may_be_attribute(name, &place) && self.names.has(Space::Attribute, name) {
            self.add(Space::Attribute, name, &place);
        }
    }

    /// Notes that the type `name` stands at `location`, if it is asked for.
    pub(super) fn managed_type(&mut self, name: &str, place: Place<'_>) {
        if self.names.has(Space::Type, name) {
            let place = Place { owner: Owner::Type(name), how: How::Path, ..place };
            self.add(Space::Type, name, &place);
        }
    }

    fn add(&mut self, space: Space, name: &str, place: &Place<'_>) {
        let hits = self.hits.entry((space, name.to_owned())).or_default();
        let Place { location, how, owner, context } = *place;
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
    name.contains('-') || !place.context.category.is_of_idm() && !tells_little
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

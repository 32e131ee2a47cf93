//! What was found: each place, with what it is sure to mean.

use std::cmp::Reverse;

use crate::span::Location;
use crate::usage::category::Category;
use crate::usage::hits::{Hits, Kept};
use crate::usage::names::{ByName, Space, attribute, inside, last};

/// A place that names a property or a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Where the name stands, in the sources of the tree.
    pub location: Location,
    /// What kind of configuration it stands in.
    pub category: Category,
    /// What the place does with it.
    pub how: How,
    /// What is named there: the property, by the way to it, its attribute, the type, or the action.
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
    /// A path leads to the type, or to what a relationship refers to.
    Path,
    /// It asks for the action.
    Call,
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
            Self::Call => "call",
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
    pub(super) hits: ByName<Hits>,
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
    /// Returns where the property of the type `owner` is named that `way` leads to, with dots between names.
    #[must_use]
    pub fn of_property(&self, owner: &str, way: &str) -> Usages {
        let mut usages = Usages::default();
        usages.add(self.hits((Space::Property, way), owner), way);
        if let Some((outside, name)) = way.rsplit_once('.') {
            for outside in [Some(last(outside)), None] {
                usages.add(self.hits((Space::Inside, &inside(outside, name)), owner), way);
            }
        }
        if let Some(attribute) = attribute(owner, way) {
            usages.add(self.hits((Space::Attribute, &attribute), owner), &attribute);
        }
        usages.in_order()
    }

    /// Returns where the type called `name` is named.
    #[must_use]
    pub fn of_type(&self, name: &str) -> Usages {
        let mut usages = Usages::default();
        usages.add(self.hits((Space::Type, name), name), name);
        usages.in_order()
    }

    /// Returns where the action called `name` of the type `owner` is asked for.
    #[must_use]
    pub fn of_action(&self, owner: &str, name: &str) -> Usages {
        let mut usages = Usages::default();
        usages.add(self.hits((Space::Action, name), owner), name);
        usages.in_order()
    }

    /// Returns the hits of what is called `name` in `space` that may be about the type `owner`.
    fn hits<'f>(
        &'f self,
        (space, name): (Space, &str),
        owner: &str,
    ) -> impl Iterator<Item = (Certainty, &'f Kept)> + use<'f> {
        let hits = self.hits.get(&(space, name.to_owned()));
        hits.map(|hits| hits.about(owner)).into_iter().flatten()
    }
}

impl Usages {
    /// Returns these and `others`.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.more += others.more;
        self.places.extend(others.places);
        self.in_order()
    }

    /// Adds `hits` of what is called `name`.
    fn add<'f>(&mut self, hits: impl Iterator<Item = (Certainty, &'f Kept)>, name: &str) {
        for (certainty, kept) in hits {
            self.more += kept.more;
            self.places.extend(kept.hits.iter().map(|hit| Usage {
                location: hit.location,
                category: hit.category,
                how: hit.how,
                name: name.to_owned(),
                certainty,
            }));
        }
    }

    /// Returns the usages in the order of reports, none twice.
    fn in_order(mut self) -> Self {
        self.places.sort_by_key(|usage| (usage.location, Reverse(usage.certainty), usage.how));
        self.places.dedup_by_key(|usage| usage.location);
        self.places.sort_by_key(|usage| (Reverse(usage.certainty), usage.location));
        self
    }
}

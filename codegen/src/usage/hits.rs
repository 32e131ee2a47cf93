//! The hits of one name, apart by whose they are, so that none crowds out those of another type.

use foldhash::{HashMap, HashSet};

use crate::catalog::{Catalog, Realm};
use crate::span::Location;
use crate::usage::category::Category;
use crate::usage::context::Owner;
use crate::usage::found::{Certainty, How};

/// How many hits are kept of one name and one type; the others are counted.
const KEPT: usize = 1_000;

/// How many bytes the name of a type may have: a longer one is no type's.
const LONGEST: usize = 256;

/// The hits of one name.
#[derive(Clone, Debug, Default)]
pub(super) struct Hits {
    /// Those that are certainly about a type, by that.
    certain: HashMap<String, Kept>,
    /// Those that may be about any type: by the realm that they work in, or in none alone.
    possible: Vec<(Option<Realm>, Kept)>,
}

/// The first of some hits.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    pub(super) hits: Vec<Hit>,
    /// How many more there are, at most.
    pub(super) more: usize,
    /// Where those are that are kept.
    places: HashSet<Location>,
}

/// A place that names what is asked for.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) location: Location,
    pub(super) category: Category,
    pub(super) how: How,
}

impl Hits {
    /// Adds `hit`, which is about `owner` and works in `realm`.
    pub(super) fn add(&mut self, owner: Owner<'_>, realm: Option<Realm>, hit: Hit) {
        let kept = match owner {
            Owner::Foreign => return,
            Owner::Type(owner) if owner.len() > LONGEST => return,
            Owner::Type(owner) => self.certain.entry(owner.to_owned()).or_default(),
            Owner::Unknown => self.possible_in(realm),
        };
        if kept.hits.len() == KEPT {
            kept.more += 1;
        } else if kept.places.insert(hit.location) {
            kept.hits.push(hit); // a place that is referred to again is no further one
        }
    }

    fn possible_in(&mut self, realm: Option<Realm>) -> &mut Kept {
        let known = self.possible.iter().position(|(known, _)| *known == realm);
        let position = known.unwrap_or_else(|| {
            self.possible.push((realm, Kept::default()));
            self.possible.len() - 1
        });
        &mut self.possible[position].1
    }

    /// Returns the hits that are certainly about the type `owner`, and then those that may be: what works
    /// in another realm is not.
    pub(super) fn about<'h>(
        &'h self,
        owner: &str,
    ) -> impl Iterator<Item = (Certainty, &'h Kept)> + use<'h> {
        let certain = self.certain.get(owner).map(|kept| (Certainty::Certain, kept));
        let home = realm_of(owner);
        let possible = self
            .possible
            .iter()
            .filter(move |(realm, _)| home.is_none() || realm.is_none() || home == *realm);
        certain.into_iter().chain(possible.map(|(_, kept)| (Certainty::Possible, kept)))
    }
}

fn realm_of(owner: &str) -> Option<Realm> {
    let mut realms = Catalog::embedded().realms().iter();
    let is_of = |realm: &&Realm| {
        owner.strip_prefix(realm.name).is_some_and(|family| family.starts_with('_'))
    };
    realms.find(is_of).copied()
}

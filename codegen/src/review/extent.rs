//! Which types two configurations are compared in.

use std::collections::BTreeSet;

use crate::config::Globs;
use crate::diff::{Pair, Side};
use crate::model::Model;
use crate::review::Background;
use crate::source::Coverage;

/// Which types are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Extent<'m> {
    /// Those of both sides.
    #[default]
    Everything,
    /// Those of the side alone that is a part: what it lacks of the other is neither added nor removed.
    Part(Part<'m>),
}

/// A side that is a part of a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'m> {
    /// Which one it is.
    pub side: Which,
    /// The types that it holds.
    pub held: BTreeSet<&'m str>,
    /// How many types of the other side are left out.
    pub left_out: usize,
}

/// One of two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The old one.
    Old,
    /// The new one.
    New,
}

impl Which {
    /// Returns the name, as reports spell it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
        }
    }

    /// Returns the other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Old => Self::New,
            Self::New => Self::Old,
        }
    }
}

impl<'m> Extent<'m> {
    /// Returns which types of `old` and `new` are compared, of those that `types` includes.
    ///
    /// A side is taken for a part where it is `known` that it may be one, and it holds less than the other
    /// does by what their texts say.
    pub(super) fn between(
        old: Side<'m>,
        new: Side<'m>,
        known: Pair<&Background>,
        types: &Globs,
    ) -> Self {
        let share = Pair { old: Some(Share::of(old)), new: Some(Share::of(new)) };
        let is_part = |known: Option<&Background>| {
            known.is_some_and(|known| known.coverage == Coverage::Part)
        };
        if share.old < share.new && is_part(known.old) {
            Self::part(Which::Old, old.model, new.model, types)
        } else if share.new < share.old && is_part(known.new) {
            Self::part(Which::New, new.model, old.model, types)
        } else {
            Self::Everything
        }
    }

    fn part(side: Which, part: &'m Model<'m>, whole: &'m Model<'m>, types: &Globs) -> Self {
        let held: BTreeSet<_> = names(part).collect();
        let left_out = names(whole).filter(|name| !held.contains(name) && types.includes(name));
        let left_out = left_out.collect::<BTreeSet<_>>().len();
        Self::Part(Part { side, held, left_out })
    }

    /// Returns whether the type called `name` is compared.
    #[must_use]
    pub fn includes(&self, name: &str) -> bool {
        match self {
            Self::Everything => true,
            Self::Part(part) => part.held.contains(name),
        }
    }
}

fn names<'m>(model: &'m Model<'m>) -> impl Iterator<Item = &'m str> {
    model.objects.iter().map(|object| &*object.name.value)
}

/// How much of a configuration a side is by its own account, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Share {
    /// One type, and nothing around it.
    OneType,
    /// Types, perhaps all.
    Types,
    /// Every type.
    Everything,
}

impl Share {
    fn of(side: Side<'_>) -> Self {
        match (side.documents.coverage(), side.model.objects.len()) {
            (Coverage::Whole, _) => Self::Everything,
            (Coverage::Part, 1) => Self::OneType,
            (Coverage::Part, _) => Self::Types,
        }
    }
}

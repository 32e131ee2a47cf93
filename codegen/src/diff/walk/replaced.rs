//! Properties of a type that took the place of others, or gave it back.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::rename::{Recipe, Replaced};
use crate::diff::walk::Walk;
use crate::diff::{Kind, Pair};
use crate::model::Property;

impl<'m> Walk<'m> {
    /// Takes from `gone` and `come` the properties that took the place of another, or gave it back, and
    /// tells of them; none of those that could have taken several places.
    pub(super) fn replaced(
        &mut self,
        gone: &mut Vec<&'m Property<'m>>,
        come: &mut Vec<&'m Property<'m>>,
    ) {
        let (Some((old, new)), Some(sides)) = (self.object.both(), self.sides.both()) else {
            return;
        };
        let taken = Recipe { side: sides.1, with: new, without: old }.replaced(come);
        let back = Recipe { side: sides.0, with: old, without: new }.replaced(gone);
        let taken = taken.into_iter().map(|pair| (Kind::PropReplaced, pair));
        let back = back.into_iter().map(|pair| (Kind::PropRestored, pair.mirrored()));
        let mut told: Vec<_> = taken.chain(back).collect();
        let mut uses = BTreeMap::new();
        for name in told.iter().flat_map(|(_, pair)| names(*pair)) {
            *uses.entry(name).or_insert(0) += 1;
        }
        told.retain(|(_, pair)| names(*pair).all(|name| uses.get(name) == Some(&1)));
        let names: BTreeSet<_> = told.iter().flat_map(|(_, pair)| names(*pair)).collect();
        gone.retain(|property| !names.contains(&*property.name.value));
        come.retain(|property| !names.contains(&*property.name.value));
        for (kind, pair) in told {
            self.whole_property(kind, pair);
        }
    }
}

/// Returns the names of both of `pair`.
fn names(pair: Replaced<'_>) -> impl Iterator<Item = &str> {
    let Pair { old, new } = pair.map(|property| &*property.name.value);
    old.into_iter().chain(new)
}

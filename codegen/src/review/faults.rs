//! What is wrong with the two sides themselves: a verdict on what no server takes is worth nothing.

use std::collections::BTreeSet;

use crate::config::FailOn;
use crate::deploy::new_errors;
use crate::diagnostic::Diagnostic;
use crate::diff::{Pair, Side};
use crate::review::{Background, surroundings};

/// What is wrong with each side; the places are those of that side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    /// With the old one.
    pub old: Vec<Diagnostic>,
    /// With the new one, what of the rule book it alone breaks, and what changed around its types.
    pub new: Vec<Diagnostic>,
}

impl Faults {
    /// Returns what is `known` to be wrong with `old` and `new`, the `breaches` that the new one alone has,
    /// and what changed around their types.
    pub(super) fn of(
        old: Side<'_>,
        new: Side<'_>,
        known: Pair<&Background>,
        breaches: Vec<Diagnostic>,
    ) -> Self {
        let errors =
            |known: Option<&Background>| known.map_or_else(Vec::new, |known| known.errors.clone());
        let mut faults = Self { old: errors(known.old), new: errors(known.new) };
        let place = |fault: &Diagnostic| (fault.rule, fault.location);
        let told: BTreeSet<_> = faults.new.iter().map(place).collect();
        faults.new.extend(breaches.into_iter().filter(|breach| !told.contains(&place(breach))));
        faults.new.extend(surroundings::changed(old, new));
        faults
    }

    /// Returns how many errors the new side has that the old one does not: whoever changes one thing
    /// need not mend everything.
    #[must_use]
    pub fn new_errors(&self) -> usize {
        new_errors(&self.old, &self.new).len()
    }

    /// Returns how many changes there are around the types.
    #[must_use]
    pub fn changes_around(&self) -> usize {
        self.new.iter().filter(|fault| fault.rule == surroundings::CHANGED).count()
    }

    /// Returns whether they make a review fail where `limit` is what counts.
    pub(super) fn fail(&self, limit: FailOn) -> bool {
        match limit {
            FailOn::Breaking => self.new_errors() > 0,
            FailOn::Risky => self.new_errors() > 0 || self.changes_around() > 0,
            FailOn::Never => false,
        }
    }
}

//! What a merge may do.

use std::collections::BTreeSet;

/// What a merge may do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Which types may be removed.
    pub removals: Removals,
    /// What happens to differences that nobody can tell the age of.
    pub without_base: WithoutBase,
    /// What happens to the text around the types.
    pub surroundings: Surroundings,
    /// Who decides about what both sides changed.
    pub decider: Decider,
}

/// Which types may be removed.
///
/// A removed type takes its records along, so it never goes only because it is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removals {
    /// Those of these names that `theirs` lacks; without a base too.
    Named(BTreeSet<String>),
    /// All that the base has and `theirs` lacks.
    Any,
}

impl Default for Removals {
    fn default() -> Self {
        Self::Named(BTreeSet::new())
    }
}

/// Who decides about what both sides changed, and not to the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decider {
    /// Nobody yet: it stays as it is in `ours`, and is a conflict.
    #[default]
    Nobody,
    /// It becomes as it is in `theirs`.
    Theirs,
}

/// What happens where there is no base, so that an addition looks like a removal of the other side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WithoutBase {
    /// What differs becomes as in `theirs`; what `theirs` lacks is kept.
    #[default]
    Overlay,
    /// Each type that `theirs` has becomes as it is there: what it lacks goes.
    Replace,
    /// What differs is a conflict; what `theirs` lacks is kept.
    Conflict,
}

/// What happens to the text around the types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Surroundings {
    /// It stays as it is in `ours`.
    #[default]
    Keep,
    /// It is merged member by member; all sides must be single texts of one layout.
    Merge,
}

//! How well a configuration and a storage mapping fit.

use crate::diagnostic::{Diagnostic, Level};
use crate::repository::untold;

/// How well a configuration and a storage mapping fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Wholly.
    Whole,
    /// As far as the mapping tells: of some relationships it says nothing.
    AsFarAsTold,
    /// Not.
    Not,
}

impl Fit {
    /// Returns what `findings`, all that were [found](crate::repository::check), come to.
    #[must_use]
    pub fn of(findings: &[Diagnostic]) -> Self {
        if findings.iter().any(|finding| finding.level >= Level::Warning) {
            return Self::Not;
        }
        let is_told = findings.iter().all(|finding| finding.rule != untold::NAME);
        if is_told { Self::Whole } else { Self::AsFarAsTold }
    }
}

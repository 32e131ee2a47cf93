//! How many changes there are of each verdict.

use std::fmt;

use crate::diff::Verdict;
use crate::review::Reviewed;

/// The number of changes of each verdict; those that are approved are counted apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Changes that break somebody.
    pub breaking: usize,
    /// Changes that may break somebody.
    pub risky: usize,
    /// Changes that nobody has to fear.
    pub safe: usize,
    /// Changes that only a reader sees.
    pub cosmetic: usize,
    /// Changes that the settings approve, whatever their verdict is.
    pub approved: usize,
}

impl Counts {
    /// Counts `changes`.
    #[must_use]
    pub fn of<'r, 'm: 'r>(changes: impl IntoIterator<Item = &'r Reviewed<'m>>) -> Self {
        let mut counts = Self::default();
        for reviewed in changes {
            match reviewed.standing() {
                Some(Verdict::Breaking) => counts.breaking += 1,
                Some(Verdict::Risky) => counts.risky += 1,
                Some(Verdict::Safe) => counts.safe += 1,
                Some(Verdict::Cosmetic) => counts.cosmetic += 1,
                None => counts.approved += 1,
            }
        }
        counts
    }

    /// Returns each count with its name, the worst first.
    #[must_use]
    pub const fn named(self) -> [(usize, &'static str); 5] {
        [
            (self.breaking, "breaking"),
            (self.risky, "risky"),
            (self.safe, "safe"),
            (self.cosmetic, "cosmetic"),
            (self.approved, "approved"),
        ]
    }
}

impl fmt::Display for Counts {
    /// Writes `2 breaking, 1 safe`, without what there is none of.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for (count, name) in self.named().into_iter().filter(|(count, _)| *count > 0) {
            write!(formatter, "{separator}{count} {name}")?;
            separator = ", ";
        }
        if separator.is_empty() { formatter.write_str("no change of meaning") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn a_verdict_without_changes_is_not_named() {
        let counts = Counts { breaking: 2, approved: 1, ..Counts::default() };
        assert_eq!(counts.to_string(), "2 breaking, 1 approved");
        assert_eq!(Counts::default().to_string(), "no change of meaning");
    }
}

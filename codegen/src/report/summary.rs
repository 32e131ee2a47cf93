//! How many findings there are of each level.

use std::fmt;

use crate::diagnostic::{Diagnostic, Level};

/// The number of findings of each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Findings that stop the work.
    pub errors: usize,
    /// Findings that do not.
    pub warnings: usize,
    /// Good to know.
    pub infos: usize,
}

impl Summary {
    /// Counts `diagnostics`.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut summary = Self::default();
        for diagnostic in diagnostics {
            match diagnostic.level {
                Level::Error => summary.errors += 1,
                Level::Warning => summary.warnings += 1,
                Level::Info => summary.infos += 1,
            }
        }
        summary
    }
}

impl fmt::Display for Summary {
    /// Writes `2 errors, 1 warning`, without the levels that have none.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "info")];
        let mut separator = "";
        for (count, noun) in counts.into_iter().filter(|(count, _)| *count > 0) {
            let plural = if count == 1 { "" } else { "s" };
            write!(formatter, "{separator}{count} {noun}{plural}")?;
            separator = ", ";
        }
        if separator.is_empty() { formatter.write_str("no findings") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Summary;

    #[test]
    fn a_level_without_findings_is_not_named() {
        let told = |errors, warnings, infos| Summary { errors, warnings, infos }.to_string();
        assert_eq!(told(1, 2, 0), "1 error, 2 warnings");
        assert_eq!(told(0, 0, 3), "3 infos");
        assert_eq!(told(0, 0, 0), "no findings");
    }
}

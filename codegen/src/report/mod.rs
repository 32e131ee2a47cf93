//! Findings, rendered: for a person at a terminal, and for a machine.

mod excerpt;
mod format;
mod harmless;
pub mod json;
mod place;
mod summary;
pub mod text;

pub use format::{Format, Report};
pub use harmless::harmless;
pub use place::{Place, Places};
pub use summary::Summary;

use crate::diagnostic::Diagnostic;

/// Returns `diagnostics` as every report lists them: the worst first, then in the order they stand
/// in the sources.
fn in_order(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut ordered: Vec<&Diagnostic> = diagnostics.iter().collect();
    ordered.sort_by(|one, other| {
        other.level.cmp(&one.level).then_with(|| one.location.cmp(&other.location))
    });
    ordered
}

#[cfg(test)]
mod tests;

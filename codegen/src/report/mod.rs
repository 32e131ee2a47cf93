//! Findings, rendered: for a person at a terminal, and for a machine.

mod changes;
pub mod concise;
mod excerpt;
mod format;
pub mod github;
pub mod gitlab;
mod harmless;
pub mod json;
pub mod junit;
pub mod markdown;
mod place;
pub mod sarif;
mod summary;
pub mod text;
mod writer;

pub use format::{Format, Report};
pub use harmless::harmless;
pub use place::{Place, Places};
pub use summary::Summary;

use crate::diagnostic::Diagnostic;

/// Returns `diagnostics` as every report lists them.
fn in_order(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut ordered: Vec<&Diagnostic> = diagnostics.iter().collect();
    ordered.sort_by(|one, other| one.in_report_order(other));
    ordered
}

#[cfg(test)]
mod tests;

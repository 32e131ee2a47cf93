//! Findings, rendered: for a person at a terminal, and for a machine.

mod concise;
mod edits;
mod excerpt;
mod format;
mod github;
mod gitlab;
mod harmless;
mod html;
mod json;
mod junit;
mod markdown;
mod place;
#[cfg(feature = "review")]
mod review;
mod sarif;
mod summary;
pub mod text;
mod writer;

pub use format::{Format, Report};
pub use harmless::{harmless, harmless_json};
pub use place::{Place, Places};
#[cfg(feature = "review")]
pub use review::{ReviewReport, grouped};
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

//! Whether a configuration and the storage mapping of its tenant, `repo.ds`, know of each other.
//!
//! Custom relationships live in two documents. A tool that writes the types alone leaves the mapping
//! behind: what it lacks is kept slowly, and what it has too much stands in the way of what comes next.

mod conflict;
mod declared;
mod differing;
mod entry;
mod fit;
mod missing;
mod references;
mod stale;
mod untold;

#[cfg(test)]
mod tests;

pub use fit::Fit;

use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::repository::declared::Declared;
use crate::rules::relationships::rel_repo_map::Unplaced;
use crate::source::Documents;

/// Returns where `model` and the storage mapping among `documents` differ; nothing where there is no
/// mapping.
#[must_use]
pub fn check(documents: &Documents<'_>, model: &Model<'_>) -> Option<Vec<Diagnostic>> {
    let mapping = documents.storage_mapping()?;
    let declared = Declared::of(model);
    let unplaced = Unplaced::of(model, documents, &mapping);
    let mut findings = missing::relationships(&unplaced);
    findings.extend(untold::relationships(&unplaced.untold));
    let entries = entry::entries(documents);
    for entry in &entries {
        findings.extend(references::left(entry));
        match declared.get(&entry.name) {
            Some(object) => {
                findings.extend(missing::properties(entry, object));
                findings.extend(differing::properties(entry, object));
                findings.extend(stale::properties(entry, object));
            }
            None => findings.extend(stale::managed_type(entry, model)),
        }
    }
    findings.extend(conflict::between(&entries, &mapping));
    findings.sort_by(Diagnostic::in_report_order);
    Some(findings)
}

//! `mosaic lint --write-baseline`: what is found now is on record from now on.

use anyhow::Result;
use mosaic_codegen::Diagnostic;
use mosaic_codegen::files::{Change, SETTINGS, write_if_changed};
use mosaic_codegen::fingerprint;
use mosaic_codegen::lint::{is_fault, record};
use mosaic_codegen::source::Role;

use super::batch::{Batch, Configuration};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::terminal::Terminal;

/// Writes the record of everything that is found and not accepted by the settings.
pub(super) fn run(batch: &Batch, terminal: &Terminal) -> Result<Outcome> {
    let [Configuration { project, options, .. }] = batch.configurations.as_slice() else {
        let problem = format!("expected one configuration, found {}", batch.configurations.len());
        return Err(Failure::new(problem, "record each with settings of its own").into());
    };
    let Some(path) = project.known_path() else {
        let problem = format!("expected a `{SETTINGS}` to keep the record beside, found none");
        return Err(Failure::new(problem, "`mosaic init` makes one").into());
    };
    let linted = project.lint(options);
    let faults: Vec<_> = linted.findings.iter().filter(|it| is_fault(it)).cloned().collect();
    if !faults.is_empty() {
        terminal.report(&project.inputs.sources, &faults)?;
        return Ok(Outcome::Failed); // what cannot be read has no findings to record
    }
    let is_of_settings = |finding: &Diagnostic| {
        project.inputs.sources.get(finding.location.source).role == Role::Settings
    };
    // An exception that has had its day is for the settings to mend, not for the record to keep.
    let findings: Vec<_> = linted.findings.iter().filter(|it| !is_of_settings(it)).collect();
    let count = findings.len();
    let fingerprints = fingerprint::of(findings.iter().copied());
    let recorded = findings.into_iter().zip(fingerprints.iter().map(String::as_str));
    let name = project.inputs.name(&path);
    let change = write_if_changed(&path, &record(recorded))?;
    let told = match change {
        Change::Unchanged => "is as it was",
        Change::Written | Change::Removed => "was written",
    };
    let plural = if count == 1 { "" } else { "s" };
    terminal.say(&format!("{name} {told}: {count} finding{plural} on record"))?;
    Ok(Outcome::Clean)
}

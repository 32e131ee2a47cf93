//! `mosaic lint --write-baseline`: what is found now is on record from now on.

use anyhow::Result;
use mosaic_codegen::files::{Change, SETTINGS, write_if_changed};
use mosaic_codegen::fingerprint;
use mosaic_codegen::lint::{Known, Options, record};

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
    let fresh = Options { known: Known::default(), ..options.clone() };
    let linted = project.lint(&fresh);
    let fingerprints = fingerprint::of(&linted.findings);
    let recorded = linted.findings.iter().zip(fingerprints.iter().map(String::as_str));
    let count = linted.findings.len();
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

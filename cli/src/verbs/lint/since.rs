//! `mosaic lint --since`: what is found and was not found in a revision.

use std::collections::HashSet;

use anyhow::Result;
use mosaic_codegen::fingerprint;
use mosaic_codegen::lint::lint;
use mosaic_codegen::source::Role;

use super::batch::{Batch, Configuration};
use crate::git;

/// Keeps of what was found only what is new since `revision`, by the settings of today.
pub(super) fn retain_new(batch: &mut Batch, revision: &str) -> Result<()> {
    for configuration in &mut batch.configurations {
        retain_new_of(configuration, revision)?;
    }
    Ok(())
}

fn retain_new_of(configuration: &mut Configuration, revision: &str) -> Result<()> {
    let Configuration { project, options, linted, schemas } = configuration;
    let mut before = git::sources(revision, project, schemas)?;
    for (_, source) in project.inputs.sources.iter() {
        if source.role == Role::Baseline {
            before.add(source.name.clone(), source.text.clone().into_bytes(), Role::Baseline);
        }
    }
    let before = lint(&before, &project.config, options).findings;
    let old: HashSet<_> = fingerprint::of(&before).into_iter().collect();
    let mut now = fingerprint::of(&linted.findings).into_iter();
    linted.findings.retain(|_| now.next().is_some_and(|fingerprint| !old.contains(&fingerprint)));
    Ok(())
}

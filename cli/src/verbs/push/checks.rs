//! What keeps files from being proposed, and a proposal from being written: errors.

use anyhow::Result;
use mosaic_codegen::Diagnostic;
use mosaic_codegen::config::{Config, MeantFor};
use mosaic_codegen::deploy::{self, Step};
use mosaic_codegen::diff::Side;
use mosaic_codegen::fingerprint;
use mosaic_codegen::lint::{Options, lint};
use mosaic_codegen::source::Sources;

use super::Push;
use super::proposal::Proposal;
use crate::push::{Action, Kept};

impl Push<'_> {
    /// Returns whether the tenant would have no error that it does not have yet; tells them otherwise.
    ///
    /// An error that is there already stops nobody: whoever changes one type need not mend all others.
    pub(super) fn is_sound(&self, proposal: &Proposal) -> Result<bool> {
        let config = Config { meant_for: MeantFor::AnySchema, ..self.project.config.clone() };
        let lint = |sources: &Sources| lint(sources, &config, &Options::default()).findings;
        let Kept { before, after, .. } = &proposal.kept;
        let mut errors = deploy::new_errors(&lint(before.sources()), &lint(after.sources()));
        let (product, steps) = (self.product(), proposal.kept.steps(self.product()));
        errors.extend(after.read(product, |after| deploy::one_sided(after, &steps, product)));
        let lost = self.lost_scripts(proposal);
        if errors.is_empty() && lost.is_empty() {
            return Ok(true);
        }
        let files = &self.project.inputs.sources;
        let mut sources = files.clone();
        let offset = sources.absorb(after.sources().clone());
        let in_files = [lint(files), self.one_sided_in_files(&steps)].concat();
        let errors = [lost, at_home(errors, &in_files, offset)].concat();
        self.terminal.report(&sources, &errors)?;
        self.terminal.say("nothing was written: the tenant does not have these errors yet")?;
        Ok(false)
    }

    /// Returns an error for each script whose file is missing, so that the tenant would lose what it has.
    fn lost_scripts(&self, proposal: &Proposal) -> Vec<Diagnostic> {
        if proposal.action == Action::Undo {
            return Vec::new();
        }
        let (files, product) = (&self.project.inputs.sources, self.product());
        let Kept { before, after, .. } = &proposal.kept;
        Side::read(files, product, |files| {
            before.read(product, |before| {
                after.read(product, |after| deploy::lost_scripts(before, after, files))
            })
        })
    }

    /// Returns which relationships that `steps` touch have one end only, as the files have it.
    fn one_sided_in_files(&self, steps: &[Step]) -> Vec<Diagnostic> {
        let (files, product) = (&self.project.inputs.sources, self.product());
        Side::read(files, product, |files| deploy::one_sided(files, steps, product))
    }
}

/// Returns `errors` at the places where the files have them: a person mends the files. What the files do
/// not have stays where it is, behind `offset` sources.
fn at_home(errors: Vec<Diagnostic>, in_files: &[Diagnostic], offset: u32) -> Vec<Diagnostic> {
    let known = fingerprint::of(in_files);
    let fingerprints = fingerprint::of(&errors);
    let homes = fingerprints.iter().map(|fingerprint| {
        let position = known.iter().position(|known| known == fingerprint)?;
        in_files.get(position).cloned()
    });
    let homes: Vec<_> = homes.collect();
    let places = errors.into_iter().zip(homes);
    places.map(|(error, home)| home.unwrap_or_else(|| error.behind(offset))).collect()
}

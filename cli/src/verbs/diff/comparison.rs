//! Two configurations, compared: the report, and what it comes to.

use anyhow::Result;
use mosaic_codegen::catalog::Product;
use mosaic_codegen::config::FailOn;
use mosaic_codegen::diagnostic::Diagnostic;
use mosaic_codegen::diff::{Pair, Side};
use mosaic_codegen::files::Project;
use mosaic_codegen::model;
use mosaic_codegen::report::{Format, ReviewReport};
use mosaic_codegen::review::{Options, Review};
use mosaic_codegen::source::{Documents, Sources};

use super::{Arguments, tree};
use crate::checkout::{is_for_a_forge, name_for_readers};
use crate::globs::expect_types;
use crate::outcome::Outcome;
use crate::side::Texts;
use crate::terminal::Terminal;

/// Two configurations, read, and the settings they are compared by.
pub(super) struct Comparison {
    pub(super) project: Project,
    pub(super) options: Options,
    pub(super) old: Texts,
    pub(super) new: Texts,
}

impl Comparison {
    /// Compares, and writes the report.
    pub(super) fn tell(
        &self,
        arguments: &Arguments,
        terminal: &Terminal,
        limit: FailOn,
    ) -> Result<Outcome> {
        let config = &self.project.config;
        let (old_documents, old_faults) = Documents::parse(&self.old.sources);
        let (new_documents, new_faults) = Documents::parse(&self.new.sources);
        let products = self.products();
        let (old_model, old_findings) = model::lower(&old_documents, products[0]);
        let (new_model, new_findings) = model::lower(&new_documents, products[1]);
        let faults = [(&self.old, old_faults), (&self.new, new_faults)]
            .map(|(texts, faults)| errors([texts.findings.clone(), faults].concat()));
        let found = [errors(old_findings), errors(new_findings)];
        let models = [&old_model, &new_model];
        let is_empty = |side: usize| models[side].objects.is_empty() && !found[side].is_empty();
        if faults.iter().any(|faults| !faults.is_empty()) || is_empty(0) || is_empty(1) {
            let [old, new] = [0, 1].map(|side| [&*faults[side], &*found[side]].concat());
            self.report_errors(terminal, old, new)?;
            return Ok(Outcome::Failed);
        }
        expect_types(&self.options.types, models, terminal)?;
        let old = Side { documents: &old_documents, model: &old_model };
        let new = Side { documents: &new_documents, model: &new_model };
        let options = self.options_with(found);
        let mut review = Review::of(old, new, config, &options);
        let around = arguments.tree.as_deref().map(tree::read).transpose()?;
        if let Some(around) = &around {
            review.look_up(around);
        }
        let (old_shown, new_shown) = self.shown(terminal.format());
        let settings = self.project.inputs.sources.clone();
        let report = ReviewReport::new(&review, settings, old_shown, new_shown)
            .with_tree(around.unwrap_or_default());
        terminal.publish_review(&report, arguments.out.as_deref())?;
        for note in [&self.old.note, &self.new.note].into_iter().flatten() {
            terminal.say(note)?;
        }
        Ok(if review.fails(limit) { Outcome::Findings } else { Outcome::Clean })
    }

    /// Returns what product each side is for, by its own settings or by those of today.
    fn products(&self) -> [Product; 2] {
        let sides = self.options.sides.as_ref();
        [sides.old, sides.new].map(|known| {
            let own = known.and_then(|known| known.config.as_ref());
            own.unwrap_or(&self.project.config).product
        })
    }

    /// Returns the options with the `errors` of the old side and of the new one.
    fn options_with(&self, errors: [Vec<Diagnostic>; 2]) -> Options {
        let mut options = self.options.clone();
        let Pair { old, new } = &mut options.sides;
        for (known, errors) in [old, new].into_iter().zip(errors) {
            known.get_or_insert_default().errors = errors;
        }
        options
    }

    /// Tells a person or a machine why a side cannot be compared.
    fn report_errors(
        &self,
        terminal: &Terminal,
        old: Vec<Diagnostic>,
        new: Vec<Diagnostic>,
    ) -> Result<()> {
        let mut sources = self.old.shown();
        let offset = sources.absorb(self.new.shown());
        let new = new.into_iter().map(|finding| finding.behind(offset));
        Ok(terminal.report(&sources, &old.into_iter().chain(new).collect::<Vec<_>>())?)
    }

    /// Returns the texts of both sides as a report in `format` names them: for a forge, those of the
    /// new side from the top of the repository, so that it finds the lines to annotate.
    fn shown(&self, format: Format) -> (Sources, Sources) {
        if !is_for_a_forge(format) {
            return (self.old.shown(), self.new.shown());
        }
        let mut new = self.new.sources.clone();
        if self.new.origin.is_empty() {
            name_for_readers(&mut new, format);
        }
        (self.old.shown(), new)
    }
}

/// Returns those of `findings` that are errors.
pub(super) fn errors(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings.into_iter().filter(Diagnostic::is_error).collect()
}

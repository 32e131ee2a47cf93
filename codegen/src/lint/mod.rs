//! The whole way from texts to findings.

mod exceptions;
mod fix;
mod known;
mod useless;

#[cfg(test)]
mod tests;

pub use fix::{Applied, Fixed, fix};
pub use known::{Known, record};

use crate::config::Config;
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::lint::exceptions::Exceptions;
use crate::model::{self, Model};
use crate::rules::{self, Baseline, Context, Levels, Selection};
use crate::source::{Documents, Sources};

/// What is asked of one run beside the settings.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the command line says of the rules.
    pub selection: Selection,
    /// The findings that were there when linting began.
    pub known: Known,
    /// The day on which exceptions are judged; without one, none has expired.
    pub today: Option<Date>,
}

/// What came of linting.
#[derive(Clone, Debug, Default)]
pub struct Linted {
    /// What is wrong, in the order that every report lists it.
    pub findings: Vec<Diagnostic>,
    /// What is wrong and accepted by the settings, with the reason.
    pub allowed: Vec<(Diagnostic, String)>,
    /// What is wrong and was recorded when linting began.
    pub known: Vec<Diagnostic>,
}

impl Linted {
    /// Adds what was found in sources that now stand behind `offset` others.
    pub fn absorb(&mut self, others: Self, offset: u32) {
        let behind = |finding: Diagnostic| finding.behind(offset);
        self.findings.extend(others.findings.into_iter().map(behind));
        let allowed = others.allowed.into_iter();
        self.allowed.extend(allowed.map(|(finding, reason)| (finding.behind(offset), reason)));
        self.known.extend(others.known.into_iter().map(behind));
        self.findings.sort_by(Diagnostic::in_report_order);
    }
}

/// Returns everything that is wrong with `sources`, by the rules that `config` and `options` let
/// run.
#[must_use]
pub fn lint(sources: &Sources, config: &Config, options: &Options) -> Linted {
    let (documents, mut diagnostics) = Documents::parse(sources);
    let (model, mut findings) = model::lower(&documents, config.product);
    diagnostics.append(&mut findings);
    check(&documents, &model, config, options, diagnostics)
}

/// Returns the findings of the rules and, as far as the settings let them stand, those of reading.
pub(crate) fn check(
    documents: &Documents<'_>,
    model: &Model<'_>,
    config: &Config,
    options: &Options,
    reading: Vec<Diagnostic>,
) -> Linted {
    let levels = Levels::new(config, &options.selection);
    let (exports, faults) = Documents::parse_baseline(documents.sources());
    let reading = reading.into_iter().chain(faults);
    let mut findings: Vec<_> = reading.filter_map(|finding| levels.apply(finding)).collect();
    let (export, _) = model::lower(&exports, config.product);
    let baseline = Baseline::new(&exports, &export);
    let context = Context { baseline, ..Context::new(model, config, documents) };
    findings.extend(rules::check(&context, &levels));
    findings.extend(useless::globs(model, config));
    findings.sort_by(Diagnostic::in_report_order);
    let Options { known, today, .. } = options;
    Exceptions { config, known, today: *today, levels: &levels }.apply(findings)
}

/// Returns whether `finding` is that a text could not be read, which is a breach of no rule, and hides
/// all of them.
#[must_use]
pub fn is_fault(finding: &Diagnostic) -> bool {
    finding.is_error() && rules::find(finding.rule).is_none()
}

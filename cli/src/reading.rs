//! A configuration that a verb has to understand: what keeps it from that is told.

use std::io;

use mosaic_codegen::Diagnostic;
use mosaic_codegen::catalog::Product;
use mosaic_codegen::diff::Side;
use mosaic_codegen::files::Inputs;
use mosaic_codegen::model;
use mosaic_codegen::source::{Documents, Sources};

use crate::terminal::Terminal;

/// A configuration that a verb has to understand.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'r> {
    pub(crate) sources: &'r Sources,
    /// What is wrong with their bytes, or with the settings.
    pub(crate) faults: &'r [Diagnostic],
    /// Who is told of errors.
    pub(crate) terminal: &'r Terminal,
}

impl<'r> Reading<'r> {
    pub(crate) fn of(inputs: &'r Inputs, terminal: &'r Terminal) -> Self {
        Self { sources: &inputs.sources, faults: &inputs.diagnostics, terminal }
    }

    /// Calls `ask` with what it says as a configuration of `product`; where that has errors, tells them and
    /// returns nothing.
    ///
    /// # Errors
    ///
    /// If they cannot be told.
    pub(crate) fn sound<T>(
        self,
        product: Product,
        ask: impl FnOnce(Side<'_>) -> T,
    ) -> io::Result<Option<T>> {
        let (documents, parsed) = Documents::parse(self.sources);
        let (model, lowered) = model::lower(&documents, product);
        if self.has_errors(&[&parsed, &lowered])? {
            return Ok(None);
        }
        Ok(Some(ask(Side { documents: &documents, model: &model })))
    }

    /// Returns whether its texts can be read, whatever they mean; tells where they cannot.
    ///
    /// # Errors
    ///
    /// If that cannot be told.
    pub(crate) fn is_readable(self) -> io::Result<bool> {
        let (_, parsed) = Documents::parse(self.sources);
        Ok(!self.has_errors(&[&parsed])?)
    }

    /// Returns whether something is wrong with its bytes, or among `findings`; tells it.
    fn has_errors(self, findings: &[&[Diagnostic]]) -> io::Result<bool> {
        let findings = self.faults.iter().chain(findings.iter().copied().flatten());
        let errors: Vec<_> = findings.filter(|finding| finding.is_error()).cloned().collect();
        if errors.is_empty() {
            return Ok(false);
        }
        self.terminal.report(self.sources, &errors)?;
        Ok(true)
    }
}

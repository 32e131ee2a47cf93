//! What a machine is told of a push: one object, when it has ended.

use anyhow::Result;
use mosaic_codegen::report::Format;
use mosaic_codegen::report::text::Style;
use serde_json::{Value, json};

use super::Push;
use super::proposal::Proposal;
use crate::terminal;

/// How a push ended, as a machine is told.
#[derive(Debug)]
pub(super) struct Summary<'s> {
    pub(super) close: Close,
    /// The name of the file that the former configuration is kept in.
    pub(super) undo: Option<&'s str>,
    /// The types that do not answer any more.
    pub(super) silent: Vec<String>,
}

/// What a push came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Close {
    /// It was to be shown only.
    Planned,
    /// The tenant has everything already.
    NothingToDo,
    /// It would bring errors to the tenant.
    Errors,
    /// The tenant has it.
    Stored,
    /// Somebody else wrote before.
    Moved,
    /// Somebody else wrote at the same time.
    Overwritten,
    /// What was written does not show.
    Unconfirmed,
}

impl Summary<'_> {
    /// Returns that it came to this, and nothing else.
    pub(super) fn of(close: Close) -> Self {
        Self { close, undo: None, silent: Vec::new() }
    }
}

impl Close {
    const fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::NothingToDo => "nothing-to-do",
            Self::Errors => "errors",
            Self::Stored => "stored",
            Self::Moved => "moved",
            Self::Overwritten => "overwritten",
            Self::Unconfirmed => "unconfirmed",
        }
    }
}

impl Push<'_> {
    /// Tells a machine what would be, or was, written and how it ended; a person was told on the way.
    pub(super) fn tell_machine(&self, proposal: &Proposal, summary: &Summary<'_>) -> Result<()> {
        if self.terminal.format() != Format::Json {
            return Ok(());
        }
        let Proposal { action, staying, gone, .. } = proposal;
        let review =
            self.report(proposal, |report| Format::Json.render_review(report, Style::default()));
        let review: Value = serde_json::from_str(&review)?;
        let undo = summary.undo.map(|undo| self.shown(&self.ledger.undo(undo)).to_string());
        let steps: Vec<_> =
            proposal.kept.steps(self.product()).iter().map(ToString::to_string).collect();
        let told = json!({
            "version": 1, "action": action.name(), "tenant": self.name(),
            "outcome": summary.close.name(), "undo": undo, "silent": summary.silent, "kept": staying,
            "gone": gone, "steps": steps, "review": review,
        });
        terminal::print(&format!("{told:#}\n"))
    }
}

//! A review, rendered: for whoever reads a change, and for a machine.

mod about;
mod concise;
mod excerpt;
mod extent;
mod findings;
mod html;
mod json;
mod markdown;
mod noise;
mod places;
mod scripts;
mod text;
mod unread;
mod usages;

pub(super) use concise::render as concise;
pub(super) use html::render as html;
pub(super) use json::render as json;
pub(super) use markdown::render as markdown;
pub use text::grouped;
pub(super) use text::render as text;

use crate::diagnostic::Diagnostic;
use crate::report::Report;
use crate::review::{Faults, Review};
use crate::source::Sources;
use crate::usage::{Tree, Unread};
use about::about;
use places::SidePlaces;

/// What is told of a review: itself, and the texts of both sides.
#[derive(Debug)]
pub struct ReviewReport<'r> {
    review: &'r Review<'r>,
    /// What is wrong with the sides.
    faults: Faults,
    /// The settings, the texts of the old side and those of the new side, in this order.
    sources: Sources,
    /// By how much the ids of the old side have grown.
    old: u32,
    /// By how much those of the new side have.
    new: u32,
    /// By how much those of the configuration around the schema have, where there is one.
    tree: u32,
    /// What of that nobody looked at.
    unread: Vec<Unread>,
}

impl<'r> ReviewReport<'r> {
    /// Returns what to tell of `review`, with the texts of the `settings`, of the `old` side and of
    /// the `new` one. What these are called is what readers know them by.
    #[must_use]
    pub fn new(review: &'r Review<'r>, settings: Sources, old: Sources, new: Sources) -> Self {
        let mut sources = settings;
        let old = sources.absorb(old);
        let new = sources.absorb(new);
        let behind = |faults: &[Diagnostic], offset| {
            faults.iter().cloned().map(|fault| fault.behind(offset)).collect()
        };
        let Faults { old: of_old, new: of_new } = &review.faults;
        let faults = Faults { old: behind(of_old, old), new: behind(of_new, new) };
        Self { review, faults, sources, old, new, tree: u32::MAX, unread: Vec::new() }
    }

    /// Returns the same with the texts of `tree`, the configuration that was
    /// [looked up](Review::look_up).
    #[must_use]
    pub fn with_tree(mut self, tree: Tree) -> Self {
        self.tree = self.sources.absorb(tree.sources);
        self.unread = tree.unread;
        self
    }

    /// Returns the review as `render` tells findings: a change is a finding of its kind.
    pub(super) fn as_findings(&self, render: fn(&Report<'_>) -> String) -> String {
        let linted = findings::of(self);
        render(&Report { sources: &self.sources, linted: &linted })
    }

    /// Returns what is wrong with the sides: the new one first, which can still be mended.
    fn faults(&self) -> impl Iterator<Item = &Diagnostic> {
        self.faults.new.iter().chain(&self.faults.old)
    }

    /// Returns how many changes there are of each verdict; before that, what no verdict is about.
    fn totals(&self) -> String {
        let counted = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {many}")),
        };
        let errors = counted(self.faults.new_errors(), "new error", "new errors");
        let around = self.faults.changes_around();
        let around = counted(around, "change around the types", "changes around the types");
        let mut parts: Vec<_> = [errors, around].into_iter().flatten().collect();
        if parts.is_empty() || !self.review.changes.is_empty() {
            parts.push(self.review.counts().to_string());
        }
        parts.join(", ")
    }

    fn places(&self) -> SidePlaces<'_> {
        SidePlaces::new(self)
    }
}

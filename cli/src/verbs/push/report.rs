//! What would be written, as a report that leads to the lines of the files that say so.

use std::collections::BTreeMap;

use mosaic_codegen::diff::{Change, Kind, Side, Written, changes};
use mosaic_codegen::report::ReviewReport;
use mosaic_codegen::review::{Options, Review, Scope};
use mosaic_codegen::source::Sources;
use mosaic_codegen::span::Location;

use super::Push;
use super::proposal::Proposal;
use crate::day::today;
use crate::push::{Action, Kept, Snapshot};

/// Where the files say what changes: what, at which path, of which key.
type Home = BTreeMap<(Kind, String, Option<String>), Location>;

impl Push<'_> {
    /// Calls `ask` with the report of `proposal`: what a file brings is shown there, and not in the document
    /// that is made of all.
    pub(super) fn report<T>(
        &self,
        proposal: &Proposal,
        ask: impl FnOnce(&ReviewReport<'_>) -> T,
    ) -> T {
        let Kept { before, after, .. } = &proposal.kept;
        let mut new = after.sources().clone();
        let offset = new.absorb(self.project.inputs.sources.clone());
        let home = match proposal.action {
            Action::Push => before.read(self.product(), |before| self.home(before)),
            Action::Undo => Home::new(),
        };
        self.review(before, after, |review| {
            let mut review = review.clone();
            let changes = review.changes.iter_mut().map(|reviewed| &mut reviewed.change);
            changes.for_each(|change| bring_home(change, &home, offset));
            ask(&ReviewReport::new(&review, Sources::new(), before.sources().clone(), new))
        })
    }

    /// Returns where the files say what they have otherwise than `before`.
    fn home(&self, before: Side<'_>) -> Home {
        Side::read(&self.project.inputs.sources, self.product(), |files| {
            let places = changes(before, files).into_iter().filter_map(|change| {
                let location = change.written.new?.location;
                Some(((change.kind, change.path, change.key), location))
            });
            places.collect()
        })
    }

    /// Calls `ask` with the review of two configurations.
    pub(super) fn review<T>(
        &self,
        old: &Snapshot,
        new: &Snapshot,
        ask: impl FnOnce(&Review<'_>) -> T,
    ) -> T {
        let product = self.product();
        let options = Options { today: Some(today()), scope: Scope::Excerpt, ..Options::default() };
        old.read(product, |old| {
            new.read(product, |new| ask(&Review::of(old, new, &self.project.config, &options)))
        })
    }
}

/// Gives `change` the place that it has in the files, which stand behind `offset` sources.
fn bring_home(change: &mut Change<'_>, home: &Home, offset: u32) {
    let what = (change.kind, change.path.clone(), change.key.clone());
    let Some(location) = home.get(&what).map(|location| location.behind(offset)) else { return };
    change.written.new = change.written.new.map(|written| Written { location, ..written });
}

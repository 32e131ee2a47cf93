//! Where a change stands, on either side.

use crate::diff::{Change, Pair, Written};
use crate::report::review::ReviewReport;
use crate::report::{Place, Places, harmless};
use crate::span::Location;
use crate::usage::Usage;

/// How much of a value is shown beside its place, in characters.
const SHOWN: usize = 48;

/// Answers where changes stand.
pub(super) struct SidePlaces<'r> {
    places: Places<'r>,
    old: u32,
    new: u32,
    tree: u32,
}

impl<'r> SidePlaces<'r> {
    pub(super) fn new(report: &'r ReviewReport<'_>) -> Self {
        Self {
            places: Places::new(&report.sources),
            old: report.old,
            new: report.new,
            tree: report.tree,
        }
    }

    /// Returns where `change` is written, or what lacks it, on each side.
    pub(super) fn of(&self, change: &Change<'_>) -> Pair<Place<'r>> {
        let Pair { old, new } = locations(change, self.old, self.new);
        let place = |location: Option<Location>| self.places.place(location?);
        Pair { old: place(old), new: place(new) }
    }

    /// Returns where `location`, one of the report, is.
    pub(super) fn at(&self, location: Location) -> Option<Place<'r>> {
        self.places.place(location)
    }

    /// Returns where `usage` is, of the configuration around the schema.
    pub(super) fn of_usage(&self, usage: &Usage) -> Option<Place<'r>> {
        self.places.place(usage.location.behind(self.tree))
    }

    /// Returns both places in one line, each with what is written there if that is short.
    pub(super) fn line(&self, change: &Change<'_>) -> String {
        let places = self.of(change);
        let sides = [(places.old, change.written.old), (places.new, change.written.new)];
        let [old, new] = sides.map(|(place, written)| side(place, written));
        match (old, new) {
            (Some(old), Some(new)) => format!("{old} → {new}"),
            (Some(old), None) => format!("{old} → nowhere"),
            (None, Some(new)) => format!("nowhere → {new}"),
            (None, None) => String::new(),
        }
    }
}

/// Returns where `change` is written on each side, after the ids of the sides have grown.
pub(super) fn locations(change: &Change<'_>, old: u32, new: u32) -> Pair<Location> {
    let behind = |written: Option<Written<'_>>, offset| {
        written.map(|written| written.location.behind(offset))
    };
    Pair { old: behind(change.written.old, old), new: behind(change.written.new, new) }
}

fn side(place: Option<Place<'_>>, written: Option<Written<'_>>) -> Option<String> {
    let label = place?.label();
    let Some(value) = written.and_then(|written| written.value) else {
        return Some(format!("{label} (not there)"));
    };
    let shown = Some(value.raw()).filter(|raw| {
        raw.len() <= 4 * SHOWN && raw.chars().count() <= SHOWN && !raw.contains('\n')
    });
    Some(match shown {
        Some(raw) => format!("{label} {}", harmless(raw)),
        None => label,
    })
}

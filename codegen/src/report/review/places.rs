//! Where a change stands, on either side, and what of it is shown.

use crate::diff::{Change, Pair, Written, is_encrypted};
use crate::json::Value;
use crate::report::review::ReviewReport;
use crate::report::review::excerpt::{Excerpt, one_a_line};
use crate::report::review::scripts::Scripts;
use crate::report::{Place, Places, harmless};
use crate::span::Location;
use crate::usage::Usage;

/// How much of a value is shown beside its place, in characters.
const SHOWN: usize = 48;

/// Answers where changes stand.
pub(super) struct SidePlaces<'r> {
    places: Places<'r>,
    scripts: Scripts<'r>,
    old: u32,
    new: u32,
    tree: u32,
}

impl<'r> SidePlaces<'r> {
    pub(super) fn new(report: &'r ReviewReport<'_>) -> Self {
        Self {
            places: Places::new(&report.sources),
            scripts: Scripts::new(report),
            old: report.old,
            new: report.new,
            tree: report.tree,
        }
    }

    /// Returns where `change` is written, or what lacks it, on each side.
    pub(super) fn of(&self, change: &Change<'_>) -> Pair<Place<'r>> {
        self.locations(change).and_then(|location| self.places.place(location))
    }

    /// Returns where `change` is written on each side, among the sources of the report: of a script in a file of
    /// its own, the first line that changed.
    pub(super) fn locations(&self, change: &Change<'_>) -> Pair<Location> {
        let behind = |written: Option<Written<'_>>, offset| {
            written.map(|written| written.location.behind(offset))
        };
        let written = Pair {
            old: behind(change.written.old, self.old),
            new: behind(change.written.new, self.new),
        };
        let Some((old, new)) = self.scripts.of(change) else { return written };
        Pair {
            old: old.first_difference(&new).or(written.old),
            new: new.first_difference(&old).or(written.new),
        }
    }

    /// Returns what of a change is shown beside its places: the first lines that only one side has, of what stands
    /// under a key and is not [short](Self::line).
    pub(super) fn excerpt(&self, change: &Change<'_>) -> Option<Excerpt> {
        change.key.as_ref()?;
        if let Some((old, new)) = self.scripts.of(change) {
            let holds_secret = |text: &str| text.contains("\"$crypto") || text.contains("'$crypto");
            let is_shown = ![old.text, new.text].into_iter().any(holds_secret);
            return Excerpt::between(old.text, new.text).filter(|_| is_shown);
        }
        let values = change.written.and_then(|written| written.value);
        let values = [values.old, values.new];
        let texts = values.map(|value| value.map_or("", Value::raw));
        if texts.into_iter().all(is_short) || values.into_iter().flatten().any(is_encrypted) {
            return None;
        }
        let [old, new] = texts.map(one_a_line);
        Excerpt::between(&old, &new)
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
        let is_script = self.scripts.of(change).is_some();
        let [old, new] = sides.map(|(place, written)| match place {
            Some(place) if is_script => Some(place.label()), // what stands there is in the excerpt
            place => side(place, written),
        });
        match (old, new) {
            (Some(old), Some(new)) => format!("{old} → {new}"),
            (Some(old), None) => format!("{old} → nowhere"),
            (None, Some(new)) => format!("nowhere → {new}"),
            (None, None) => String::new(),
        }
    }
}

fn side(place: Option<Place<'_>>, written: Option<Written<'_>>) -> Option<String> {
    let label = place?.label();
    let Some(value) = written.and_then(|written| written.value) else {
        return Some(format!("{label} (not there)"));
    };
    Some(match value.raw() {
        raw if is_short(raw) && !is_encrypted(value) => format!("{label} {}", harmless(raw)),
        _ => label,
    })
}

/// Returns whether a value is shown beside its place.
fn is_short(raw: &str) -> bool {
    raw.len() <= 4 * SHOWN && raw.chars().count() <= SHOWN && !raw.contains('\n')
}

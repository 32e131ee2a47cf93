//! Two configurations, reviewed: what changed, whom it hurts, what of it was approved, what is noise.
//!
//! ```text
//! changes ─► impact ─► Reviewed (fingerprint, approval) ─┐
//!              ▲                                        │
//!              └─ errors of rules that are new ─► Faults ┤
//! texts that differ and mean the same ─► Noise           ├─► Review ─► report
//! what is left of the limits of the product ─► Capacity ─┘
//! ```

mod approvals;
mod breaches;
mod capacity;
mod collisions;
mod counts;
mod culprits;
mod extent;
mod faults;
mod fingerprint;
mod harm;
mod limits;
mod noise;
mod surroundings;
mod usages;

#[cfg(test)]
mod tests;

pub use capacity::{Capacity, Resource};
pub use counts::Counts;
pub use extent::{Extent, Part, Which};
pub use faults::Faults;
pub use noise::Noise;

use std::cmp::Reverse;

use crate::config::{Approval, Config, FailOn, Globs};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Level};
use crate::diff::{Change, Impact, Judge, Pair, Side, Verdict, changes_within};
use crate::review::approvals::Approvals;
use crate::review::breaches::Question;
use crate::review::fingerprint::Fingerprints;
use crate::source::Coverage;
use crate::usage::Usages;

/// What is asked of a review beside the settings.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The day on which approvals are judged; without one, none has ended.
    pub today: Option<Date>,
    /// The types that are looked at.
    pub types: Globs,
    /// Whether an approval that meets no change is one too many.
    pub scope: Scope,
    /// What is known of each side beside its texts. Without a word, a side holds every type.
    pub sides: Pair<Background>,
}

/// What is known of a side beside its texts.
#[derive(Clone, Debug, Default)]
pub struct Background {
    /// The settings that it was written by, where they are not the ones of the review.
    pub config: Option<Config>,
    /// Whether it holds every type whatever its texts say, or only where they do.
    pub coverage: Coverage,
    /// The errors in what it says.
    pub errors: Vec<Diagnostic>,
}

/// What the approvals of the settings are held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All changes that they can be for: one that meets none is a finding.
    #[default]
    Everything,
    /// Some changes, perhaps of another schema.
    Excerpt,
}

/// What is between two configurations.
#[derive(Clone, Debug)]
pub struct Review<'m> {
    /// What is wrong with the sides themselves.
    pub faults: Faults,
    /// The changes: the worst first, then by path.
    pub changes: Vec<Reviewed<'m>>,
    /// The types that are written otherwise and mean the same.
    pub noise: Vec<Noise<'m>>,
    /// What the types that changed use of what the product limits.
    pub capacity: Vec<Capacity<'m>>,
    /// What is wrong with the approvals; their places are those of the settings.
    pub findings: Vec<Diagnostic>,
    /// Which types were compared.
    pub extent: Extent<'m>,
}

/// A change with all that is known of it.
#[derive(Clone, Debug)]
pub struct Reviewed<'m> {
    /// The change.
    pub change: Change<'m>,
    /// What it does to whom.
    pub impact: Impact,
    /// What it is known by, in settings and reports: 16 hexadecimal digits that depend on its kind, its
    /// path, its key or other end, what both sides mean, and how it is judged by itself for each consumer
    /// but Rust; never on lines, layout or file names, nor on rules or on what code is generated.
    pub fingerprint: String,
    /// By what it is approved.
    pub approval: Option<Approval>,
    /// Where the configuration around the schema names what changes, once that was
    /// [looked up](Review::look_up).
    pub usages: Usages,
}

impl<'m> Review<'m> {
    /// Returns what is between `old` and `new`, by the settings `config`.
    #[must_use]
    pub fn of(old: Side<'m>, new: Side<'m>, config: &Config, options: &Options) -> Self {
        let known = options.sides.as_ref();
        let extent = Extent::between(old, new, known, &options.types);
        let found = changes_within(old, new, |name| extent.includes(name));
        let noise = noise::between(old, new, &found, &options.types);
        let is_wanted = |change: &Change<'_>| {
            let objects = [change.object.old, change.object.new].into_iter().flatten();
            objects.into_iter().any(|object| options.types.includes(&object.name.value))
        };
        let scope = if extent == Extent::Everything { options.scope } else { Scope::Excerpt };
        let own = known.and_then(|known| known.config.as_ref());
        let configs = [own.old.unwrap_or(config), own.new.unwrap_or(config)];
        let mut judge = Judge::new(old, new, configs);
        let mut fingerprints = Fingerprints::new(old, new);
        let judged = found.into_iter().filter(is_wanted).map(|change| {
            let impact = judge.impact(&change);
            let fingerprint = fingerprints.of(&change, &impact);
            Reviewed::new(change, impact, fingerprint)
        });
        let mut changes: Vec<_> = judged.collect();
        let sides = [old, new];
        let question = Question { sides, configs, today: config, options, extent: &extent };
        let breaches = question.judge(&mut changes);
        collisions::judge(&mut changes, sides, configs);
        let capacity = capacity::between(&changes, configs);
        limits::judge(&mut changes, &capacity);
        let mut approvals = Approvals::new(config, options, scope);
        for reviewed in &mut changes {
            reviewed.approval = approvals.of(&reviewed.fingerprint).cloned();
        }
        changes.sort_by_cached_key(Reviewed::rank);
        let faults = Faults::of(old, new, known, breaches);
        Self { faults, changes, noise, capacity, findings: approvals.findings(), extent }
    }

    /// Returns how many changes there are of each verdict.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts::of(&self.changes)
    }

    /// Returns the changes by type: the type with the worst one first.
    #[must_use]
    pub fn by_type(&self) -> Vec<(&str, Vec<&Reviewed<'m>>)> {
        let mut sorted: Vec<_> = self.changes.iter().collect();
        sorted.sort_by_key(|reviewed| reviewed.object()); // stable: the worst stays first
        let groups = sorted.chunk_by(|one, other| one.object() == other.object());
        let mut groups: Vec<_> = groups.map(|group| (group[0].object(), group.to_vec())).collect();
        groups.sort_by_key(|(name, group)| (Reverse(group[0].standing()), *name));
        groups
    }

    /// Returns whether the review fails where `limit` is what counts.
    #[must_use]
    pub fn fails(&self, limit: FailOn) -> bool {
        let worst = self.changes.iter().filter_map(Reviewed::standing).max();
        let has_finding = || self.findings.iter().any(|finding| finding.level > Level::Info);
        let is_reached = match limit {
            FailOn::Breaking => worst == Some(Verdict::Breaking),
            FailOn::Risky => worst >= Some(Verdict::Risky) || has_finding(),
            FailOn::Never => false,
        };
        is_reached || self.faults.fail(limit)
    }
}

impl<'m> Reviewed<'m> {
    /// Returns `change` with its `impact`, known by its `fingerprint`, before it is approved.
    fn new(change: Change<'m>, impact: Impact, fingerprint: String) -> Self {
        Self { change, impact, fingerprint, approval: None, usages: Usages::default() }
    }

    /// Returns the name of the type that it is about: of the newer side where both have one.
    #[must_use]
    pub fn object(&self) -> &str {
        self.change.object.latest().map_or("", |object| &object.name.value)
    }

    /// Returns the worst verdict of all consumers.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.impact.verdict()
    }

    /// Returns the verdict that still asks for an answer: none where the change is approved.
    #[must_use]
    pub fn standing(&self) -> Option<Verdict> {
        self.approval.is_none().then(|| self.verdict())
    }

    /// Returns what orders reports: what stands before what is approved, the worst first.
    fn rank(&self) -> (Reverse<Option<Verdict>>, Reverse<Verdict>, String, &'static str) {
        let Self { change, .. } = self;
        (Reverse(self.standing()), Reverse(self.verdict()), change.path.clone(), change.kind.name())
    }
}

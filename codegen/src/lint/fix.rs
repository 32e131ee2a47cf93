//! Mending what was found: round after round, until nothing is left that may be mended.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Safety};
use crate::json;
use crate::json::edit::Batch;
use crate::lint::{Linted, Options, lint};
use crate::source::Sources;
use crate::span::SourceId;

/// How often sources are linted anew: a fix may make way for another, but not for many.
const ROUNDS: usize = 16;

/// Sources after their fixes.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// The sources; those that nothing was mended in are as they were.
    pub sources: Sources,
    /// What was done, in order.
    pub applied: Vec<Applied>,
    /// What linting the sources says now.
    pub left: Linted,
}

/// A fix that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The rule whose breach it mended.
    pub rule: &'static str,
    /// The semantic path of the breach.
    pub path: String,
    /// What it did: a phrase in the imperative.
    pub title: String,
    /// Whether it could be applied unseen.
    pub safety: Safety,
    /// The source that it changed.
    pub source: SourceId,
}

impl Fixed {
    /// Returns the sources that were changed, each once.
    #[must_use]
    pub fn changed(&self) -> Vec<SourceId> {
        let mut changed: Vec<_> = self.applied.iter().map(|applied| applied.source).collect();
        changed.sort_unstable();
        changed.dedup();
        changed
    }
}

/// Returns `sources` after the fixes that are at least as safe as `least`, of everything that
/// linting finds, accepts not and did not know.
///
/// Of fixes that touch the same bytes the first in report order is applied; the others wait until
/// the sources were linted anew. Nothing but what a fix names is changed.
#[must_use]
pub fn fix(sources: &Sources, config: &Config, options: &Options, least: Safety) -> Fixed {
    let mut fixed = Fixed {
        sources: sources.clone(),
        applied: Vec::new(),
        left: lint(sources, config, options),
    };
    for _ in 0..ROUNDS {
        if !fixed.round(least) {
            break;
        }
        fixed.left = lint(&fixed.sources, config, options);
    }
    fixed
}

impl Fixed {
    /// Applies the fixes of what is left, and returns whether there were any.
    fn round(&mut self, least: Safety) -> bool {
        let mut by_source: BTreeMap<SourceId, Vec<&Diagnostic>> = BTreeMap::new();
        for finding in &self.left.findings {
            if let Some(fix) = finding.fix.as_ref().filter(|fix| fix.safety >= least) {
                by_source.entry(fix.source).or_default().push(finding);
            }
        }
        let before = self.applied.len();
        for (source, findings) in by_source {
            let Some((text, applied)) = mend(&self.sources.get(source).text, &findings) else {
                continue;
            };
            self.sources.replace(source, text);
            self.applied.extend(applied);
        }
        self.applied.len() > before
    }
}

/// Returns `text` after the fixes of `findings` that go together; nothing where it stays as it is.
fn mend(text: &str, findings: &[&Diagnostic]) -> Option<(String, Vec<Applied>)> {
    let (document, errors) = json::parse(text);
    let root = document.root().filter(|_| errors.is_empty())?;
    let mut batch = Batch::new(text, root);
    let mut taken = Vec::new();
    for finding in findings {
        let Some(fix) = &finding.fix else { continue };
        if batch.add(&fix.edits).is_ok() {
            taken.push(Applied {
                rule: finding.rule,
                path: finding.path.clone(),
                title: fix.title.clone(),
                safety: fix.safety,
                source: fix.source,
            });
        }
    }
    let (mended, groups) = batch.apply();
    (mended != text).then(|| (mended, taken.drain(groups).collect()))
}

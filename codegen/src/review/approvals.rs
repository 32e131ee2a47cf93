//! Changes against what the settings approve.

use std::collections::{HashMap, HashSet};

use crate::config::{Approval, Config};
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::review::{Options, Scope};
use crate::span::Spanned;

/// The approvals of the settings, and which of them met a change.
pub(super) struct Approvals<'c> {
    config: &'c Config,
    /// What the settings of the old side approved, where it has its own.
    before: HashSet<&'c str>,
    today: Option<Date>,
    scope: Scope,
    /// The approvals by fingerprint, as positions.
    positions: HashMap<&'c str, Vec<usize>>,
    met: Vec<bool>,
}

impl<'c> Approvals<'c> {
    /// Returns the approvals of `config` for a review with `options` of as much as `scope` says.
    pub(super) fn new(config: &'c Config, options: &'c Options, scope: Scope) -> Self {
        let approvals = &config.diff.approvals;
        let mut positions: HashMap<_, Vec<_>> = HashMap::new();
        for (position, approval) in approvals.iter().enumerate() {
            positions.entry(approval.fingerprint.value.as_str()).or_default().push(position);
        }
        let old = options.sides.old.as_ref().and_then(|old| old.config.as_ref());
        let before = old.into_iter().flat_map(|old| &old.diff.approvals);
        let before = before.map(|approval| approval.fingerprint.value.as_str()).collect();
        let met = vec![false; approvals.len()];
        Self { config, before, today: options.today, scope, positions, met }
    }

    /// Returns by what the change known by `fingerprint` is approved: by the first that still holds.
    /// Those that have ended have met it too.
    pub(super) fn of(&mut self, fingerprint: &str) -> Option<&'c Approval> {
        let mut approving = None;
        for position in self.positions.get(fingerprint)? {
            self.met[*position] = true;
            let approval = &self.config.diff.approvals[*position];
            if approving.is_none() && approval.holds_on(self.today) {
                approving = Some(approval);
            }
        }
        approving
    }

    /// Returns what is wrong with the approvals, in the order they were written.
    pub(super) fn findings(&self) -> Vec<Diagnostic> {
        let is_judged = self.scope == Scope::Everything;
        let approvals = self.config.diff.approvals.iter().zip(&self.met);
        let findings = approvals.filter_map(|(approval, is_met)| match (approval.until, is_met) {
            (Some(until), true) if !approval.holds_on(self.today) => {
                Some(self.expired(approval, until))
            }
            (_, false) if is_judged => Some(self.unused(approval)),
            _ => None,
        });
        findings.map(|finding| finding.at("diff.approve")).collect()
    }

    /// Returns that `approval` ended on the day `until`, though the change is still there.
    fn expired(&self, approval: &Approval, until: Spanned<Date>) -> Diagnostic {
        let message =
            format!("expected an approval that holds, found one that ended on {}", until.value);
        let owner = approval.owner.as_ref().map(|owner| format!("; ask `{}`", owner.value));
        let hint =
            format!("take the change back, or agree on a new date{}", owner.unwrap_or_default());
        Diagnostic::warning("approval-expired", self.config.location(until.span), message)
            .with_hint(hint)
    }

    /// Returns that there is no change that `approval` is for: no fault of whoever found it there.
    fn unused(&self, approval: &Approval) -> Diagnostic {
        let message =
            format!("expected a change known by `{}`, found none", approval.fingerprint.value);
        let location = self.config.location(approval.span);
        if self.before.contains(approval.fingerprint.value.as_str()) {
            return Diagnostic::info("approval-unused", location, message)
                .with_hint("the old side has this approval already: remove it at any time");
        }
        Diagnostic::warning("approval-unused", location, message).with_hint(
            "remove the approval: the change is merged, was taken back, or is another one now",
        )
    }
}

//! Changes against what the settings approve.

use std::collections::HashMap;

use crate::config::{Approval, Config};
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::review::Scope;
use crate::span::Spanned;

/// The approvals of the settings, and which of them met a change.
pub(super) struct Approvals<'c> {
    config: &'c Config,
    today: Option<Date>,
    scope: Scope,
    /// The approvals by fingerprint, as positions.
    positions: HashMap<&'c str, Vec<usize>>,
    met: Vec<bool>,
}

impl<'c> Approvals<'c> {
    pub(super) fn new(config: &'c Config, today: Option<Date>, scope: Scope) -> Self {
        let approvals = &config.diff.approvals;
        let mut positions: HashMap<_, Vec<_>> = HashMap::new();
        for (position, approval) in approvals.iter().enumerate() {
            positions.entry(approval.fingerprint.value.as_str()).or_default().push(position);
        }
        Self { config, today, scope, positions, met: vec![false; approvals.len()] }
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

    /// Returns that there is no change that `approval` is for.
    fn unused(&self, approval: &Approval) -> Diagnostic {
        let message =
            format!("expected a change known by `{}`, found none", approval.fingerprint.value);
        Diagnostic::warning("approval-unused", self.config.location(approval.span), message)
            .with_hint(
                "remove the approval: the change is merged, was taken back, or is another one now",
            )
    }
}

//! Findings against what the settings accept and what was recorded.

use std::collections::BTreeSet;

use crate::config::{Allow, Config, MeantFor};
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::fingerprint;
use crate::lint::{Known, Linted, in_report_order};
use crate::rules::{self, Levels};

/// What findings are held against.
pub(super) struct Exceptions<'e> {
    pub(super) config: &'e Config,
    pub(super) known: &'e Known,
    pub(super) today: Option<Date>,
    pub(super) levels: &'e Levels,
}

impl Exceptions<'_> {
    /// Parts `findings` into those that stand, those that are accepted and those that were known; and
    /// adds what is wrong with the exceptions themselves.
    pub(super) fn apply(&self, findings: Vec<Diagnostic>) -> Linted {
        let mut linted = Linted::default();
        let mut used = vec![false; self.config.lint.allows.len()];
        for finding in findings {
            match self.accepting(&finding, &mut used) {
                Some(allow) => {
                    linted
                        .allowed
                        .push((finding, self.config.lint.allows[allow].reason.value.clone()));
                }
                None => linted.findings.push(finding),
            }
        }
        self.take_known(&mut linted);
        self.judge_allows(&used, &mut linted.findings);
        in_report_order(&mut linted.findings);
        linted
    }

    /// Returns which exception accepts `finding`: the first of those that hold. Those that would, had
    /// they not expired, are used too.
    fn accepting(&self, finding: &Diagnostic, used: &mut [bool]) -> Option<usize> {
        let rule = rules::find(finding.rule)?;
        let mut accepting = None;
        for (position, allow) in self.config.lint.allows.iter().enumerate() {
            if allow.covers(rule, &finding.path) {
                used[position] = true;
                if accepting.is_none() && allow.holds_on(self.today) {
                    accepting = Some(position);
                }
            }
        }
        accepting
    }

    fn take_known(&self, linted: &mut Linted) {
        if self.known.is_empty() {
            return;
        }
        let fingerprints = fingerprint::of(&linted.findings.iter().collect::<Vec<_>>());
        let mut met = BTreeSet::new();
        let mut fingerprint = fingerprints.into_iter();
        linted.findings.retain(|finding| {
            let fingerprint = fingerprint.next().expect("each finding has one");
            let is_known = self.known.contains(&fingerprint);
            if is_known {
                met.insert(fingerprint);
                linted.known.push(finding.clone());
            }
            !is_known
        });
        if self.config.meant_for == MeantFor::AnySchema || !self.runs("known-fixed") {
            return; // another schema need not have the faults of this one
        }
        for (fingerprint, entry) in self.known.entries() {
            if !met.contains(fingerprint) && self.runs(&entry.rule) {
                linted.findings.push(self.levelled(self.known.fixed(entry)));
            }
        }
    }

    fn judge_allows(&self, used: &[bool], findings: &mut Vec<Diagnostic>) {
        for (allow, is_used) in self.config.lint.allows.iter().zip(used) {
            let finding = match (allow.until, is_used) {
                (Some(until), true) if !allow.holds_on(self.today) => {
                    let message = format!(
                        "expected an exception that holds, found one that ended on {}",
                        until.value
                    );
                    let owner =
                        allow.owner.as_ref().map(|owner| format!("; ask `{}`", owner.value));
                    let hint = format!(
                        "mend what it covers, or agree on a new date{}",
                        owner.unwrap_or_default()
                    );
                    let location = self.config.location(until.span);
                    Diagnostic::warning("allow-expired", location, message).with_hint(hint)
                }
                (_, false) if self.is_missed(allow) => {
                    let message = format!(
                        "expected a breach of `{}` at `{}`, found none",
                        allow.rule.value, allow.path.text.value
                    );
                    let location = self.config.location(allow.span);
                    Diagnostic::warning("allow-unused", location, message).with_hint(
                        "remove the exception: what it accepted is mended, or was never there",
                    )
                }
                _ => continue,
            };
            if self.runs(finding.rule) {
                findings
                    .push(self.levelled(finding.at(format!("lint.allow.{}", allow.rule.value))));
            }
        }
    }

    /// Returns whether `allow`, which accepts nothing, should have: its rule ran over the schema that
    /// the settings are for.
    fn is_missed(&self, allow: &Allow) -> bool {
        let runs = |rule: &rules::Rule| {
            (rule.name == allow.rule.value || rule.group.name() == allow.rule.value)
                && self.runs(rule.name)
        };
        self.config.meant_for == MeantFor::ThisSchema && rules::all().any(runs)
    }

    fn runs(&self, rule: &str) -> bool {
        !matches!(self.levels.of(rule), Ok(None))
    }

    /// Returns `finding` at the level that the settings give its rule.
    fn levelled(&self, finding: Diagnostic) -> Diagnostic {
        match self.levels.of(finding.rule) {
            Ok(Some(level)) => finding.with_level(level),
            _ => finding,
        }
    }
}

//! Findings against what the settings accept and what was recorded.

use std::collections::BTreeSet;

use crate::config::{Allow, Config, MeantFor};
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::fingerprint;
use crate::lint::{Known, Linted, is_fault};
use crate::rules::{self, Levels};
use crate::span::Spanned;

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
        // Of another schema, or of one that cannot be read, nothing says that a fault is gone.
        let is_judged =
            self.config.meant_for == MeantFor::ThisSchema && !findings.iter().any(is_fault);
        let mut used = vec![false; self.config.lint.allows.len()];
        for finding in findings {
            match self.accepting(&finding, &mut used) {
                Some(allow) => linted.allowed.push((finding, allow.reason.value.clone())),
                None => linted.findings.push(finding),
            }
        }
        let met = self.take_known(&mut linted);
        self.judge_allows(&used, is_judged, &mut linted.findings);
        if is_judged {
            linted.findings.extend(self.fixed(&met));
        }
        linted.findings.sort_by(Diagnostic::in_report_order);
        linted
    }

    /// Returns which exception accepts `finding`: the first of those that hold. Those that would, had
    /// they not expired, are used too.
    fn accepting(&self, finding: &Diagnostic, used: &mut [bool]) -> Option<&Allow> {
        let rule = rules::find(finding.rule)?;
        let mut accepting = None;
        for (allow, is_used) in self.config.lint.allows.iter().zip(used) {
            if allow.covers(rule, &finding.path) {
                *is_used = true;
                accepting = accepting.or(Some(allow).filter(|allow| allow.holds_on(self.today)));
            }
        }
        accepting
    }

    /// Takes what was recorded out of the findings, and returns its fingerprints. What breaks no rule,
    /// such as a fault of syntax, hides all that a rule could find, and so stands.
    fn take_known(&self, linted: &mut Linted) -> BTreeSet<String> {
        let mut met = BTreeSet::new();
        if self.known.is_empty() {
            return met;
        }
        let mut fingerprints = fingerprint::of(&linted.findings).into_iter();
        let known = linted.findings.extract_if(.., |finding| {
            let known = fingerprints.next().filter(|fingerprint| self.known.contains(fingerprint));
            let known = known.filter(|_| !is_fault(finding));
            let is_known = known.is_some();
            met.extend(known);
            is_known
        });
        linted.known.extend(known);
        met
    }

    /// Returns a finding for each recorded one that was not `met`, though its rule ran.
    fn fixed(&self, met: &BTreeSet<String>) -> impl Iterator<Item = Diagnostic> {
        let fixed = self.known.entries().filter(|(fingerprint, entry)| {
            !met.contains(*fingerprint) && self.levels.let_through(&entry.rule)
        });
        fixed.filter_map(|(_, entry)| self.levels.apply(self.known.fixed(entry)))
    }

    /// Adds what is wrong with the exceptions; those that accept nothing only where `is_judged`.
    fn judge_allows(&self, used: &[bool], is_judged: bool, findings: &mut Vec<Diagnostic>) {
        for (allow, is_used) in self.config.lint.allows.iter().zip(used) {
            let finding = match (allow.until, is_used) {
                (Some(until), true) if !allow.holds_on(self.today) => self.expired(allow, until),
                (_, false) if is_judged && self.has_run(allow) => self.unused(allow),
                _ => continue,
            };
            let finding = finding.at(format!("lint.allow.{}", allow.rule.value));
            findings.extend(self.levels.apply(finding));
        }
    }

    /// Returns that `allow` ended on the day `until`, though there is something that it covers.
    fn expired(&self, allow: &Allow, until: Spanned<Date>) -> Diagnostic {
        let message =
            format!("expected an exception that holds, found one that ended on {}", until.value);
        let owner = allow.owner.as_ref().map(|owner| format!("; ask `{}`", owner.value));
        let hint =
            format!("mend what it covers, or agree on a new date{}", owner.unwrap_or_default());
        let location = self.config.location(until.span);
        Diagnostic::warning("allow-expired", location, message).with_hint(hint)
    }

    /// Returns that there is nothing that `allow` covers.
    fn unused(&self, allow: &Allow) -> Diagnostic {
        let message = format!(
            "expected a breach of `{}` at `{}`, found none",
            allow.rule.value, allow.path.text.value
        );
        Diagnostic::warning("allow-unused", self.config.location(allow.span), message)
            .with_hint("remove the exception: what it accepted is mended, or was never there")
    }

    /// Returns whether a rule that `allow` is for has run.
    fn has_run(&self, allow: &Allow) -> bool {
        rules::all().any(|rule| allow.names(rule) && self.levels.let_through(rule.name))
    }
}

//! What a theme says about a change, consumer by consumer.

use crate::diff::impact::rust::Ruling;
use crate::diff::impact::source;
use crate::diff::{Consumer, Impact, Verdict};

/// What is to do about a change that generated code does not compile with.
pub(super) const MEND: &str = "generate code anew and mend what does not compile";

/// What is said about a change: a verdict for each consumer but Rust, whose own judge looks at what is
/// generated.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    verdicts: [Verdict; Consumer::ALL.len()],
    because: String,
    todo: Option<String>,
    source: &'static str,
}

impl Judged {
    /// Returns that nothing changes but what a person reads, `because`.
    pub(super) fn new(because: impl Into<String>, source: &'static str) -> Self {
        let verdicts = [Verdict::Cosmetic; Consumer::ALL.len()];
        Self { verdicts, because: because.into(), todo: None, source }
    }

    /// Judges every consumer but Rust alike.
    pub(super) fn all(self, verdict: Verdict) -> Self {
        self.wire(verdict).records(verdict).queries(verdict).console(verdict).access(verdict)
    }

    /// Judges for clients that were built for the old schema.
    pub(super) fn wire(self, verdict: Verdict) -> Self {
        self.judge(Consumer::Wire, verdict)
    }

    /// Judges for the stored records.
    pub(super) fn records(self, verdict: Verdict) -> Self {
        self.judge(Consumer::Records, verdict)
    }

    /// Judges for queries.
    pub(super) fn queries(self, verdict: Verdict) -> Self {
        self.judge(Consumer::Queries, verdict)
    }

    /// Judges for the console of administrators.
    pub(super) fn console(self, verdict: Verdict) -> Self {
        self.judge(Consumer::Console, verdict)
    }

    /// Judges for whoever may see or edit values.
    pub(super) fn access(self, verdict: Verdict) -> Self {
        self.judge(Consumer::Access, verdict)
    }

    /// Returns whether nothing changes but what a person reads.
    pub(super) fn is_cosmetic(&self) -> bool {
        self.verdicts.iter().all(|verdict| *verdict == Verdict::Cosmetic)
    }

    /// Says that the vendor does not let the type called `name` be changed.
    pub(super) fn unwelcome(mut self, name: &str) -> Self {
        let console = self.verdicts[Consumer::Console as usize].max(Verdict::Risky);
        self.because = format!("the vendor does not let {name} be changed: {}", self.because);
        self.source = source::APPLICATIONS;
        self.console(console)
    }

    /// Judges for each consumer as the worse of both, and gives both reasons.
    pub(super) fn or(mut self, other: &Self) -> Self {
        for (verdict, other) in self.verdicts.iter_mut().zip(other.verdicts) {
            *verdict = (*verdict).max(other);
        }
        self.because = format!("{}, or {}", self.because, other.because);
        self.todo = None; // what there is to do differs
        self
    }

    /// Says that all of this holds under a `condition` that only a tenant can tell: nothing is worse than
    /// risky, and the `advice` comes first.
    pub(super) fn only_where(mut self, condition: &str, advice: String) -> Self {
        self.verdicts = self.verdicts.map(|verdict| verdict.min(Verdict::Risky));
        self.because = format!("{condition}, {}", self.because);
        let todo = self.todo.take().map_or_else(String::new, |todo| format!(", then {todo}"));
        self.todo(advice + &todo)
    }

    /// Gives another reason.
    pub(super) fn said(mut self, because: String) -> Self {
        self.because = because;
        self
    }

    /// Says what to do first.
    pub(super) fn todo(mut self, todo: impl Into<String>) -> Self {
        self.todo = Some(todo.into());
        self
    }

    /// Returns the impact, given the ruling for Rust: where that is the worst, it belongs to the reason.
    pub(super) fn with_rust(self, ruling: Ruling) -> Impact {
        let others = self.verdicts.into_iter().max().unwrap_or_default();
        let Self { verdicts, mut because, mut todo, source } =
            self.judge(Consumer::Rust, ruling.verdict);
        if ruling.verdict > others && ruling.verdict >= Verdict::Risky {
            because = format!("{because}; in generated code {}", ruling.because);
        }
        if ruling.verdict == Verdict::Breaking {
            let first = todo.map_or_else(String::new, |todo| format!("{todo}; then "));
            todo = Some(format!("{first}{MEND}"));
        }
        Impact { verdicts, because, todo, source }
    }

    fn judge(mut self, consumer: Consumer, verdict: Verdict) -> Self {
        self.verdicts[consumer as usize] = verdict;
        self
    }
}

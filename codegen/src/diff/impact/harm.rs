//! What stands beside a change and makes it worse than it is by itself.

use crate::diff::{Consumer, Impact, Verdict};

/// Whom a change harms for something beside it, and why.
#[derive(Clone, Debug)]
pub(crate) struct Harm {
    /// Whom it harms.
    pub(crate) consumers: &'static [Consumer],
    /// How badly.
    pub(crate) verdict: Verdict,
    /// Why: a clause.
    pub(crate) because: String,
    /// What to do first, in the imperative.
    pub(crate) todo: String,
    /// Where the fact is from.
    pub(crate) source: &'static str,
}

impl Impact {
    /// Judges for each consumer as badly as `harm` does, or worse. What is that bad already keeps its
    /// reason; otherwise what was said of it presumes that there is no harm.
    pub(crate) fn worsen(&mut self, harm: Harm) {
        let Harm { consumers, verdict, because, todo, source } = harm;
        let was = self.verdict();
        let is_new = consumers.iter().any(|consumer| self.of(*consumer) < verdict);
        for consumer in consumers {
            let judged = &mut self.verdicts[*consumer as usize];
            *judged = verdict.max(*judged);
        }
        if was < verdict {
            (self.because, self.todo, self.source) = (because, Some(todo), source);
        } else if is_new {
            self.because = format!("{}; {because}", self.because);
        }
    }
}

//! One push, from the look before its first write until everything is there and stays.

use std::time::Duration;

use anyhow::{Context, Result};
use jiff::Timestamp;
use mosaic::Error;
use mosaic_codegen::catalog::Product;
use mosaic_codegen::deploy::Step;
use tokio::time::Instant;

use crate::push::arrival::{Goal, Sight, wait, watch};
use crate::push::ledger::Action;
use crate::push::probe::silent;
use crate::push::write::{Body, Looked, Written, write};
use crate::push::{Journal, Kept, LedgerGuard, Remote, Snapshot, Stage, Unseen};

/// What is to be brought to a tenant.
#[derive(Debug)]
pub(crate) struct Errand<'e> {
    /// The tenant.
    pub(crate) remote: &'e Remote,
    /// What is on record of it.
    pub(crate) ledger: &'e LedgerGuard<'e>,
    /// The product that the tenant is.
    pub(crate) product: Product,
    /// What is being done.
    pub(crate) action: Action,
    /// What the tenant had when it was decided and is to have, and what it has in common with the files.
    pub(crate) kept: &'e Kept,
    /// What the tenant had before a push that did not come to its end, and what this one leads back to; what
    /// it has, where there was none.
    pub(crate) former: Option<Snapshot>,
    /// Types of an earlier push that are to be asked as well.
    pub(crate) unasked: Vec<String>,
    /// What was remembered as in common is recognised by this; nothing was, without it.
    pub(crate) remembered: Option<String>,
}

/// How it ended; the record says the same until it is closed.
#[derive(Debug)]
pub(crate) enum Ended {
    /// Everything is there and stayed.
    Stored {
        /// The types that do not answer any more, or why nobody can tell.
        silent: Result<Vec<String>, Error>,
        /// The types that were asked.
        asked: Vec<String>,
        /// The name of the file that the former configuration is kept in.
        undo: String,
    },
    /// Nothing was written, for somebody else wrote since it was decided.
    Moved(Snapshot),
    /// Something else is there than was written.
    Overwritten {
        /// What is there.
        found: Snapshot,
        /// The name of the file that the former configuration is kept in.
        undo: String,
    },
    /// What was written does not show.
    Unconfirmed {
        /// What is known of why.
        doubt: Doubt,
        /// The name of the file that the former configuration is kept in.
        undo: String,
    },
    /// A step was not taken, and others before it were.
    Stopped {
        /// Which step, why, and which were taken.
        problem: anyhow::Error,
        /// The name of the file that the former configuration is kept in.
        undo: String,
    },
}

/// What is known of why a write does not show.
#[derive(Debug, Default)]
pub(crate) struct Doubt {
    /// What came instead of an answer to the write, so that nobody knows whether it was taken.
    pub(crate) write: Option<Error>,
    /// Why the last look showed nothing.
    pub(crate) look: Option<Unseen>,
}

/// A step that was taken and is there, and how long it took from the look before it.
struct Arrived {
    looked: Looked,
    took: Duration,
}

/// What was begun.
struct Begun {
    /// The name of the file that the former configuration is kept in.
    undo: String,
    /// The push that was on record before.
    former: Option<Journal>,
    /// The steps that were taken.
    done: Vec<String>,
}

impl Errand<'_> {
    /// Does it, and tells each step before it is taken.
    ///
    /// # Errors
    ///
    /// If nothing was written: the tenant cannot be read, refuses the first write, or nothing can be put on
    /// record.
    pub(crate) async fn run(&self, mut tell: impl FnMut(&str)) -> Result<Ended> {
        let Self { product, kept: Kept { before, after, .. }, .. } = *self;
        let former = self.ledger.journal()?;
        let context = "cannot read the tenant; nothing was written";
        let mut looked = Looked::now(self.remote).await.context(context)?;
        if looked.snapshot.state() != before.state() {
            return Ok(Ended::Moved(looked.snapshot));
        }
        let former_state = self.former.as_ref().unwrap_or(&looked.snapshot);
        let kept = Kept { before: former_state.clone(), ..self.kept.clone() };
        let undo = self.ledger.keep(&kept).context("nothing was written to the tenant")?;
        let mut begun = Begun { undo, former, done: Vec::new() };
        let mut took = Duration::ZERO;
        for step in &self.kept.steps(product) {
            let body = match Body::of(step, &looked.snapshot, self) {
                Ok(Some(body)) => body,
                Ok(None) => continue,
                Err(error) => return self.stop(Stop::Refused(error), step, begun),
            };
            tell(&step.to_string());
            let taken = match self.record(&begun.undo, step) {
                Ok(()) => self.take(step, &body, looked).await,
                Err(error) => Err(Stop::Refused(error)),
            };
            match taken {
                Ok(arrived) => {
                    took = took.max(arrived.took);
                    looked = arrived.looked;
                    begun.done.push(step.to_string());
                }
                Err(why) => return self.stop(why, step, begun),
            }
        }
        let Begun { undo, .. } = begun;
        tell("watch whether it stays");
        match watch(self.remote, &Goal::Changes(before, after), took, product).await {
            Sight::There(..) => {
                let asked = self.asked();
                let silent = silent(self.remote, &asked).await;
                Ok(Ended::Stored { silent, asked, undo })
            }
            Sight::Elsewhere(found) => Ok(Ended::Overwritten { found, undo }),
            Sight::NotThere => Ok(Ended::Unconfirmed { doubt: Doubt::default(), undo }),
            Sight::Unseen(unseen) => {
                Ok(Ended::Unconfirmed { doubt: Doubt { look: Some(unseen), write: None }, undo })
            }
        }
    }

    /// Takes one step: writes, and waits until it is there.
    async fn take(&self, step: &Step, body: &Body, mut looked: Looked) -> Result<Arrived, Stop> {
        let doubt = match write(self.remote, body, &mut looked).await {
            Ok(Written::Sent(doubt)) => doubt,
            Ok(Written::Moved(found)) => return Err(Stop::Moved(found)),
            Ok(Written::Refused(error)) => return Err(Stop::Refused(error.into())),
            Err(unseen) => return Err(Stop::Refused(unseen.into())),
        };
        let Looked { snapshot: before, at } = looked;
        let written = match body {
            Body::Configuration(text) => Some(Snapshot::new("", text.as_str())),
            _ => None,
        };
        let goal = match (step, &written) {
            (Step::Remove(end), _) => Goal::Removed(end),
            (Step::Declare(end), _) => Goal::Declared(end, &before),
            (Step::Configure, Some(written)) => Goal::Changes(&before, written),
            (Step::Configure, None) => Goal::Changes(&before, &self.kept.after),
        };
        match wait(self.remote, &goal, &before, self.product).await {
            Sight::There(snapshot, seen) => {
                let took = Instant::now().duration_since(at);
                Ok(Arrived { looked: Looked { snapshot, at: seen }, took })
            }
            Sight::Elsewhere(found) => Err(Stop::Elsewhere(found)),
            Sight::NotThere => Err(Stop::NotThere(Doubt { write: doubt, look: None })),
            Sight::Unseen(unseen) => {
                Err(Stop::NotThere(Doubt { write: doubt, look: Some(unseen) }))
            }
        }
    }

    /// Returns how it ended that `step` was not taken or did not arrive.
    fn stop(&self, why: Stop, step: &Step, begun: Begun) -> Result<Ended> {
        let Begun { undo, former, done } = begun;
        let is_untouched = done.is_empty() && matches!(why, Stop::Moved(_) | Stop::Refused(_));
        if is_untouched {
            self.ledger.withdraw(&undo, former.as_ref())?;
        }
        match why {
            Stop::Moved(found) if is_untouched => Ok(Ended::Moved(found)),
            Stop::Moved(found) | Stop::Elsewhere(found) => Ok(Ended::Overwritten { found, undo }),
            Stop::NotThere(doubt) => Ok(Ended::Unconfirmed { doubt, undo }),
            Stop::Refused(error) if is_untouched => {
                Err(error.context(format!("cannot {step}; nothing was written")))
            }
            Stop::Refused(error) => {
                let problem = format!("cannot {step}; done before it: {}", done.join(", "));
                Ok(Ended::Stopped { problem: error.context(problem), undo })
            }
        }
    }

    /// Returns the names of the types to ask: those that change, and those that are to be asked as well.
    fn asked(&self) -> Vec<String> {
        let Kept { before, after, .. } = self.kept;
        let (changed, there) = (before.touched(after, self.product), after.types(self.product));
        let is_asked = |name: &String| changed.contains(name) || self.unasked.contains(name);
        there.into_iter().filter(is_asked).collect()
    }

    fn record(&self, undo: &str, step: &Step) -> Result<()> {
        self.ledger.record(&Journal {
            url: self.remote.url(),
            action: self.action,
            before: self.kept.before.state(),
            base: self.remembered.clone(),
            undo: undo.to_owned(),
            step: step.to_string(),
            at: Timestamp::now(),
            stage: Stage::UnderWay,
            unasked: self.unasked.clone(),
        })
    }
}

/// Why a step was not taken, or did not arrive.
enum Stop {
    Moved(Snapshot),
    Elsewhere(Snapshot),
    NotThere(Doubt),
    Refused(anyhow::Error),
}

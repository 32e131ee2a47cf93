//! One push, from the look before its first write until everything is there and stays.

use std::time::Duration;

use anyhow::{Context, Result};
use jiff::Timestamp;
use mosaic::Error;
use mosaic_codegen::catalog::Product;
use mosaic_codegen::deploy::{self, Step};
use tokio::time::Instant;

use crate::failure::Failure;
use crate::push::arrival::{Goal, Sight, wait, watch};
use crate::push::ledger::Action;
use crate::push::probe::silent;
use crate::push::write::{Body, Looked, Written, write};
use crate::push::{Journal, Kept, LedgerGuard, Remote, Snapshot};

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
    /// What was remembered as in common is recognised by this; nothing was, without it.
    pub(crate) remembered: Option<String>,
}

/// How it ended; the record says the same until it is closed.
#[derive(Debug)]
pub(crate) enum Ended {
    /// Everything is there and stayed.
    Stored {
        /// The types that do not answer any more.
        silent: Vec<String>,
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
        /// Why nothing shows, where it is known.
        error: Option<Error>,
        /// The name of the file that the former configuration is kept in.
        undo: String,
    },
}

/// A write that is there, and how long it took from the look before it.
struct Arrived {
    looked: Looked,
    took: Duration,
}

impl Errand<'_> {
    /// Does it, and tells each step before it is taken.
    ///
    /// # Errors
    ///
    /// If the tenant cannot be read before the first write, refuses one, or nothing can be put on record.
    pub(crate) async fn run(&self, mut tell: impl FnMut(&str)) -> Result<Ended> {
        let Self { product, kept: Kept { before, after, .. }, .. } = *self;
        let former = self.ledger.journal()?;
        let context = "cannot read the tenant; nothing was written";
        let mut looked = Looked::now(self.remote).await.context(context)?;
        if looked.snapshot.state() != before.state() {
            return Ok(Ended::Moved(looked.snapshot));
        }
        let undo =
            self.ledger.keep(&Kept { before: looked.snapshot.clone(), ..self.kept.clone() })?;
        let mut took = Duration::ZERO;
        let mut done = Vec::new();
        for step in &self.kept.steps(product) {
            let Some(body) = Body::of(step, &looked.snapshot, self)? else { continue };
            tell(&step.to_string());
            self.record(&undo, step)?;
            match self.take(step, &body, looked).await {
                Ok(arrived) => {
                    took = took.max(arrived.took);
                    looked = arrived.looked;
                    done.push(step.to_string());
                }
                Err(Stop::Moved(found)) if done.is_empty() => {
                    self.ledger.withdraw(&undo, former.as_ref())?;
                    return Ok(Ended::Moved(found));
                }
                Err(Stop::Moved(found) | Stop::Elsewhere(found)) => {
                    return Ok(Ended::Overwritten { found, undo });
                }
                Err(Stop::NotThere(error)) => return Ok(Ended::Unconfirmed { error, undo }),
                Err(Stop::Refused(error)) if done.is_empty() => {
                    self.ledger.withdraw(&undo, former.as_ref())?;
                    let problem = format!("cannot {step}; nothing was written");
                    return Err(anyhow::Error::new(error).context(problem));
                }
                Err(Stop::Refused(error)) => return Err(stopped(&done, step, error)),
            }
        }
        tell("watch whether it stays");
        match watch(self.remote, &Goal::Changes(before, after), took, product).await {
            Sight::There(..) => self.probe(undo).await,
            Sight::Elsewhere(found) => Ok(Ended::Overwritten { found, undo }),
            Sight::NotThere => Ok(Ended::Unconfirmed { error: None, undo }),
            Sight::Unreadable(error) => Ok(Ended::Unconfirmed { error: Some(error), undo }),
        }
    }

    /// Takes one step: writes, and waits until it is there.
    async fn take(&self, step: &Step, body: &Body, mut looked: Looked) -> Result<Arrived, Stop> {
        match write(self.remote, body, &mut looked).await {
            Ok(Written::Sent) => {}
            Ok(Written::Moved(found)) => return Err(Stop::Moved(found)),
            Ok(Written::Refused(error)) | Err(error) => return Err(Stop::Refused(error)),
        }
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
            Sight::NotThere => Err(Stop::NotThere(None)),
            Sight::Unreadable(error) => Err(Stop::NotThere(Some(error))),
        }
    }

    /// Asks the types that changed whether they answer, and closes the record.
    async fn probe(&self, undo: String) -> Result<Ended> {
        let Kept { before, after, .. } = self.kept;
        let types = before.read(self.product, |before| {
            after.read(self.product, |after| deploy::touched_types(before.model, after.model))
        });
        let silent = silent(self.remote, &types)
            .await
            .context("everything is stored, and cannot be asked whether it answers")?;
        Ok(Ended::Stored { silent, undo })
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
        })
    }
}

/// Returns why `step` was not taken after those that are `done`.
fn stopped(done: &[String], step: &Step, error: Error) -> anyhow::Error {
    let problem = format!("cannot {step}; done before it: {}", done.join(", "));
    let way_out = "run the same push again to go on from here, or undo it to go back";
    anyhow::Error::new(error).context(Failure::new(problem, way_out))
}

/// Why a step was not taken, or did not arrive.
enum Stop {
    Moved(Snapshot),
    Elsewhere(Snapshot),
    NotThere(Option<Error>),
    Refused(Error),
}

//! One write: right after a look, once, and tried again only where nothing was done.

use std::time::Duration;

use anyhow::Result;
use mosaic::Error;
use mosaic_codegen::deploy::{self, End, Step};
use tokio::time::{Instant, sleep};

use crate::push::errand::Errand;
use crate::push::pace::HASTE;
use crate::push::{Remote, Snapshot, Unseen};

/// How often a write is tried that the tenant puts off.
const ATTEMPTS: u32 = 5;

/// The longest pause that a tenant may ask for before the next attempt.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// What a tenant showed last, and when.
#[derive(Debug)]
pub(super) struct Looked {
    pub(super) snapshot: Snapshot,
    /// When the look began.
    pub(super) at: Instant,
}

/// What is sent.
#[derive(Debug)]
pub(super) enum Body {
    /// The whole configuration.
    Configuration(String),
    /// An end of a relationship.
    Declaration(End, String),
    /// That an end of a relationship goes.
    Removal(End),
}

/// What became of a write.
#[derive(Debug)]
pub(super) enum Written {
    /// It was taken; or may have been, and this came instead of an answer.
    Sent(Option<Error>),
    /// Nothing was written, for somebody else wrote.
    Moved(Snapshot),
    /// Nothing was written, for the tenant refused.
    Refused(Error),
}

impl Looked {
    /// Looks at the tenant.
    pub(super) async fn now(remote: &Remote) -> Result<Self, Unseen> {
        let at = Instant::now();
        Ok(Self { snapshot: remote.look().await?, at })
    }
}

impl Body {
    /// Returns what `step` sends to a tenant that has `now`; nothing where there is nothing to do any more.
    pub(super) fn of(step: &Step, now: &Snapshot, errand: &Errand<'_>) -> Result<Option<Self>> {
        let product = errand.product;
        errand.kept.after.read(product, |wanted| {
            now.read(product, |held| match step {
                Step::Remove(end) => Ok(end.find(held.model).map(|_| Self::Removal(end.clone()))),
                Step::Configure => {
                    let text = deploy::configuration(held, wanted, product)?;
                    let is_there = Snapshot::new("", text.as_str()).state() == now.state();
                    Ok((!is_there).then_some(Self::Configuration(text)))
                }
                Step::Declare(end) => {
                    let state =
                        |model| end.find(model).map(|property| deploy::state(property.value));
                    if state(held.model) == state(wanted.model) {
                        return Ok(None);
                    }
                    let body = deploy::declaration(wanted.model, end)?;
                    Ok(body.map(|body| Self::Declaration(end.clone(), body)))
                }
            })
        })
    }

    async fn send(&self, remote: &Remote) -> Result<(), Error> {
        match self {
            Self::Configuration(text) => remote.configure(text.clone()).await,
            Self::Declaration(end, body) => remote.declare(end, body.clone()).await,
            Self::Removal(end) => remote.remove(end).await,
        }
    }
}

/// Sends `body` to a tenant that showed `looked`; what it showed since is in its place.
pub(super) async fn write(
    remote: &Remote,
    body: &Body,
    looked: &mut Looked,
) -> Result<Written, Unseen> {
    let state = looked.snapshot.state();
    for attempt in 1.. {
        if looked.at.elapsed() > HASTE || attempt > 1 {
            *looked = Looked::now(remote).await?;
            if looked.snapshot.state() != state {
                return Ok(Written::Moved(looked.snapshot.clone()));
            }
        }
        let Err(error) = body.send(remote).await else { break };
        if error.may_have_happened() {
            return Ok(Written::Sent(Some(error))); // what is there will tell
        }
        let is_put_off = error.is_rate_limited() || error.retry_after().is_some();
        let pause = error.retry_after().unwrap_or(HASTE);
        if !is_put_off || attempt == ATTEMPTS || pause > LONGEST_PAUSE {
            return Ok(Written::Refused(error));
        }
        sleep(pause).await;
    }
    Ok(Written::Sent(None))
}

//! What each contender can do, and the turns that it takes.

use anyhow::Result;
use tokio::task::JoinSet;

use crate::stopwatch::{Cost, Stopwatch};

/// How many requests are under way at a time.
pub const LEVELS: [usize; 3] = [1, 16, 64];

/// The verbs, in the order of the tables.
pub const VERBS: [Verb; 3] = [Verb::Read, Verb::Patch, Verb::Page];

/// The records of a page.
pub const PAGE: u32 = 100;

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// One record.
    Read,
    /// A change of one property, insisting on the revision; the record is answered.
    Patch,
    /// A page of records.
    Page,
}

/// One way to speak to a tenant.
pub trait Contender: Clone + 'static {
    /// What a record is read into.
    type Record;

    /// Reads a record.
    async fn read(&self, id: &str) -> Result<Self::Record>;

    /// Changes the description of a record as it was read.
    async fn patch(&self, before: &Self::Record, description: &str) -> Result<Self::Record>;

    /// Reads the first page of all records, and returns how many there are.
    async fn page(&self) -> Result<usize>;
}

impl Verb {
    /// Returns its name in the tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Patch => "patch",
            Self::Page => "query, a page of 100",
        }
    }

    /// Returns how many requests a turn has.
    const fn requests(self) -> usize {
        match self {
            Self::Read | Self::Patch => 256,
            Self::Page => 64,
        }
    }
}

/// Takes one turn: as many tasks as said, each with a record of its own, share the requests.
pub async fn run<C: Contender>(
    contender: &C,
    verb: Verb,
    tasks: usize,
    users: &[String],
) -> Result<Cost> {
    let share = verb.requests() / tasks;
    let mut turns = JoinSet::new();
    let stopwatch = Stopwatch::start()?;
    for id in users.iter().take(tasks).cloned() {
        turns.spawn_local(turn(contender.clone(), verb, id, share));
    }
    while let Some(turn) = turns.join_next().await {
        turn??;
    }
    // The record that a patch begins with is one more request.
    let extra = usize::from(verb == Verb::Patch);
    stopwatch.stop((share + extra) * tasks)
}

async fn turn<C: Contender>(contender: C, verb: Verb, id: String, requests: usize) -> Result<()> {
    match verb {
        Verb::Read => {
            for _ in 0..requests {
                contender.read(&id).await?;
            }
        }
        Verb::Patch => {
            let mut record = contender.read(&id).await?;
            for request in 0..requests {
                let description = format!("Patched {request} times, for measure");
                record = contender.patch(&record, &description).await?;
            }
        }
        Verb::Page => {
            for _ in 0..requests {
                assert_eq!(contender.page().await?, PAGE as usize, "the page is full");
            }
        }
    }
    Ok(())
}

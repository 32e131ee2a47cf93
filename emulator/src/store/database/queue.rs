//! Batches that wait for the disk together.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::super::{Batch, JournalError, Position};

/// Batches that wait for the disk together: whoever finds the disk idle takes all that wait with it,
/// and those who come meanwhile wait for the next turn.
#[derive(Debug, Default)]
pub(super) struct Queue {
    state: Mutex<State>,
    turned: Condvar,
}

#[derive(Debug, Default)]
struct State {
    waiting: Vec<Batch>,
    joined: Position,
    kept: Position,
    disk: Disk,
}

#[derive(Debug, Default)]
enum Disk {
    #[default]
    Idle,
    Busy,
    /// Nothing is kept any more: a later batch may rest on one that was lost.
    Broken(JournalError),
}

impl Queue {
    /// Takes a batch behind all earlier ones. One without changes rests on those: it has their
    /// position.
    ///
    /// # Errors
    ///
    /// When nothing is kept any more.
    pub(super) fn join(&self, batch: Batch) -> Result<Position, JournalError> {
        let mut state = self.state();
        state.disk.health()?;
        if !batch.entries.is_empty() {
            state.waiting.push(batch);
            state.joined.0 += 1;
        }
        Ok(state.joined)
    }

    /// Returns when the batch at `position` and all before it are kept, by `keep` if it is this
    /// caller's turn.
    ///
    /// # Errors
    ///
    /// When `keep` could not keep one of them.
    pub(super) fn settle(
        &self,
        position: Position,
        keep: impl Fn(&[Batch]) -> Result<(), JournalError>,
    ) -> Result<(), JournalError> {
        let mut state = self.state();
        while state.kept < position {
            match &state.disk {
                Disk::Broken(error) => return Err(error.clone()),
                Disk::Busy => {
                    state = self.turned.wait(state).unwrap_or_else(PoisonError::into_inner);
                }
                Disk::Idle => {
                    state.disk = Disk::Busy;
                    let mut turn = Turn::new(self, state.joined);
                    let batches = std::mem::take(&mut state.waiting);
                    drop(state);
                    turn.outcome = keep(&batches);
                    drop(turn);
                    state = self.state();
                }
            }
        }
        Ok(())
    }

    /// Returns while everything that is taken is kept.
    ///
    /// # Errors
    ///
    /// When nothing is kept any more.
    pub(super) fn health(&self) -> Result<(), JournalError> {
        self.state().disk.health()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Disk {
    fn health(&self) -> Result<(), JournalError> {
        match self {
            Self::Idle | Self::Busy => Ok(()),
            Self::Broken(error) => Err(error.clone()),
        }
    }
}

/// The time in which one caller keeps what all wait for; at its end the others go on.
struct Turn<'q> {
    queue: &'q Queue,
    upto: Position,
    outcome: Result<(), JournalError>,
}

impl<'q> Turn<'q> {
    /// Begins a turn for everything up to a position; it counts as failed until it says otherwise.
    fn new(queue: &'q Queue, upto: Position) -> Self {
        let outcome = Err(JournalError::new("a write to the data file did not come to its end"));
        Self { queue, upto, outcome }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut state = self.queue.state();
        match std::mem::replace(&mut self.outcome, Ok(())) {
            Ok(()) => {
                state.kept = self.upto;
                state.disk = Disk::Idle;
            }
            Err(error) => state.disk = Disk::Broken(error),
        }
        drop(state);
        self.queue.turned.notify_all();
    }
}

#[cfg(test)]
mod tests;

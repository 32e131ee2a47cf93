//! Where batches are kept beyond the life of a process.

use std::{error::Error, fmt};

use super::{Batch, Entry};

/// Keeps batches beyond the life of a process.
///
/// A write is taken in two steps, so that writers wait for the disk together: [`Journal::append`] is
/// called in the order of the writes, under the lock of the tenant; [`Journal::settle`] outside of it,
/// before the write is acknowledged.
pub trait Journal: fmt::Debug + Send + Sync {
    /// Hands over everything that is kept, in any order.
    ///
    /// # Errors
    ///
    /// When what is kept cannot be read, or `take` refuses it.
    fn load(
        &self,
        take: &mut dyn FnMut(Entry) -> Result<(), JournalError>,
    ) -> Result<(), JournalError>;

    /// Takes a batch behind all earlier ones. One without changes rests on those: it has the position
    /// of the last.
    ///
    /// # Errors
    ///
    /// When the journal is broken: nothing of the batch is kept, nor of any later one.
    fn append(&self, batch: Batch) -> Result<Position, JournalError>;

    /// Returns when the batch at `position` and all before it survive the end of the process.
    ///
    /// # Errors
    ///
    /// When one of them could not be kept.
    fn settle(&self, position: Position) -> Result<(), JournalError>;

    /// Returns while nothing that was taken is known to be lost.
    ///
    /// # Errors
    ///
    /// When a batch could not be kept: what is in memory is more than what would be read again.
    fn health(&self) -> Result<(), JournalError>;
}

/// The place of a batch among all that a journal took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position(pub u64);

/// A journal that keeps nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Volatile;

/// What went wrong with a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalError {
    message: String,
}

impl Journal for Volatile {
    fn load(
        &self,
        _: &mut dyn FnMut(Entry) -> Result<(), JournalError>,
    ) -> Result<(), JournalError> {
        Ok(())
    }

    fn append(&self, _: Batch) -> Result<Position, JournalError> {
        Ok(Position::default())
    }

    fn settle(&self, _: Position) -> Result<(), JournalError> {
        Ok(())
    }

    fn health(&self) -> Result<(), JournalError> {
        Ok(())
    }
}

impl JournalError {
    /// Makes an error that says `message`.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl fmt::Display for JournalError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl Error for JournalError {}

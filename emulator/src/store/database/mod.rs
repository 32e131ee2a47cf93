//! A journal in one database file.

mod file;
mod file_error;
mod queue;

use std::{fmt, path::Path};

use redb::{ReadableDatabase, ReadableTable, TableDefinition, WriteTransaction};

pub use self::file_error::FileError;
use self::queue::Queue;
use super::{Batch, Entry, Journal, JournalError, Position, Table};
use crate::Flavour;

/// A journal in one database file, which no other process opens meanwhile.
///
/// A write is acknowledged when the transaction that it is in is on the disk. Writers that come while
/// one is under way share the next one. The end of the process, in whatever way and at whatever
/// moment, leaves what was acknowledged, and of everything else a write as a whole or nothing.
pub struct Database {
    file: redb::Database,
    queue: Queue,
}

impl Database {
    /// Opens the file at `path`, or makes it where there is none, for a tenant like `flavour`.
    ///
    /// # Errors
    ///
    /// When it is in use, is not a file of this version for such a tenant, or cannot be read or
    /// written. It is as it was then.
    pub fn open(path: &Path, flavour: Flavour) -> Result<Self, FileError> {
        Ok(Self { file: file::open(path, flavour)?, queue: Queue::default() })
    }

    /// Keeps some batches, all of them or none.
    fn keep(&self, batches: &[Batch]) -> Result<(), redb::Error> {
        let transaction = self.file.begin_write()?;
        for table in Table::ALL {
            let entries = batches.iter().flat_map(|batch| &batch.entries);
            keep_table(&transaction, table, entries.filter(|entry| entry.table == table))?;
        }
        Ok(transaction.commit()?)
    }

    /// Hands over everything that is kept, in the order of tables and keys.
    fn hand_over(
        &self,
        take: &mut dyn FnMut(Entry) -> Result<(), JournalError>,
    ) -> Result<Result<(), JournalError>, redb::Error> {
        let transaction = self.file.begin_read()?;
        for table in Table::ALL {
            for entry in transaction.open_table(definition(table))?.iter()? {
                let (key, value) = entry?;
                let (key, value) = (key.value().to_owned(), Some(value.value().to_vec()));
                if let Err(error) = take(Entry { table, key, value }) {
                    return Ok(Err(error));
                }
            }
        }
        Ok(Ok(()))
    }
}

impl Journal for Database {
    fn load(
        &self,
        take: &mut dyn FnMut(Entry) -> Result<(), JournalError>,
    ) -> Result<(), JournalError> {
        self.hand_over(take).unwrap_or_else(|error| Err(broken(&error)))
    }

    fn append(&self, batch: Batch) -> Result<Position, JournalError> {
        self.queue.join(batch)
    }

    fn settle(&self, position: Position) -> Result<(), JournalError> {
        self.queue.settle(position, |batches| self.keep(batches).map_err(|error| broken(&error)))
    }

    fn health(&self) -> Result<(), JournalError> {
        self.queue.health()
    }
}

impl fmt::Debug for Database {
    /// Writes how far it is, and nothing of what it holds.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Database").field("queue", &self.queue).finish_non_exhaustive()
    }
}

/// Returns what the database calls a table, and what it holds.
const fn definition(table: Table) -> TableDefinition<'static, &'static str, &'static [u8]> {
    TableDefinition::new(table.name())
}

/// Makes the changes of one table, in their order.
fn keep_table<'e>(
    transaction: &WriteTransaction,
    table: Table,
    entries: impl Iterator<Item = &'e Entry>,
) -> Result<(), redb::Error> {
    let mut entries = entries.peekable();
    if entries.peek().is_none() {
        return Ok(());
    }
    let mut table = transaction.open_table(definition(table))?;
    for Entry { key, value, .. } in entries {
        match value {
            Some(value) => table.insert(key.as_str(), value.as_slice())?,
            None => table.remove(key.as_str())?,
        };
    }
    Ok(())
}

fn broken(error: &redb::Error) -> JournalError {
    JournalError::new(format!("the data file can no longer be used: {error}"))
}

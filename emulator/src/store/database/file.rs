//! The data file: how it is made, and how it is known again.

use std::{io, path::Path};

use redb::{Builder, Database, ReadTransaction, ReadableDatabase, TableDefinition, TableError};

use super::{
    FileError, definition,
    file_error::{Age, Obstacle},
};
use crate::{Flavour, store::Table};

/// The version of what this version of the program writes.
const FORMAT: u32 = 1;

/// What a data file says of itself.
const LABEL: TableDefinition<'static, &'static str, &'static str> = TableDefinition::new("file");

/// The key of the label that holds the version.
const FORMAT_KEY: &str = "format";

/// The key of the label that holds the flavour.
const FLAVOUR_KEY: &str = "flavour";

/// The bytes of the file that are kept in memory; a tenant holds everything of itself already.
const CACHE: usize = 32 * 1024 * 1024;

/// Opens the data file at `path`, or makes it where there is none.
///
/// # Errors
///
/// When it is in use, or is not one of this version for such a tenant; it is as it was then.
pub(super) fn open(path: &Path, flavour: Flavour) -> Result<Database, FileError> {
    make(path, flavour)
        .and_then(|()| open_for(path, flavour))
        .map_err(|obstacle| FileError::new(path, obstacle))
}

/// Makes a new file where there is none. It is made under another name, so that it is there as a whole
/// or not at all, and for the eyes of its owner alone, since there are keys in it.
fn make(path: &Path, flavour: Flavour) -> Result<(), Obstacle> {
    if path.try_exists()? {
        return Ok(());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    folder.metadata()?;
    // The error names a file that nobody asked for; its kind is what counts.
    let unnamed =
        tempfile::NamedTempFile::new_in(folder).map_err(|error| io::Error::from(error.kind()))?;
    let database = builder().create(unnamed.path())?;
    label(&database, flavour)?;
    database.close()?;
    match unnamed.persist_noclobber(path) {
        Err(failed) if failed.error.kind() != io::ErrorKind::AlreadyExists => {
            Err(failed.error.into())
        }
        // Where somebody was faster, theirs is the one.
        _ => Ok(()),
    }
}

/// Opens a file that is there; an empty one becomes a new data file.
fn open_for(path: &Path, flavour: Flavour) -> Result<Database, Obstacle> {
    let database = builder().create(path)?;
    let transaction = database.begin_read().map_err(redb::Error::from)?;
    let is_new = transaction.list_tables().map_err(redb::Error::from)?.next().is_none();
    if is_new {
        label(&database, flavour)?;
    } else {
        check(&transaction, flavour)?;
    }
    Ok(database)
}

/// Returns how files are opened: what somebody else wrote into one is an error, never a panic.
fn builder() -> Builder {
    let mut builder = Builder::new();
    builder.set_cache_size(CACHE).set_check_integrity_on_open(true);
    builder
}

/// Writes into a new file what it is, and makes its tables.
fn label(database: &Database, flavour: Flavour) -> Result<(), redb::Error> {
    let transaction = database.begin_write()?;
    {
        let mut label = transaction.open_table(LABEL)?;
        label.insert(FORMAT_KEY, FORMAT.to_string().as_str())?;
        label.insert(FLAVOUR_KEY, name(flavour))?;
    }
    for table in Table::ALL {
        transaction.open_table(definition(table))?;
    }
    Ok(transaction.commit()?)
}

/// Looks whether a file is a data file of this version, for a tenant like `flavour`.
fn check(transaction: &ReadTransaction, flavour: Flavour) -> Result<(), Obstacle> {
    let label = match transaction.open_table(LABEL) {
        Ok(label) => label,
        Err(TableError::Storage(error)) => return Err(redb::Error::from(error).into()),
        Err(_) => return Err(Obstacle::Foreign),
    };
    let read = |key| {
        let value = label.get(key).map_err(redb::Error::from)?;
        value.map(|value| value.value().to_owned()).ok_or(Obstacle::Foreign)
    };
    let format = read(FORMAT_KEY)?.parse::<u32>().map_err(|_| Obstacle::Foreign)?;
    if format != FORMAT {
        let age = if format < FORMAT { Age::Older } else { Age::Newer };
        return Err(Obstacle::Version(age));
    }
    let found = read(FLAVOUR_KEY)?;
    let found = [Flavour::Aic, Flavour::Idm].into_iter().find(|known| name(*known) == found);
    match found {
        Some(found) if found == flavour => Ok(()),
        Some(found) => Err(Obstacle::Flavour(found)),
        None => Err(Obstacle::Foreign),
    }
}

/// Returns the name of a flavour, as a data file spells it.
pub(super) const fn name(flavour: Flavour) -> &'static str {
    match flavour {
        Flavour::Aic => "aic",
        Flavour::Idm => "idm",
    }
}

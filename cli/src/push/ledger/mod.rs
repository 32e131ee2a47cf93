//! What is on record of the pushes to one tenant: the one under way, and the ways back.

mod journal;
mod standing;

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use jiff::Timestamp;
use mosaic_codegen::files::write_if_changed;

pub(crate) use journal::{Action, Journal};
pub(crate) use standing::Standing;

use crate::failure::Failure;
use crate::push::Snapshot;

/// The push that is under way.
const JOURNAL: &str = "push.json";

/// The file that whoever pushes from this folder holds.
const LOCK: &str = "push.lock";

/// Where the configurations are that pushes replaced.
const UNDO: &str = "undo";

/// What stands at the end of the name of a configuration that was pushed.
const PUSHED: &str = ".pushed.json";

/// What is on record of the pushes to one tenant. Nobody else writes it while this is there.
#[derive(Debug)]
pub(crate) struct Ledger {
    folder: PathBuf,
    _lock: File,
}

impl Ledger {
    /// Opens the record in `folder`, which is made if it is not there.
    ///
    /// # Errors
    ///
    /// If somebody else pushes from the same folder, or files cannot be made.
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let path = folder.join(LOCK);
        let context = || format!("cannot write `{}`", path.display());
        fs::create_dir_all(folder.join(UNDO)).with_context(context)?;
        let lock = File::create(&path).with_context(context)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { folder: folder.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(Failure::refused(
                format!("another push holds `{}`", path.display()),
                "wait until it has ended, and look at what it did",
            )
            .into()),
            Err(TryLockError::Error(error)) => Err(error).with_context(context),
        }
    }

    /// Returns the push that was under way when its process ended.
    ///
    /// # Errors
    ///
    /// If the record cannot be read.
    pub(crate) fn journal(&self) -> Result<Option<Journal>> {
        let path = self.folder.join(JOURNAL);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read `{}`", path.display()));
            }
        };
        Journal::parse(&text).map(Some).ok_or_else(|| {
            let problem = format!("expected the record of a push in `{}`", path.display());
            let way_out = "remove it, and compare with `mosaic diff` what the tenant has";
            Failure::new(problem, way_out).into()
        })
    }

    /// Puts on record how far a push has come.
    ///
    /// # Errors
    ///
    /// If the record cannot be written; nothing more must be done then.
    pub(crate) fn record(&self, journal: &Journal) -> Result<()> {
        write_if_changed(&self.folder.join(JOURNAL), &journal.to_text())?;
        Ok(())
    }

    /// Puts on record that no push is under way.
    ///
    /// # Errors
    ///
    /// If the record cannot be removed.
    pub(crate) fn close(&self) -> Result<()> {
        let path = self.folder.join(JOURNAL);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(error).with_context(|| format!("cannot remove `{}`", path.display()))
            }
            _ => Ok(()),
        }
    }

    /// Keeps what is about to be replaced, to the byte, with what takes its place; returns the name of the
    /// former.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub(crate) fn keep(&self, before: &Snapshot, after: &Snapshot) -> Result<String> {
        let name = format!("{}.json", Timestamp::now().strftime("%Y%m%dT%H%M%S%.6fZ"));
        let path = self.undo(&name);
        write_if_changed(&pushed_beside(&path), after.text())?;
        write_if_changed(&path, before.text())?;
        Ok(name)
    }

    /// Returns the path of the configuration that a push replaced and kept as `name`.
    pub(crate) fn undo(&self, name: &str) -> PathBuf {
        self.folder.join(UNDO).join(name)
    }
}

/// Returns where the configuration is that took the place of the one at `path`.
pub(crate) fn pushed_beside(path: &Path) -> PathBuf {
    path.with_extension("").with_added_extension(&PUSHED[1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_to_the_byte() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::open(folder.path()).unwrap();
        let text = "{ \"objects\": [1.0] }\n";
        let name = ledger.keep(&Snapshot::new("a", text), &Snapshot::new("b", "{}")).unwrap();
        let path = ledger.undo(&name);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        assert_eq!(fs::read_to_string(pushed_beside(&path)).unwrap(), "{}");
    }

    #[test]
    fn of_two_who_push_from_one_folder_one_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::open(folder.path()).unwrap();
        let refused = Ledger::open(folder.path()).unwrap_err().to_string();
        assert!(refused.starts_with("another push holds"), "{refused}");
        drop(ledger);
        assert!(Ledger::open(folder.path()).is_ok());
    }

    #[test]
    fn a_record_that_is_none_is_told_with_the_way_out() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::open(folder.path()).unwrap();
        assert!(ledger.journal().unwrap().is_none());
        for text in ["", "{}", "[]", "{\"version\": 2}", "\u{0}"] {
            fs::write(folder.path().join(JOURNAL), text).unwrap();
            let error = ledger.journal().unwrap_err();
            assert!(crate::failure::way_out(&error).is_some(), "{text}");
        }
        ledger.close().unwrap();
        ledger.close().unwrap();
        assert!(ledger.journal().unwrap().is_none());
    }
}

//! What is on record of the pushes to one tenant: the one under way, and the ways back.

mod journal;
mod standing;
mod unfinished;

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use jiff::Timestamp;
use mosaic_codegen::files::write_durably;

pub(crate) use journal::{Action, Journal};
pub(crate) use standing::Standing;
pub(crate) use unfinished::Unfinished;

use crate::failure::Failure;
use crate::push::Snapshot;

/// The push that is under way.
const JOURNAL: &str = "push.json";

/// The file that whoever pushes from this folder holds.
const LOCK: &str = "push.lock";

/// Where the configurations are that pushes replaced.
const UNDO: &str = "undo";

/// What tenant and files have in common once the push under way has come to its end.
const COMMON: &str = "push.base.json";

/// What is kept of a push beside the configuration that it replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// What took its place.
    Pushed,
    /// What tenant and files had in common before.
    Base,
}

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
                format!("another push or pull holds `{}`", path.display()),
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
            Err(error) if error.kind() == io::ErrorKind::InvalidData => String::new(),
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

    /// Returns the push that `journal` is of.
    ///
    /// # Errors
    ///
    /// If what it was about cannot be read.
    pub(crate) fn unfinished(&self, journal: &Journal) -> Result<Unfinished> {
        let path = self.undo(&journal.undo);
        Ok(Unfinished { before: read(&path)?, after: read(&Beside::Pushed.of(&path))? })
    }

    /// Puts on record how far a push has come.
    ///
    /// # Errors
    ///
    /// If the record cannot be written; nothing more must be done then.
    pub(crate) fn record(&self, journal: &Journal) -> Result<()> {
        write_durably(&self.folder.join(JOURNAL), &journal.to_text())?;
        Ok(())
    }

    /// Puts on record that no push is under way.
    ///
    /// # Errors
    ///
    /// If the record cannot be removed.
    pub(crate) fn close(&self) -> Result<()> {
        remove(&self.folder.join(JOURNAL))
    }

    /// Keeps what is about to be replaced, to the byte, with what takes its place and what tenant and files
    /// have in common until then; returns the name of the first.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub(crate) fn keep(
        &self,
        before: &Snapshot,
        after: &Snapshot,
        base: &Snapshot,
    ) -> Result<String> {
        let name = format!("{}.json", Timestamp::now().strftime("%Y%m%dT%H%M%S%.6fZ"));
        let path = self.undo(&name);
        write_durably(&Beside::Pushed.of(&path), after.text())?;
        write_durably(&Beside::Base.of(&path), base.text())?;
        write_durably(&path, before.text())?;
        Ok(name)
    }

    /// Keeps what tenant and files have in common once everything is there.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub(crate) fn keep_common(&self, common: &Snapshot) -> Result<()> {
        write_durably(&self.folder.join(COMMON), common.text())?;
        Ok(())
    }

    /// Returns what was kept last of what tenant and files have in common.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub(crate) fn common(&self) -> Result<Option<Snapshot>> {
        let path = self.folder.join(COMMON);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(Snapshot::new(COMMON, bytes))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot read `{}`", path.display())),
        }
    }

    /// Forgets what was kept of that, for more was pulled since.
    ///
    /// # Errors
    ///
    /// If it cannot be removed.
    pub(crate) fn forget_common(&self) -> Result<()> {
        remove(&self.folder.join(COMMON))
    }

    /// Returns the path of the configuration that a push replaced and kept as `name`.
    pub(crate) fn undo(&self, name: &str) -> PathBuf {
        self.folder.join(UNDO).join(name)
    }
}

/// Removes the file at `path`, if it is there.
fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove `{}`", path.display()))
        }
        _ => Ok(()),
    }
}

/// Reads the configuration at `path`.
fn read(path: &Path) -> Result<Snapshot> {
    let name = path.display().to_string();
    let bytes = fs::read(path).with_context(|| format!("cannot read `{name}`"))?;
    Ok(Snapshot::new(&name, bytes))
}

impl Beside {
    /// Returns where it is kept for the configuration that is kept at `path`.
    pub(crate) fn of(self, path: &Path) -> PathBuf {
        path.with_extension(match self {
            Self::Pushed => "pushed.json",
            Self::Base => "base.json",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_to_the_byte() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::open(folder.path()).unwrap();
        let text = "{ \"objects\": [1.0] }\n";
        let [before, after, base] = [text, "{}", "[]"].map(|text| Snapshot::new("", text));
        let path = ledger.undo(&ledger.keep(&before, &after, &base).unwrap());
        let read = |path| fs::read_to_string(path).unwrap();
        assert_eq!(read(path.clone()), text);
        assert_eq!(read(Beside::Pushed.of(&path)), "{}");
        assert_eq!(read(Beside::Base.of(&path)), "[]");
    }

    #[test]
    fn of_two_who_push_from_one_folder_one_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::open(folder.path()).unwrap();
        let refused = Ledger::open(folder.path()).unwrap_err().to_string();
        assert!(refused.starts_with("another push or pull holds"), "{refused}");
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

//! What is on record of the pushes to one tenant: the one under way, and the ways back.
//!
//! ```text
//! TENANT/base.json   what tenant and files had in common last
//!        push.json   the push under way: the journal
//!        push.lock   who writes here holds it; who only looks leaves no trace
//!        undo/       what each push replaced, the last ones
//! ```

mod guard;
mod journal;
mod kept;
mod standing;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use jiff::civil::DateTime;
use mosaic_codegen::catalog::Product;

pub(crate) use guard::LedgerGuard;
pub(crate) use journal::{Action, Journal, Stage};
pub(crate) use kept::Kept;
pub(crate) use standing::Standing;

use crate::failure::Failure;

/// The push that is under way.
const JOURNAL: &str = "push.json";

/// The file that whoever pushes from this folder holds.
const LOCK: &str = "push.lock";

/// Where the configurations are that pushes replaced.
const UNDO: &str = "undo";

/// How a file there is named: by the time.
const STAMP: &str = "%Y%m%dT%H%M%S%.6fZ";

/// What is on record of the pushes to one tenant, for whoever looks; a [`LedgerGuard`] writes it.
#[derive(Clone, Debug)]
pub(crate) struct Ledger {
    folder: PathBuf,
}

impl Ledger {
    /// Returns the record in `folder`, which need not be there.
    pub(crate) fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Locks the record, so that nobody else writes it.
    ///
    /// # Errors
    ///
    /// If somebody else does, or files cannot be made.
    pub(crate) fn lock(&self) -> Result<LedgerGuard<'_>> {
        LedgerGuard::new(self)
    }

    /// Refuses if somebody writes the record just now.
    ///
    /// # Errors
    ///
    /// If somebody does.
    pub(crate) fn expect_nobody(&self) -> Result<()> {
        let path = self.folder.join(LOCK);
        match File::open(&path).map(|lock| lock.try_lock_shared()) {
            Ok(Err(TryLockError::WouldBlock)) => Err(held(&path)),
            _ => Ok(()), // where there is no lock, nobody holds it
        }
    }

    /// Returns the push that was under way when its process ended.
    ///
    /// # Errors
    ///
    /// If the record cannot be read.
    pub(crate) fn journal(&self) -> Result<Option<Journal>> {
        use std::io::ErrorKind::{InvalidData, NotADirectory, NotFound};
        let path = self.folder.join(JOURNAL);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) => match error.kind() {
                NotFound | NotADirectory => return Ok(None),
                InvalidData => String::new(), // what is no text is no record
                _ => {
                    return Err(error).with_context(|| format!("cannot read `{}`", path.display()));
                }
            },
        };
        Journal::parse(&text).map(Some).ok_or_else(|| {
            let problem = format!("expected the record of a push in `{}`", path.display());
            Failure::new(problem, WITHOUT_JOURNAL).into()
        })
    }

    /// Returns what is kept of the push that `journal` is of.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub(crate) fn unfinished(&self, journal: &Journal) -> Result<Kept> {
        Kept::read(&self.undo(&journal.undo)).map_err(|error| {
            let journal = self.folder.join(JOURNAL);
            let problem = format!("`{}` is of a push that is not kept: {error}", journal.display());
            Failure::new(problem, WITHOUT_JOURNAL).into()
        })
    }

    /// Returns the path of what is kept of a push as `name`.
    pub(crate) fn undo(&self, name: &str) -> PathBuf {
        self.folder.join(UNDO).join(name)
    }

    /// Returns the path of what is kept of the last push.
    pub(crate) fn last_undo(&self) -> Option<PathBuf> {
        self.kept().pop().map(|name| self.undo(&name))
    }

    /// Returns the names of all types that pushes had to do with, as far as they are kept.
    pub(crate) fn types(&self, product: Product) -> Vec<String> {
        let kept = self.kept().into_iter().filter_map(|name| Kept::read(&self.undo(&name)).ok());
        kept.flat_map(|kept| kept.types(product).collect::<Vec<_>>()).collect()
    }

    /// Returns the names of the files of what is kept, the oldest first; what somebody else put beside them
    /// is not among them.
    fn kept(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.join(UNDO)).into_iter().flatten();
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let is_kept = |name: &String| {
            name.strip_suffix(".json").is_some_and(|stamp| DateTime::strptime(STAMP, stamp).is_ok())
        };
        let mut kept: Vec<_> = names.filter(is_kept).collect();
        kept.sort_unstable();
        kept
    }
}

/// What to do about a record of a push that nobody can read.
const WITHOUT_JOURNAL: &str = "remove it, and compare with `mosaic diff` what the tenant has";

/// Returns why nothing is done while somebody else holds the lock at `path`.
fn held(path: &Path) -> anyhow::Error {
    let problem = format!("another push or pull holds `{}`", path.display());
    Failure::refused(problem, "wait until it has ended, and look at what it did").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_that_is_none_is_told_with_the_way_out() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::of(folder.path());
        assert!(ledger.journal().unwrap().is_none());
        for text in ["", "{}", "[]", "{\"version\": 2}", "\u{0}"] {
            fs::write(folder.path().join(JOURNAL), text).unwrap();
            let error = ledger.journal().unwrap_err();
            assert!(crate::failure::way_out(&error).is_some(), "{text}");
        }
    }

    #[test]
    fn of_two_who_push_from_one_folder_one_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::of(folder.path());
        ledger.expect_nobody().unwrap();
        let guard = ledger.lock().unwrap();
        for refused in [ledger.lock().map(drop), ledger.expect_nobody()] {
            let refused = refused.unwrap_err().to_string();
            assert!(refused.starts_with("another push or pull holds"), "{refused}");
        }
        drop(guard);
        ledger.expect_nobody().unwrap();
        ledger.lock().unwrap();
    }

    #[test]
    fn who_looks_leaves_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::of(&folder.path().join("dev"));
        ledger.expect_nobody().unwrap();
        assert!(ledger.journal().unwrap().is_none() && ledger.last_undo().is_none());
        assert!(fs::read_dir(folder.path()).unwrap().next().is_none());
    }
}

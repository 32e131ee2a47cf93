//! The right to write what is on record of the pushes to one tenant, which one process has at a time.

use std::fs::{self, File, TryLockError};
use std::io;
use std::ops::Deref;
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use jiff::Timestamp;
use mosaic_codegen::files::write_durably;

use crate::failure::Failure;
use crate::push::ledger::{JOURNAL, LOCK, STAMP, UNDO, held};
use crate::push::{Journal, Kept, Ledger, Stage};

/// How many pushes are kept.
const KEPT: usize = 20;

/// How often a lock is tried: somebody who only looks has it for a moment.
const ATTEMPTS: u32 = 5;

/// The pause between one attempt and the next.
const PAUSE: Duration = Duration::from_millis(20);

/// The right to write what is on record of the pushes to one tenant.
#[derive(Debug)]
pub(crate) struct LedgerGuard<'l> {
    ledger: &'l Ledger,
    _lock: File,
}

impl Deref for LedgerGuard<'_> {
    type Target = Ledger;

    fn deref(&self) -> &Ledger {
        self.ledger
    }
}

impl<'l> LedgerGuard<'l> {
    /// Takes the right, and makes the folder if it is not there.
    pub(super) fn new(ledger: &'l Ledger) -> Result<Self> {
        let path = ledger.folder.join(LOCK);
        let lock = opened(&path).map_err(|error| unwritable(&error))?;
        for _ in 0..ATTEMPTS {
            match lock.try_lock() {
                Ok(()) => return Ok(Self { ledger, _lock: lock }),
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) => {
                    let context = format!("cannot lock `{}`", path.display());
                    return Err(unwritable(&anyhow::Error::new(error).context(context)));
                }
            }
        }
        Err(held(&path))
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

    /// Puts on record that the push under way has come to its end, but for the types that are still to be
    /// asked.
    ///
    /// # Errors
    ///
    /// If the record cannot be written.
    pub(crate) fn settle(&self, unasked: &[String]) -> Result<()> {
        let Some(journal) = self.journal()?.filter(|_| !unasked.is_empty()) else {
            return self.close();
        };
        self.record(&Journal { stage: Stage::Settled, unasked: unasked.to_vec(), ..journal })
    }

    /// Puts on record that the push kept as `undo` wrote nothing: what was under way before it, if anything,
    /// is so again.
    ///
    /// # Errors
    ///
    /// If the record cannot be written.
    pub(crate) fn withdraw(&self, undo: &str, former: Option<&Journal>) -> Result<()> {
        match former {
            Some(journal) => self.record(journal)?,
            None => self.close()?,
        }
        remove(&self.undo(undo)) // last: nothing on record names it any more
    }

    /// Keeps what is about to be replaced, and forgets what is older than the last pushes; returns the name
    /// of the file.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub(crate) fn keep(&self, kept: &Kept) -> Result<String> {
        let name = format!("{}.json", Timestamp::now().strftime(STAMP));
        kept.write(&self.undo(&name))?;
        self.forget_old(&name)?;
        Ok(name)
    }

    /// Removes what is kept of all but the last pushes, but not what the push on record needs, nor `newest`,
    /// whatever the clock says.
    fn forget_old(&self, newest: &str) -> Result<()> {
        let under_way = self.journal()?.map(|journal| journal.undo);
        let kept = self.kept();
        let old = kept.iter().take(kept.len().saturating_sub(KEPT));
        let mut needless = old.filter(|name| *name != newest && Some(*name) != under_way.as_ref());
        needless.try_for_each(|name| remove(&self.undo(name)))
    }
}

/// Opens the lock at `path`, in a folder that git ignores; makes what is not there.
fn opened(path: &Path) -> Result<File> {
    let folder = path.parent().unwrap_or(path);
    keep_from_git(folder)?;
    let undo = folder.join(UNDO);
    fs::create_dir_all(&undo).with_context(|| format!("cannot make `{}`", undo.display()))?;
    File::create(path).with_context(|| format!("cannot write `{}`", path.display()))
}

/// Keeps git from committing what is in the folder that has the one of the tenant.
fn keep_from_git(folder: &Path) -> Result<()> {
    let ignored = folder.parent().unwrap_or(folder).join(".gitignore");
    if !ignored.exists() {
        write_durably(&ignored, "*\n")?;
    }
    Ok(())
}

/// Returns why nothing can be put on record, with the way out.
fn unwritable(error: &anyhow::Error) -> anyhow::Error {
    let way_out = "nothing was written; make the folder writable, or look only: `--dry-run`";
    Failure::new(format!("{error:#}"), way_out).into()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::push::{Action, Snapshot};

    fn kept(text: &str) -> Kept {
        let [before, after, base, common] =
            [text, "{}", "[]", "1"].map(|text| Snapshot::new("", text));
        Kept { url: "https://tenant.example.com".to_owned(), before, after, base, common }
    }

    fn journal(undo: &str) -> Journal {
        Journal {
            url: "https://tenant.example.com".to_owned(),
            action: Action::Push,
            before: "0".to_owned(),
            base: None,
            undo: undo.to_owned(),
            step: "write the configuration".to_owned(),
            at: Timestamp::UNIX_EPOCH,
            stage: Stage::UnderWay,
            unasked: Vec::new(),
        }
    }

    #[test]
    fn what_is_kept_comes_back_to_the_byte() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::of(folder.path());
        let text = "{ \"objects\": [1.0] }\n";
        let name = ledger.lock().unwrap().keep(&kept(text)).unwrap();
        let read = Kept::read(&ledger.undo(&name)).unwrap();
        let texts = [&read.before, &read.after, &read.base, &read.common].map(Snapshot::text);
        assert_eq!(texts, [text, "{}", "[]", "1"]);
    }

    #[test]
    fn the_last_pushes_are_kept_and_the_one_on_record_and_what_is_somebody_elses() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::of(folder.path());
        let guard = ledger.lock().unwrap();
        let first = guard.keep(&kept("first")).unwrap();
        guard.record(&journal(&first)).unwrap();
        fs::write(guard.undo("mine.json"), "{}").unwrap();
        let later: Vec<_> = (0..2 * KEPT).map(|_| guard.keep(&kept("later")).unwrap()).collect();
        let last = &later[KEPT..];
        assert_eq!(ledger.kept(), [std::slice::from_ref(&first), last].concat());
        assert!(guard.undo("mine.json").exists());
        guard.close().unwrap();
        let last = guard.keep(&kept("last")).unwrap();
        assert_eq!((ledger.kept().len(), ledger.last_undo()), (KEPT, Some(guard.undo(&last))));
    }

    #[test]
    fn a_record_stays_open_while_types_are_to_be_asked() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::of(folder.path());
        let guard = ledger.lock().unwrap();
        guard.record(&journal("a.json")).unwrap();
        let unasked = vec!["loan".to_owned()];
        guard.settle(&unasked).unwrap();
        let settled = Journal { stage: Stage::Settled, unasked, ..journal("a.json") };
        assert_eq!(ledger.journal().unwrap(), Some(settled));
        guard.settle(&[]).unwrap();
        assert_eq!(ledger.journal().unwrap(), None);
    }

    #[test]
    fn a_push_that_wrote_nothing_leaves_the_record_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::of(folder.path());
        let guard = ledger.lock().unwrap();
        for former in [None, Some(journal("former.json"))] {
            let name = guard.keep(&kept("")).unwrap();
            guard.record(&journal(&name)).unwrap();
            guard.withdraw(&name, former.as_ref()).unwrap();
            assert_eq!((ledger.journal().unwrap(), ledger.kept().len()), (former, 0));
        }
    }
}

//! A revision of a repository, with what is known of it so far.

use anyhow::Result;

use crate::git::files::Files;
use crate::git::objects::Objects;
use crate::git::repository::{Repository, Since};

/// A revision of a repository.
pub(super) struct Revision<'r> {
    /// What whoever asked calls it.
    pub(super) name: &'r str,
    pub(super) repository: Repository<'r>,
    objects: Objects<'r>,
    since: Option<Since>,
}

impl<'r> Revision<'r> {
    /// Returns the revision `name`, or why there is none.
    pub(super) fn open(name: &'r str, repository: Repository<'r>) -> Result<Self> {
        let objects = Objects::open(name, repository)?;
        Ok(Self { name, repository, objects, since: None })
    }

    /// Returns what the file `path` held; nothing where there was none.
    pub(super) fn blob(&mut self, path: &str) -> Result<Option<Vec<u8>>> {
        self.objects.blob(path)
    }

    /// Returns the configuration that was at `path`, a file or a folder; nothing where there was none.
    pub(super) fn files_at(&mut self, path: &str) -> Result<Option<Files>> {
        Files::at(path, &mut self.objects, self.repository)
    }

    /// Returns the configurations that were called `names`.
    pub(super) fn files_called(&mut self, names: &[&str]) -> Result<Files> {
        Files::called(names, &mut self.objects)
    }

    /// Returns the names of the files that were below `folder`, relative to it; all of them where that is
    /// empty.
    pub(super) fn names_below(&mut self, folder: &str) -> Result<Vec<String>> {
        match self.objects.get(folder.trim_end_matches('/'))? {
            Some(tree) if tree.kind == "tree" => self.repository.files_of(&tree.id),
            _ => Ok(Vec::new()),
        }
    }

    /// Returns what is elsewhere by now.
    pub(super) fn since(&mut self) -> Result<&Since> {
        match &mut self.since {
            Some(since) => Ok(since),
            none => Ok(none.insert(self.repository.since(self.objects.revision())?)),
        }
    }
}

//! The repository around a folder, asked through git.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Output;

use anyhow::{Context, Result};

use super::command::git;
use crate::failure::Failure;

/// The repository around a folder.
#[derive(Clone, Copy)]
pub(super) struct Repository<'f> {
    /// Where git is asked: a folder that is there today.
    pub(super) folder: &'f Path,
}

/// What of a revision is elsewhere by now, or nowhere. Names are relative to the top of the
/// repository, with `/` between folders.
#[derive(Default)]
pub(super) struct Since {
    /// The names of then by those of today.
    pub(super) renamed: BTreeMap<String, String>,
    /// What is gone.
    pub(super) gone: Vec<String>,
}

impl<'f> Repository<'f> {
    pub(super) fn around(folder: &'f Path) -> Self {
        Self { folder }
    }

    /// Fails where there is no `revision`.
    pub(super) fn verify(&self, revision: &str) -> Result<()> {
        let commit = format!("{revision}^{{commit}}");
        let found = self.answer(&["rev-parse", "--quiet", "--verify", "--end-of-options", &commit]);
        match found? {
            Some(_) => Ok(()),
            None => Err(self.refused(revision)?.into()),
        }
    }

    /// Returns why there is no such revision.
    fn refused(&self, revision: &str) -> Result<Failure> {
        let output = self.run(&["rev-parse", "--is-shallow-repository"])?;
        if !output.status.success() {
            let told = String::from_utf8_lossy(&output.stderr);
            return Ok(closed(&told));
        }
        let way_out = match output.stdout.trim_ascii() {
            b"true" => "this clone is shallow: `git fetch --unshallow` gets the rest",
            _ => "name a commit, branch or tag that `git rev-parse` knows here",
        };
        Ok(Failure::new(format!("expected a git revision, found `{revision}`"), way_out))
    }

    /// Returns the folder as seen from the top, with `/` at its end; empty at the top.
    pub(super) fn prefix(&self) -> Result<String> {
        let prefix = self.answer(&["rev-parse", "--show-prefix"])?.unwrap_or_default();
        Ok(prefix.trim_end_matches('\n').to_owned())
    }

    /// Returns the top, as git names it; nothing outside of a repository.
    pub(super) fn top(&self) -> Result<Option<String>> {
        self.answer(&["rev-parse", "--show-toplevel"])
    }

    /// Returns the names of the files below the tree `id`, relative to it and sorted.
    pub(super) fn files_of(&self, id: &str) -> Result<Vec<String>> {
        let words = ["ls-tree", "-r", "-z", "--name-only", "--full-tree", id];
        let listing = self.answer(&words)?.unwrap_or_default();
        let names = listing.split('\0').filter(|name| !name.is_empty());
        let mut names: Vec<_> = names.map(str::to_owned).collect();
        names.sort_unstable();
        Ok(names)
    }

    /// Returns what of `revision` is elsewhere today.
    pub(super) fn since(&self, revision: &str) -> Result<Since> {
        let words = ["diff", "-z", "--no-relative", "--find-renames", "--diff-filter=RD"];
        let words = [words.as_slice(), &["--name-status", revision, "--"]].concat();
        let listing = self.answer(&words)?.unwrap_or_default();
        let mut fields = listing.split('\0').map(str::to_owned);
        let mut since = Since::default();
        while let (Some(status), Some(then)) = (fields.next(), fields.next()) {
            if !status.starts_with('R') {
                since.gone.push(then);
            } else if let Some(today) = fields.next() {
                since.renamed.insert(today, then);
            }
        }
        Ok(since)
    }

    /// Returns what git prints; nothing where it refuses.
    pub(super) fn answer(&self, words: &[&str]) -> Result<Option<String>> {
        let output = self.run(words)?;
        let text = || String::from_utf8_lossy(&output.stdout).into_owned();
        Ok(output.status.success().then(text))
    }

    fn run(&self, words: &[&str]) -> Result<Output> {
        git(self.folder).args(words).output().context("cannot run git")
    }
}

/// Returns why git reads nothing around a folder, by what it `told`.
fn closed(told: &str) -> Failure {
    let reason = told.lines().next().unwrap_or_default();
    let reason = reason.strip_prefix("fatal: ").unwrap_or(reason);
    let problem = format!("expected a git repository around the schema: {reason}");
    // Of somebody else's repository, it names the command that makes it one to trust.
    let trust = told.lines().map(str::trim).find(|line| line.starts_with("git config "));
    let way_out = match trust {
        Some(command) => format!("if you trust what is there: `{command}`"),
        None => "name files, not revisions, where nothing is kept in git".to_owned(),
    };
    Failure::new(problem, way_out)
}

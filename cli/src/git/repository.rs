//! The repository around a folder, asked through git.

use std::collections::{BTreeMap, HashSet};
use std::env;
use std::path::{Path, PathBuf};
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

    /// Returns what git calls `revision`; where that is empty, as in git's own `:PATH`, the tree of what is
    /// staged, which is the one that the next commit would have.
    pub(super) fn resolve(&self, revision: &str) -> Result<String> {
        if revision.is_empty() {
            return self.staged();
        }
        self.verify(revision)?;
        Ok(revision.to_owned())
    }

    fn staged(&self) -> Result<String> {
        let Some(folder) = self.answer(&["rev-parse", "--absolute-git-dir"])? else {
            return Err(self.refused("")?.into());
        };
        let mut git = git(self.folder);
        if let Some(index) = index_within(Path::new(folder.trim_end_matches('\n'))) {
            git.env(INDEX, index);
        }
        let output = git.arg("write-tree").output().context("cannot run git")?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
        }
        let told = String::from_utf8_lossy(&output.stderr);
        let problem = format!("cannot read what is staged: {}", reason(&told).unwrap_or_default());
        let way_out =
            "end the merge, and `git add` what it left open; or name the files themselves";
        Err(Failure::new(problem, way_out).into())
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
        let listing = self.told(&words)?;
        let names = listing.split('\0').filter(|name| !name.is_empty());
        let mut names: Vec<_> = names.map(str::to_owned).collect();
        names.sort_unstable();
        Ok(names)
    }

    /// Returns what of `revision` is elsewhere today.
    pub(super) fn since(&self, revision: &str) -> Result<Since> {
        let words = ["diff", "-z", "--no-relative", "--find-renames", "--diff-filter=RD"];
        let words = [words.as_slice(), &["--name-status", revision, "--"]].concat();
        let listing = self.told(&words)?;
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

    /// Returns the names of the files and folders that `revision` has in `folder`, which need not be there
    /// to read; of a folder that git takes for none, none. As git has it, `folder` is seen from the top, or
    /// from where git is asked where it begins with `./` or `../`.
    pub(super) fn names_in(&self, revision: &str, folder: &str) -> Result<HashSet<String>> {
        let inside = format!("{folder}/");
        let from_top = (!is_seen_from_here(&inside)).then_some("--full-tree");
        let path = (!folder.is_empty()).then_some(inside.as_str());
        let words = ["ls-tree", "-z"].into_iter().chain(from_top).chain([revision, "--"]);
        let words: Vec<_> = words.chain(path).collect();
        let output = self.run(&words)?;
        if output.status.code() == Some(REFUSED) {
            return Ok(HashSet::new());
        }
        let listing = printed(&words, &output)?;
        let entries = listing.split('\0').filter_map(|entry| entry.split_once('\t'));
        let entries = entries.filter(|(about, _)| !about.contains(" commit ")); // another repository
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        Ok(entries.map(|(_, path)| name(path)).collect())
    }

    /// Returns what git prints; nothing where it refuses.
    pub(super) fn answer(&self, words: &[&str]) -> Result<Option<String>> {
        let output = self.run(words)?;
        let text = || String::from_utf8_lossy(&output.stdout).into_owned();
        Ok(output.status.success().then(text))
    }

    /// Returns what git prints.
    ///
    /// # Errors
    ///
    /// With the words of git, where it refuses.
    pub(super) fn told(&self, words: &[&str]) -> Result<String> {
        printed(words, &self.run(words)?)
    }

    fn run(&self, words: &[&str]) -> Result<Output> {
        git(self.folder).args(words).output().context("cannot run git")
    }
}

/// Returns whether git sees `path` from the folder that it runs in, not from the top of the repository.
pub(crate) fn is_seen_from_here(path: &str) -> bool {
    path.starts_with("./") || path.starts_with("../")
}

/// The code with which git ends where it takes a word for nothing that it knows.
const REFUSED: i32 = 128;

/// Returns what git printed that was run with `words`, or why it did not do its work.
fn printed(words: &[&str], output: &Output) -> Result<String> {
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let told = String::from_utf8_lossy(&output.stderr);
    let reason = reason(&told).unwrap_or("it gives no reason");
    let problem = format!("`git {}` failed ({}): {reason}", words.join(" "), output.status);
    let way_out = "`git fsck` tells what a repository has lost; a partial clone lacks what it did not fetch: let \
                   git fetch it, or clone without `--filter`";
    Err(Failure::new(problem, way_out).into())
}

/// What tells git, in a hook, which index is committed: `git commit --all` has one of its own.
const INDEX: &str = "GIT_INDEX_FILE";

/// Returns the index that git has named to us, where it is one of the repository that keeps its own in
/// `folder`: a hook may look at another repository.
fn index_within(folder: &Path) -> Option<PathBuf> {
    let index = env::current_dir().ok()?.join(env::var_os(INDEX)?);
    let above = index.parent()?.canonicalize().ok()?;
    (above == folder.canonicalize().ok()?).then_some(index)
}

/// Returns why git ended, by what it `told`: what ended it, where it says so.
fn reason(told: &str) -> Option<&str> {
    told.lines().find_map(|line| line.strip_prefix("fatal: ")).or_else(|| told.lines().next())
}

/// Returns why git reads nothing around a folder, by what it `told`.
fn closed(told: &str) -> Failure {
    let reason = reason(told).unwrap_or_default();
    let problem = format!("expected a git repository around the schema: {reason}");
    // Of somebody else's repository, it names the command that makes it one to trust.
    let trust = told.lines().map(str::trim).find(|line| line.starts_with("git config "));
    let way_out = match trust {
        Some(command) => format!("if you trust what is there: `{command}`"),
        None => "name files, not revisions, where nothing is kept in git".to_owned(),
    };
    Failure::new(problem, way_out)
}

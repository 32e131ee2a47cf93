//! Files of a git revision, read by one process however many they are.

use std::collections::{HashMap, HashSet};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use anyhow::{Context, Result, anyhow, bail};
use mosaic_codegen::files::SIZE_LIMIT;

use crate::git::command::git;
use crate::git::repository::Repository;

/// What git keeps of a revision, asked for by name.
pub(super) struct Objects<'r> {
    revision: String,
    repository: Repository<'r>,
    git: Child,
    names: ChildStdin,
    answers: BufReader<ChildStdout>,
    /// What each folder holds that something was missed in.
    folders: HashMap<String, HashSet<String>>,
}

/// A file or a folder.
pub(super) struct Object {
    /// The name that git gave it.
    pub(super) id: String,
    /// `blob` of a file, `tree` of a folder.
    pub(super) kind: String,
    /// What it holds.
    pub(super) bytes: Vec<u8>,
}

impl<'r> Objects<'r> {
    /// Returns what git keeps of `revision` in `repository`.
    ///
    /// # Errors
    ///
    /// If there is no such revision, or git does not run.
    pub(super) fn open(revision: &str, repository: Repository<'r>) -> Result<Self> {
        let revision = repository.resolve(revision)?;
        let mut git = git(repository.folder)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot run git")?;
        let names = git.stdin.take().expect("its standard input is a pipe");
        let answers = git.stdout.take().expect("its standard output is a pipe");
        let answers = BufReader::new(answers);
        Ok(Self { revision, repository, git, names, answers, folders: HashMap::new() })
    }

    /// Returns what git calls the revision: a name or, of what is staged, the name of its tree.
    pub(super) fn revision(&self) -> &str {
        &self.revision
    }

    /// Returns what is at `path`; nothing where there is nothing.
    ///
    /// # Errors
    ///
    /// Where something is there and git cannot read it, be it lost or not fetched yet.
    pub(super) fn get(&mut self, path: &str) -> Result<Option<Object>> {
        let name = format!("{}:{path}", self.revision);
        if name.contains('\n') {
            return Ok(None); // a line is a question
        }
        let Ok(head) = self.ask(&name) else {
            return self.missed(path, &name);
        };
        let mut words = head.trim_end().rsplitn(3, ' ');
        let (size, kind, id) = (words.next(), words.next(), words.next());
        let size: Option<u64> = size.and_then(|size| size.parse().ok());
        let (Some(size), Some(kind), Some(id)) = (size, kind, id) else {
            return self.missed(path, &name);
        };
        if size > SIZE_LIMIT {
            bail!("cannot read `{name}`: expected at most {SIZE_LIMIT} bytes, found more");
        }
        let mut bytes = Vec::new();
        let read = self.answers.by_ref().take(size).read_to_end(&mut bytes);
        if read.and(self.answers.read_exact(&mut [0])).is_err() {
            return Err(self.unread(&name));
        }
        Ok(Some(Object { id: id.to_owned(), kind: kind.to_owned(), bytes }))
    }

    /// Returns the line that answers the question for `name`.
    fn ask(&mut self, name: &str) -> io::Result<String> {
        writeln!(self.names, "{name}")?;
        self.names.flush()?;
        let mut head = String::new();
        match self.answers.read_line(&mut head)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(head),
        }
    }

    /// Returns nothing, where nothing is at `path`, which git calls `name` and did not answer of.
    fn missed(&mut self, path: &str, name: &str) -> Result<Option<Object>> {
        if self.is_named(path)? { Err(self.unread(name)) } else { Ok(None) }
    }

    /// Returns whether the revision names a file or a folder `path`, be it there to read or not.
    fn is_named(&mut self, path: &str) -> Result<bool> {
        let path = path.trim_end_matches('/');
        let mut inside = path;
        while let Some(rest) = inside.strip_prefix("./").or_else(|| inside.strip_prefix("../")) {
            inside = rest;
        }
        if inside.split('/').any(|part| matches!(part, "" | "." | "..")) {
            return Ok(false); // git takes it for no path
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if !self.folders.contains_key(folder) {
            let names = self.repository.names_in(&self.revision, folder)?;
            self.folders.insert(folder.to_owned(), names);
        }
        Ok(self.folders[folder].contains(name))
    }

    /// Returns why git does not read `name`: asked for that alone, it says so.
    fn unread(&self, name: &str) -> anyhow::Error {
        match self.repository.told(&["cat-file", "-p", name]) {
            Err(reason) => reason,
            Ok(_) => anyhow!("cannot read `{name}`: git ended before it answered"),
        }
    }

    /// Returns what the file `path` holds; nothing where there is none.
    pub(super) fn blob(&mut self, path: &str) -> Result<Option<Vec<u8>>> {
        let object = self.get(path)?.filter(|object| object.kind == "blob");
        Ok(object.map(|object| object.bytes))
    }
}

impl Drop for Objects<'_> {
    fn drop(&mut self) {
        let _ = self.git.kill(); // it only reads
        let _ = self.git.wait();
    }
}

//! Files of a git revision, read by one process however many they are.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use anyhow::{Context, Result, bail};
use mosaic_codegen::files::SIZE_LIMIT;

use super::command::git;

/// What git keeps of a revision, asked for by name.
pub(super) struct Objects {
    revision: String,
    git: Child,
    names: ChildStdin,
    answers: BufReader<ChildStdout>,
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

impl Objects {
    /// Returns what git keeps of `revision` in the repository around `here`.
    pub(super) fn open(revision: &str, here: &Path) -> Result<Self> {
        let mut git = git(here)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot run git")?;
        let names = git.stdin.take().expect("its standard input is a pipe");
        let answers = git.stdout.take().expect("its standard output is a pipe");
        Ok(Self { revision: revision.to_owned(), git, names, answers: BufReader::new(answers) })
    }

    /// Returns what is at `path`; nothing where there is nothing, or no such revision.
    pub(super) fn get(&mut self, path: &str) -> Result<Option<Object>> {
        let name = format!("{}:{path}", self.revision);
        if name.contains('\n') {
            return Ok(None); // a line is a question
        }
        let mut head = String::new();
        let asked = writeln!(self.names, "{name}").and_then(|()| self.names.flush());
        if asked.is_err() || self.answers.read_line(&mut head).unwrap_or_default() == 0 {
            return Ok(None); // outside of a repository git does not even listen
        }
        let mut words = head.trim_end().rsplitn(3, ' ');
        let (size, kind, id) = (words.next(), words.next(), words.next());
        let size: Option<u64> = size.and_then(|size| size.parse().ok());
        let (Some(size), Some(kind), Some(id)) = (size, kind, id) else {
            return Ok(None);
        };
        if size > SIZE_LIMIT {
            bail!("cannot read `{name}`: expected at most {SIZE_LIMIT} bytes, found more");
        }
        let mut bytes = Vec::new();
        let read = self.answers.by_ref().take(size).read_to_end(&mut bytes);
        let end = self.answers.read_exact(&mut [0]);
        read.and(end).with_context(|| format!("cannot read `{name}`"))?;
        Ok(Some(Object { id: id.to_owned(), kind: kind.to_owned(), bytes }))
    }

    /// Returns what the file `path` holds; nothing where there is none.
    pub(super) fn blob(&mut self, path: &str) -> Result<Option<Vec<u8>>> {
        let object = self.get(path)?.filter(|object| object.kind == "blob");
        Ok(object.map(|object| object.bytes))
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        let _ = self.git.kill(); // it only reads
        let _ = self.git.wait();
    }
}

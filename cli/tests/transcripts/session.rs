//! A folder to run `mosaic` in, and what it said there.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::isolated::isolated;

/// A schema of two types.
pub(crate) const LOAN: &str = r#"{"objects": [
  {"name": "loan", "schema": {"properties": {"title": {"type": "string"}}}},
  {"name": "reader", "schema": {"properties": {"email": {"type": "string"}}}}
]}"#;

/// A temporary folder to run `mosaic` in.
pub(crate) struct Session {
    folder: tempfile::TempDir,
}

/// What one run came to. `Display` is the transcript, with the folder called `[folder]`.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A run that goes on until it is dropped.
pub(crate) struct Started {
    child: Child,
    lines: Receiver<String>,
    /// What it says on standard error.
    said: File,
}

/// A tenant that is served until it is dropped.
pub(crate) struct Served {
    /// Where it is.
    pub(crate) url: String,
    /// Who may speak to it, with the key in `key.jwk`.
    pub(crate) account: String,
    _process: Started,
}

impl Started {
    /// Returns the next line of standard output.
    ///
    /// # Panics
    ///
    /// If there is none in time, with what was said instead.
    pub(crate) fn line(&self) -> String {
        self.lines.recv_timeout(Duration::from_mins(1)).unwrap_or_else(|error| {
            let (mut said, mut text) = (&self.said, String::new());
            said.rewind().and_then(|()| said.read_to_string(&mut text)).expect("it can be read");
            panic!("expected a line of mosaic, found none ({error}): {text}")
        })
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Session {
    /// Returns an empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder can be made") }
    }

    /// Returns a folder with `schema` in `managed.json`.
    pub(crate) fn with_schema(schema: &str) -> Self {
        let session = Self::new();
        session.put("managed.json", schema);
        session
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        let folder = path.parent().expect("every name is in the folder");
        fs::create_dir_all(folder).expect("a temporary folder takes folders");
        fs::write(path, text).expect("a temporary folder takes files");
    }

    pub(crate) fn get(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file was written")
    }

    /// Returns every file in the folder `name` and below, by its name there.
    pub(crate) fn files(&self, name: &str) -> BTreeMap<String, String> {
        let folder = self.path(name);
        let mut found = BTreeMap::new();
        let mut open = vec![folder.clone()];
        while let Some(at) = open.pop() {
            for entry in fs::read_dir(&at).expect("the folder is there") {
                let path = entry.expect("the folder can be read").path();
                if path.is_dir() {
                    open.push(path);
                    continue;
                }
                let name = path.strip_prefix(&folder).expect("it is in there");
                let text = fs::read_to_string(&path).expect("it is text");
                found.insert(name.display().to_string(), text);
            }
        }
        found
    }

    /// Runs `mosaic` with the words of `line`.
    pub(crate) fn run(&self, line: &str) -> Run {
        self.run_with(line, b"")
    }

    /// Starts `mosaic` with the words of `line`, which does not end by itself.
    pub(crate) fn start(&self, line: &str) -> Started {
        let said = tempfile::tempfile().expect("a temporary file can be made");
        let mut child = command(self.folder.path(), line)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(said.try_clone().expect("a file has several handles"))
            .spawn()
            .expect("the binary was built for this test");
        let stdout = child.stdout.take().expect("standard output is a pipe");
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            let lines = BufReader::new(stdout).lines().map_while(Result::ok);
            lines.take_while(|line| sender.send(line.clone()).is_ok()).for_each(drop);
        });
        Started { child, lines, said }
    }

    /// Serves a tenant with what `flags` ask of it.
    pub(crate) fn serve(&self, flags: &str) -> Served {
        let process =
            self.start(&format!("serve --port 0 --write-key key.jwk --format json {flags}"));
        let ready: Value = serde_json::from_str(&process.line()).expect("the line is JSON");
        let text = |value: &Value| value.as_str().expect("it says where, and who").to_owned();
        let (url, account) = (text(&ready["url"]), text(&ready["service_account"]["id"]));
        Served { url, account, _process: process }
    }

    /// Runs `mosaic` with the words of `line` and further `variables`.
    pub(crate) fn run_as(&self, line: &str, variables: &[(&str, &str)]) -> Run {
        let mut command = command(self.folder.path(), line);
        self.finish(command.envs(variables.iter().copied()), b"")
    }

    /// Runs `mosaic` with the words of `line` and `input` on standard input.
    pub(crate) fn run_with(&self, line: &str, input: &[u8]) -> Run {
        self.finish(&mut command(self.folder.path(), line), input)
    }

    /// Runs `mosaic` with the words of `line`, while nobody reads what it prints.
    pub(crate) fn run_unread(&self, line: &str) -> Run {
        let (reader, writer) = io::pipe().expect("a pipe can be made");
        drop(reader);
        self.wait(command(self.folder.path(), line).stdout(writer), b"")
    }

    /// Runs git with `words`, and returns what it prints.
    pub(crate) fn git(&self, words: &[&str]) -> String {
        let run = self.try_git(words);
        assert_eq!(run.code, 0, "{words:?}: {run}");
        run.stdout
    }

    /// Runs git with `words`, which may fail.
    pub(crate) fn try_git(&self, words: &[&str]) -> Run {
        self.finish(isolated("git", self.folder.path()).args(words), b"")
    }

    fn finish(&self, command: &mut Command, input: &[u8]) -> Run {
        self.wait(command.stdout(Stdio::piped()), input)
    }

    fn wait(&self, command: &mut Command, input: &[u8]) -> Run {
        let mut child = command
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary was built for this test");
        let mut stdin = child.stdin.take().expect("standard input is a pipe");
        let _ = stdin.write_all(input); // a run may end before it has read everything
        drop(stdin);
        let output = child.wait_with_output().expect("mosaic ends");
        let text = |bytes: &[u8]| {
            let text = std::str::from_utf8(bytes).expect("mosaic writes UTF-8");
            text.replace(&self.folder.path().display().to_string(), "[folder]")
        };
        Run {
            code: output.status.code().expect("mosaic was not killed"),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }
}

/// Returns the command `mosaic` with the words of `line`, in `folder`.
pub(crate) fn command(folder: &Path, line: &str) -> Command {
    let mut command = isolated(env!("CARGO_BIN_EXE_mosaic"), folder);
    command.args(line.split_whitespace());
    command
}

/// Returns the path of the file `name` in the project's `schemas`.
pub(crate) fn schemas(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas").join(name)
}

impl fmt::Display for Run {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "exit {}", self.code)?;
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                write!(formatter, "\n--- {name}\n{}", text.trim_end())?;
            }
        }
        Ok(())
    }
}

//! Files of a git revision, read by one process however many they are.

use std::collections::{HashSet, VecDeque};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use mosaic_codegen::Diagnostic;
use mosaic_codegen::files::{SIZE_LIMIT, is_foreign};
use mosaic_codegen::source::{FileReference, Role, Sources, named_files};

use crate::failure::Failure;
use crate::git;

/// Returns the configuration at `path` in `revision`, and what is wrong with its bytes: a file, or
/// every `*.json` file of a folder; then the files that it names.
///
/// As git has it, `path` is seen from the top of the repository, or from `here` where it begins with
/// `./` or `../`.
pub(crate) fn sources(
    revision: &str,
    path: &str,
    here: &Path,
) -> Result<(Sources, Vec<Diagnostic>)> {
    let mut objects = Objects::open(revision, here)?;
    let mut read = Files::default();
    match objects.get(path)? {
        Some(Object { kind, bytes, .. }) if kind == "blob" => {
            read.add(path.to_owned(), bytes, Role::Configuration);
        }
        Some(Object { kind, id, .. }) if kind == "tree" => {
            for name in configurations(&id, here)? {
                let name = inside(path, &name);
                if let Some(Object { bytes, .. }) = objects.get(&name)? {
                    read.add(name, bytes, Role::Configuration);
                }
            }
        }
        _ => {
            git::verify(revision, here)?;
            let problem = format!("expected `{path}` in `{revision}`, found no such file");
            let way_out = format!(
                "git sees paths from the top of the repository; `{revision}:./{path}` is seen from here"
            );
            return Err(Failure::new(problem, way_out).into());
        }
    }
    read.add_named(&mut objects)?;
    Ok((read.sources, read.findings))
}

/// What was read.
#[derive(Default)]
struct Files {
    sources: Sources,
    findings: Vec<Diagnostic>,
}

impl Files {
    fn add(&mut self, name: String, bytes: Vec<u8>, role: Role) -> mosaic_codegen::span::SourceId {
        let (id, finding) = self.sources.add(name, bytes, role);
        self.findings.extend(finding);
        id
    }

    /// Adds the files that the configuration names, and those that these name.
    fn add_named(&mut self, objects: &mut Objects<'_>) -> Result<()> {
        let names = self.sources.iter().map(|(_, source)| source.name.clone());
        let mut known: HashSet<String> = names.collect();
        let mut open: VecDeque<_> = self.sources.iter().map(|(id, _)| id).collect();
        while let Some(id) = open.pop_front() {
            for FileReference { name, role } in named_files(self.sources.get(id)) {
                if !known.insert(name.clone()) {
                    continue;
                }
                if let Some(Object { bytes, .. }) = objects.get(&name)? {
                    let id = self.add(name, bytes, role);
                    if role == Role::Configuration {
                        open.push_back(id);
                    }
                }
            }
        }
        Ok(())
    }
}

/// Returns the configuration files of the tree `id`, relative to it, in the order of their paths.
fn configurations(id: &str, here: &Path) -> Result<Vec<String>> {
    let listing = Command::new("git")
        .arg("-C")
        .arg(here)
        .args(["ls-tree", "-r", "-z", "--name-only", "--full-tree", id])
        .stdin(Stdio::null())
        .output()
        .context("cannot run git")?;
    let listing = String::from_utf8_lossy(&listing.stdout);
    let is_ours = |name: &&str| {
        let path = Path::new(name);
        path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
            && path.components().all(|part| !is_foreign(part.as_ref()))
    };
    let mut names: Vec<_> = listing.split('\0').filter(is_ours).map(str::to_owned).collect();
    names.sort_unstable();
    if names.is_empty() {
        let problem = "expected `*.json` files in the folder, found none";
        bail!(Failure::new(problem, "name the folder or the file that holds the schema"));
    }
    Ok(names)
}

/// Returns the name of the file `name` in the folder `folder`.
fn inside(folder: &str, name: &str) -> String {
    let folder = folder.trim_end_matches('/');
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// What git keeps of a revision, asked for by name.
struct Objects<'r> {
    revision: &'r str,
    git: Child,
    names: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// A file or a folder.
struct Object {
    id: String,
    kind: String,
    bytes: Vec<u8>,
}

impl<'r> Objects<'r> {
    fn open(revision: &'r str, here: &Path) -> Result<Self> {
        let mut git = Command::new("git")
            .arg("-C")
            .arg(here)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot run git")?;
        let names = git.stdin.take().expect("its standard input is a pipe");
        let answers = git.stdout.take().expect("its standard output is a pipe");
        Ok(Self { revision, git, names, answers: BufReader::new(answers) })
    }

    /// Returns what is at `path`; nothing where there is nothing, or no such revision.
    fn get(&mut self, path: &str) -> Result<Option<Object>> {
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
}

impl Drop for Objects<'_> {
    fn drop(&mut self) {
        let _ = self.git.kill(); // it only reads
        let _ = self.git.wait();
    }
}

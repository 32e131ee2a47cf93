//! What `REVISION:PATH` names: a file or a folder of a git revision.

use std::collections::{HashSet, VecDeque};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use mosaic_codegen::Diagnostic;
use mosaic_codegen::files::is_foreign;
use mosaic_codegen::source::{FileReference, Role, Sources, named_files};
use mosaic_codegen::span::SourceId;

use crate::failure::Failure;
use crate::git::objects::{Object, Objects};
use crate::git::verify;

/// Returns the configuration at `path` in `revision`, and what is wrong with its bytes: a file, or
/// every `*.json` file of a folder; then the files that it names.
///
/// As git has it, `path` is seen from the top of the repository, or from `here` where it begins with
/// `./` or `../`.
pub(crate) fn sources_at(
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
            verify(revision, here)?;
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
    fn add(&mut self, name: String, bytes: Vec<u8>, role: Role) -> SourceId {
        let (id, finding) = self.sources.add(name, bytes, role);
        self.findings.extend(finding);
        id
    }

    /// Adds the files that the configuration names, and those that these name.
    fn add_named(&mut self, objects: &mut Objects) -> Result<()> {
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

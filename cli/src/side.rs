//! One of two configurations that are compared: where it is, and its texts.

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mosaic_codegen::Diagnostic;
use mosaic_codegen::config::Config;
use mosaic_codegen::files::{Inputs, Project, ProjectError, read_bytes};
use mosaic_codegen::source::{Coverage, Role, Sources};

use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::git::{self, Files, Schema};
use crate::input::STDIN;
use crate::tenant::Access;

/// Where one of two configurations is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Standard input.
    Stdin,
    /// A file, or a folder of files.
    Path(PathBuf),
    /// `REVISION:PATH`, as git understands it: `:PATH` is staged.
    Revision {
        /// The revision; empty for what is staged.
        revision: String,
        /// The path in it.
        path: String,
    },
    /// A tenant, as the settings call it.
    Tenant(String),
    /// The schema that the settings name, as it is.
    Schema,
    /// The schema that the settings name, as it was in a revision; an empty one is what is staged.
    SchemaIn(String),
}

/// One of two configurations, read.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    /// The texts, by names that lead from one to the other.
    pub(crate) sources: Sources,
    /// What is wrong with their bytes.
    pub(crate) findings: Vec<Diagnostic>,
    /// What stands before their names in reports, such as `main:`.
    pub(crate) origin: String,
    /// What the settings say on this side, where it has its own.
    pub(crate) config: Option<Config>,
    /// What a reader should know of where they were found.
    pub(crate) note: Option<String>,
    /// Whether every type is there whatever the texts say.
    pub(crate) coverage: Coverage,
}

impl Place {
    /// Returns the place that `word` of a command line names.
    pub(crate) fn parse(word: &str) -> Self {
        if word == "-" {
            return Self::Stdin;
        }
        if Path::new(word).exists() {
            return Self::Path(PathBuf::from(word));
        }
        match word.split_once(':') {
            Some(("tenant", name)) => Self::Tenant(name.to_owned()),
            Some((revision, path)) => {
                Self::Revision { revision: revision.to_owned(), path: path.to_owned() }
            }
            None => Self::Path(PathBuf::from(word)),
        }
    }

    /// Returns whether it is the schema that the settings of `project` name.
    pub(crate) fn is_schema_of(&self, project: &Project) -> bool {
        match self {
            Self::Schema | Self::SchemaIn(_) => true,
            Self::Path(path) => project.names_schema(path),
            Self::Stdin | Self::Revision { .. } | Self::Tenant(_) => false,
        }
    }

    /// Reads the texts; what is on a tenant, as whom `access` says.
    pub(crate) fn read(&self, project: &Project, access: &Access) -> Result<Texts> {
        let mut texts = self.texts(project, access)?;
        if self.is_schema_of(project) {
            texts.coverage = Coverage::Whole;
        }
        Ok(texts)
    }

    fn texts(&self, project: &Project, access: &Access) -> Result<Texts> {
        let here = env::current_dir().context("cannot tell the current folder")?;
        match self {
            Self::Stdin => {
                let mut inputs = Inputs::new(&here);
                let bytes = read_bytes(io::stdin().lock())
                    .context("cannot read the schema from standard input")?;
                inputs.add(STDIN, bytes, Role::Configuration);
                Ok(Texts::of(inputs))
            }
            Self::Path(path) => {
                expect_path(path, &here)?;
                let path = here.join(path);
                let texts = read_files(&here, &path)?;
                Ok(if path.is_dir() { texts.of_folder(&path) } else { texts })
            }
            Self::Schema => read_files(&here, &schema_of(project, &here)?),
            Self::Tenant(name) => {
                let snapshot = access.open(project, Some(name))?.fetch()?;
                Ok(Texts { sources: snapshot.sources().clone(), ..Texts::default() })
            }
            Self::Revision { revision, path } => {
                let Files { mut sources, findings, coverage } =
                    git::read_path(revision, path, &here)?;
                if let Some(checkout) =
                    Checkout::around(&here).filter(|_| git::is_seen_from_here(path))
                {
                    sources.rename(|name| checkout.name(name));
                }
                let config = git::read_settings(revision, project)?;
                let origin = format!("{revision}:");
                Ok(Texts { sources, findings, origin, config, coverage, note: None })
            }
            Self::SchemaIn(revision) => {
                let Schema { files, config, note } = git::read_schema(revision, project)?;
                let Files { sources, findings, coverage } = files;
                let origin = format!("{revision}:");
                Ok(Texts { sources, findings, origin, config, note, coverage })
            }
        }
    }
}

impl Texts {
    fn of(inputs: Inputs) -> Self {
        let Inputs { sources, diagnostics: findings, .. } = inputs;
        Self { sources, findings, ..Self::default() }
    }

    /// Returns the texts as those of the folder at `path`.
    fn of_folder(self, path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Self { coverage: Coverage::of_folder(&name, &self.sources), ..self }
    }

    /// Returns the texts as reports name them.
    pub(crate) fn shown(&self) -> Sources {
        let mut sources = self.sources.clone();
        if !self.origin.is_empty() {
            sources.rename(|name| format!("{}{name}", self.origin));
        }
        sources
    }
}

/// Fails where `path` is no path but a revision of git, which names no file by itself.
fn expect_path(path: &Path, here: &Path) -> Result<()> {
    let word = path.to_string_lossy();
    if here.join(path).exists() {
        return Ok(());
    }
    let ends = word.split_once("...").or_else(|| word.split_once(".."));
    if ends.is_some_and(|(one, _)| git::is_revision(one, here)) {
        let problem =
            format!("expected a file or a folder, found the range of git revisions `{word}`");
        return Err(Failure::new(
            problem,
            format!("`--git {word}` compares the schema of the two"),
        )
        .into());
    }
    if !git::is_revision(&word, here) {
        return Ok(());
    }
    let problem = format!("expected a file or a folder, found the git revision `{word}`");
    let way_out = format!(
        "`--git {word}..HEAD` compares the schema of two revisions, and `{word}:PATH` is a file of one"
    );
    Err(Failure::new(problem, way_out).into())
}

fn read_files(here: &Path, path: &Path) -> Result<Texts> {
    let mut inputs = Inputs::new(here);
    inputs.read_schema(path).map_err(ProjectError::from)?;
    Ok(Texts::of(inputs))
}

/// Returns where the schema is that the settings of `project` name.
pub(crate) fn schema_of(project: &Project, here: &Path) -> Result<PathBuf> {
    if let Some(path) = project.schema_path() {
        return Ok(path);
    }
    let error = match project.settings_path() {
        Some(settings) => {
            ProjectError::NoSchema { settings: project.inputs.relative(settings).to_owned() }
        }
        None => ProjectError::NoSettings { folder: here.to_owned() },
    };
    Err(error.into())
}

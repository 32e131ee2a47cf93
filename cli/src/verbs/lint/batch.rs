//! The configurations of one run: what was named on the command line, as it belongs together.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mosaic_codegen::config::MeantFor;
use mosaic_codegen::diagnostic::has_errors;
use mosaic_codegen::files::{Project, read_bytes};
use mosaic_codegen::lint::{Linted, Options};
use mosaic_codegen::source::{Coverage, Documents, Role};

use super::{Arguments, Found};
use crate::input::STDIN;

/// The configurations of one run.
pub(super) struct Batch {
    pub(super) configurations: Vec<Configuration>,
}

/// One configuration.
pub(super) struct Configuration {
    pub(super) project: Project,
    pub(super) options: Options,
    pub(super) linted: Linted,
    /// The files and folders that were named; none where the settings name the schema.
    pub(super) schemas: Vec<PathBuf>,
}

impl Batch {
    /// Reads everything that the command line names.
    pub(super) fn read(arguments: &Arguments) -> Result<Self> {
        let schemas = each_once(&arguments.schemas);
        let groups = match schemas.as_slice() {
            [] | [_] => vec![schemas],
            _ => grouped(arguments, &schemas)?,
        };
        let configurations = groups
            .iter()
            .map(|group| Configuration::read(arguments, group))
            .collect::<Result<_>>()?;
        Ok(Self { configurations })
    }

    /// Lints each configuration.
    pub(super) fn lint(&mut self) {
        for configuration in &mut self.configurations {
            configuration.linted = configuration.project.lint(&configuration.options);
        }
    }

    /// Returns whether there is something wrong with the settings, so that nothing can be linted by
    /// them.
    pub(super) fn has_wrong_settings(&self) -> bool {
        self.configurations.iter().any(|configuration| {
            let inputs = &configuration.project.inputs;
            let is_of_settings = |source| inputs.sources.get(source).role == Role::Settings;
            let of_settings = inputs.diagnostics.iter();
            let of_settings = of_settings.filter(|finding| is_of_settings(finding.location.source));
            has_errors(&of_settings.cloned().collect::<Vec<_>>())
        })
    }

    /// Returns the files and folders that the result depends on.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        let paths = self.configurations.iter();
        let mut paths: Vec<_> =
            paths.flat_map(|configuration| configuration.project.inputs.paths.clone()).collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }

    /// Returns what was found in all of them, as one.
    pub(super) fn into_found(self) -> Found {
        let mut found = Found::default();
        for configuration in self.configurations {
            let Configuration { project, mut linted, .. } = configuration;
            if linted.findings.is_empty() {
                linted.findings = project.inputs.diagnostics;
            }
            let offset = found.sources.absorb(project.inputs.sources);
            found.linted.absorb(linted, offset);
        }
        found
    }
}

impl Configuration {
    /// Reads the configuration in `schemas`, or the one that the settings name.
    fn read(arguments: &Arguments, schemas: &[&Path]) -> Result<Self> {
        let mut project = arguments.settings.open()?;
        if schemas.is_empty() {
            project.read_schema(None)?;
        }
        for schema in schemas {
            if *schema == Path::new("-") {
                let bytes = read_bytes(io::stdin().lock())
                    .context("cannot read the schema from standard input")?;
                project.inputs.add(STDIN, bytes, Role::Configuration);
            } else {
                project.read_schema(Some(schema))?;
            }
        }
        if !schemas.iter().all(|schema| project.names_schema(schema))
            && !is_the_only_one(arguments, &project)
        {
            project.config.meant_for = MeantFor::AnySchema;
        }
        let baseline = arguments.choice.baseline.as_deref();
        let mut options = if arguments.write_baseline {
            project.options_without_record(baseline)?
        } else {
            project.lint_options(baseline)?
        };
        arguments.choice.configure(&mut options);
        let schemas = schemas.iter().map(|schema| (*schema).to_owned()).collect();
        Ok(Self { project, options, linted: Linted::default(), schemas })
    }
}

/// Returns `schemas` without what is read anyway: the same place again, and what is in a folder among
/// them.
fn each_once(schemas: &[PathBuf]) -> Vec<&Path> {
    let place = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folders: BTreeSet<_> =
        schemas.iter().filter(|path| path.is_dir()).map(|path| place(path)).collect();
    let mut seen = BTreeSet::new();
    let is_read = |path: &Path| path.ancestors().skip(1).any(|folder| folders.contains(folder));
    let schemas = schemas.iter().map(PathBuf::as_path);
    schemas.filter(|path| !is_read(&place(path)) && seen.insert(place(path))).collect()
}

/// Returns whether the settings name no schema, so that they are meant for the one whole configuration
/// that the command line names.
fn is_the_only_one(arguments: &Arguments, project: &Project) -> bool {
    arguments.schemas.len() == 1
        && project.config.schema.is_none()
        && !project.config.lint.allows.is_empty() // spares the others a second look at the text
        && Documents::parse(&project.inputs.sources).0.coverage() == Coverage::Whole
}

/// Returns `schemas` as they belong together: each that is a whole configuration alone, and the
/// others as the parts of one.
fn grouped<'p>(arguments: &Arguments, schemas: &[&'p Path]) -> Result<Vec<Vec<&'p Path>>> {
    let mut groups = Vec::new();
    let mut parts = Vec::new();
    for &schema in schemas {
        let is_part = schema == Path::new("-") || {
            let read = Configuration::read(arguments, &[schema])?;
            let (documents, _) = Documents::parse(&read.project.inputs.sources);
            documents.coverage() == Coverage::Part
        };
        if is_part { parts.push(schema) } else { groups.push(vec![schema]) }
    }
    if !parts.is_empty() {
        groups.push(parts);
    }
    Ok(groups)
}

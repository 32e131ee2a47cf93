//! One run of the compiler over files: settings, then schema, then everything the schema names.

use std::fs;
use std::path::{Path, PathBuf};

use crate::compile::{Compiled, Target, compile, lint_and_compile};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, has_errors};
use crate::files::{FilesError, Inputs, ProjectError, find_settings};
use crate::lint::{Known, Linted, Options, lint};
use crate::source::Role;
use crate::span::Location;

/// Where findings are recorded, unless the settings say so, beside these.
const KNOWN: &str = "mosaic-known.json";

/// What a run needs: the settings, where there are any, and the texts.
#[derive(Debug)]
pub struct Project {
    /// The texts read so far, and what was wrong with them.
    pub inputs: Inputs,
    /// The settings; the defaults where there is no file.
    pub config: Config,
    folder: PathBuf,
    settings: Option<PathBuf>,
}

impl Project {
    /// Opens the project that `folder` belongs to: with the settings at `settings` or, where none
    /// are given, with the nearest `mosaic.toml` above.
    ///
    /// Relative paths and names in messages are relative to `folder`.
    ///
    /// # Errors
    ///
    /// If the settings cannot be read. What is wrong in them is among the findings.
    pub fn open(folder: &Path, settings: Option<&Path>) -> Result<Self, FilesError> {
        let found = match settings {
            Some(path) => Some(folder.join(path)),
            None => find_settings(folder),
        };
        let mut project = Self {
            inputs: Inputs::new(folder),
            config: Config::default(),
            folder: folder.to_owned(),
            settings: None,
        };
        if let Some(path) = found {
            project.read_settings(path)?;
        }
        Ok(project)
    }

    fn read_settings(&mut self, path: PathBuf) -> Result<(), FilesError> {
        let source = self.inputs.read(&path, Role::Settings)?;
        self.settings = Some(path);
        if has_errors(&self.inputs.diagnostics) {
            return Ok(()); // what is no text says nothing
        }
        let (config, findings) = Config::parse(&self.inputs.sources.get(source).text, source);
        self.inputs.diagnostics.extend(findings);
        self.config = config;
        Ok(())
    }

    /// Returns the settings file, where there is one.
    #[must_use]
    pub fn settings_path(&self) -> Option<&Path> {
        self.settings.as_deref()
    }

    /// Returns the path of the schema that the settings name.
    #[must_use]
    pub fn schema_path(&self) -> Option<PathBuf> {
        let settings = self.settings.as_ref()?;
        Some(beside(settings, &self.config.schema.as_ref()?.value))
    }

    /// Returns whether `path` is the schema that the settings name, however it is written.
    #[must_use]
    pub fn names_schema(&self, path: &Path) -> bool {
        let real = |path: PathBuf| fs::canonicalize(path).ok();
        let named = self.schema_path().and_then(real);
        named.is_some() && named == real(self.folder.join(path))
    }

    /// Reads the schema at `schema` or, where none is given, the one that the settings name.
    ///
    /// Nothing is read while the settings are wrong: the findings say so, and also where the settings
    /// name what cannot be read.
    ///
    /// # Errors
    ///
    /// If the given schema cannot be read, or nothing says where there is one.
    pub fn read_schema(&mut self, schema: Option<&Path>) -> Result<(), ProjectError> {
        match (schema, &self.settings, &self.config.schema) {
            (Some(path), ..) => Ok(self.inputs.read_schema(&self.folder.join(path))?),
            (None, Some(settings), Some(name)) => {
                if let Err(error) = self.inputs.read_schema(&beside(settings, &name.value)) {
                    let place = self.config.location(name.span);
                    self.inputs.diagnostics.push(unreadable(place, error));
                }
                Ok(())
            }
            (None, Some(_), None) if has_errors(&self.inputs.diagnostics) => Ok(()),
            (None, Some(settings), None) => {
                let settings = self.inputs.relative(settings).to_owned();
                Err(ProjectError::NoSchema { settings })
            }
            (None, None, _) => Err(ProjectError::NoSettings { folder: self.folder.clone() }),
        }
    }

    /// Returns the file or folder that the settings want the code in, where they say so; relative to
    /// the folder that the project was opened in, where it is below it.
    #[must_use]
    pub fn output(&self) -> Option<PathBuf> {
        let settings = self.settings.as_ref()?;
        let output = self.config.generate.output.as_ref()?;
        let path = beside(settings, &output.value);
        Some(self.inputs.relative(&path).to_owned())
    }

    /// Reads what linting wants beside the schema, and returns its options: the recorded findings, and
    /// the earlier export at `baseline` or, where none is given, the one that the settings name.
    ///
    /// # Errors
    ///
    /// If a file that is named cannot be read. What is wrong in it is among the findings, and also
    /// that the settings name a record that is not there.
    pub fn lint_options(&mut self, baseline: Option<&Path>) -> Result<Options, FilesError> {
        let mut options = self.options_without_record(baseline)?;
        let Some(path) = self.known_path() else {
            return Ok(options);
        };
        if path.is_file() {
            let source = self.inputs.read(&path, Role::Settings)?;
            let (known, findings) = Known::parse(&self.inputs.sources, source);
            self.inputs.diagnostics.extend(findings);
            options.known = known;
        } else if let Some(name) = &self.config.lint.known {
            let problem = format!("expected recorded findings in `{}`, found no file", name.value);
            let finding =
                Diagnostic::error("known-missing", self.config.location(name.span), problem)
                    .with_hint("`mosaic lint --write-baseline` writes it; or remove the line");
            self.inputs.diagnostics.push(finding.at("lint.known"));
        }
        Ok(options)
    }

    /// Reads what [`Project::lint_options`] reads but the recorded findings, which are to be written
    /// anew whatever they are.
    ///
    /// # Errors
    ///
    /// If the earlier export cannot be read. What is wrong in it is among the findings.
    pub fn options_without_record(
        &mut self,
        baseline: Option<&Path>,
    ) -> Result<Options, FilesError> {
        let named = self.settings.as_ref().zip(self.config.lint.baseline.as_ref());
        let named = named.map(|(settings, name)| beside(settings, &name.value));
        if let Some(path) = baseline.map(|path| self.folder.join(path)).or(named) {
            self.inputs.read_baseline(&path)?;
        }
        Ok(Options::default())
    }

    /// Returns where the findings are recorded that were there when linting began: where the settings
    /// say or, without a word, beside them.
    #[must_use]
    pub fn known_path(&self) -> Option<PathBuf> {
        let settings = self.settings.as_ref()?;
        let known = self.config.lint.known.as_ref();
        Some(beside(settings, known.map_or(KNOWN, |known| &known.value)))
    }

    /// Lints what was read; the findings of reading come before those of the rules.
    #[must_use]
    pub fn lint(&self, options: &Options) -> Linted {
        let mut linted = Linted { findings: self.inputs.diagnostics.clone(), ..Linted::default() };
        if !has_errors(&linted.findings) {
            linted.absorb(lint(&self.inputs.sources, &self.config, options), 0);
        }
        linted
    }

    /// Compiles what was read, unless a rule finds an error in it.
    #[must_use]
    pub fn lint_and_compile(&self, options: &Options, target: Target) -> Compiled {
        let mut diagnostics = self.inputs.diagnostics.clone();
        if has_errors(&diagnostics) {
            return Compiled { files: Vec::new(), diagnostics };
        }
        let compiled = lint_and_compile(&self.inputs.sources, &self.config, options, target);
        diagnostics.extend(compiled.diagnostics);
        Compiled { files: compiled.files, diagnostics }
    }

    /// Compiles what was read; the findings of reading come before those of compiling.
    #[must_use]
    pub fn compile(&self, target: Target) -> Compiled {
        let mut diagnostics = self.inputs.diagnostics.clone();
        if has_errors(&diagnostics) {
            return Compiled { files: Vec::new(), diagnostics };
        }
        let compiled = compile(&self.inputs.sources, &self.config, target);
        diagnostics.extend(compiled.diagnostics);
        Compiled { files: compiled.files, diagnostics }
    }
}

/// Returns the finding that what the settings name at `place` cannot be read.
fn unreadable(place: Location, error: FilesError) -> Diagnostic {
    let message = error.with_reason();
    let finding = Diagnostic::error("schema-unreadable", place, message).at("schema");
    match ProjectError::from(error).hint() {
        Some(hint) => finding.with_hint(hint),
        None => finding,
    }
}

/// Returns `path` as it is meant in the file `settings`: relative to its folder.
fn beside(settings: &Path, path: &str) -> PathBuf {
    settings.parent().unwrap_or(Path::new("")).join(path)
}

//! `mosaic generate`: a schema in, code out.

mod destination;
mod stale;

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueEnum};
use mosaic_codegen::config::{Generate, Layout};
use mosaic_codegen::diagnostic::has_errors;
use mosaic_codegen::emit::GeneratedFile;
use mosaic_codegen::files::{Change, Output, Project};
use mosaic_codegen::span::Location;
use mosaic_codegen::{Compiled, Diagnostic, Target};

use self::destination::Destination;
use crate::command;
use crate::failure::Failure;
use crate::globs::globs;
use crate::input::Input;
use crate::outcome::Outcome;
use crate::terminal::{self, Terminal};

/// How many changed files are told by name.
const LISTED: usize = 12;

/// Compile a schema into Rust, or into JSON Schema
///
/// Without a place to write to, the code is printed.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mosaic generate managed.json                     print the Rust types of a schema
  mosaic generate managed.json --type alpha_user   print one of them
  mosaic generate                                  do what mosaic.toml says
  mosaic generate --check                          fail if the checked-in code is stale
  mosaic generate --target json-schema --out api/  write JSON Schemas, one file a type
  curl … | mosaic generate -                       read the schema from a pipe

Exit codes: 0 written, or current, 1 the schema has errors or --check found stale code, 2 could not run.")]
pub(crate) struct Arguments {
    #[command(flatten)]
    input: Input,

    /// Write nothing; exit with 1 if what is there is not what would be written
    #[arg(long)]
    check: bool,

    /// The file or folder to write to, or `-` to print; by default what the settings say for all
    /// types of the schema that they name
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,

    /// What to generate
    #[arg(long, value_enum, default_value_t = Language::Rust)]
    target: Language,

    /// The types to generate, as globs such as `alpha_*` or `!*_meta`; by default what the
    /// settings say, or all
    #[arg(long = "type", value_name = "GLOB", value_delimiter = ',')]
    types: Vec<String>,
}

/// What can be generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Language {
    /// Rust types for the crate `mosaic`.
    Rust,
    /// JSON Schema, draft 2020-12: record, draft and patch of each type.
    JsonSchema,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    let mut project = arguments.input.read()?;
    let destination = arguments.destination(&project);
    if arguments.check && matches!(destination, Destination::Print) {
        let way_out = if arguments.is_whole() {
            "give `--out PATH`, or set `output` in `[generate]` of `mosaic.toml`"
        } else {
            "give `--out PATH`: `output` in the settings is for all types of the schema they name"
        };
        return Err(Failure::new("expected a place to check, found none", way_out).into());
    }
    arguments.configure(&mut project.config.generate, &destination);
    let Compiled { files, mut diagnostics } = project.compile(arguments.target.into());
    arguments.readdress(&mut diagnostics);
    let mut sources = project.inputs.sources;
    let outcome = match destination {
        _ if has_errors(&diagnostics) => Outcome::Failed,
        Destination::Print => {
            files.iter().try_for_each(|file| terminal::print(&file.text))?;
            Outcome::Clean
        }
        Destination::Path(path) if arguments.check => {
            let output = arguments.place(&path, &files)?;
            let findings = stale::findings(&output, &mut sources, &command::without("--check"))?;
            let outcome = if findings.is_empty() { Outcome::Clean } else { Outcome::Findings };
            diagnostics.extend(findings);
            outcome
        }
        Destination::Path(path) => {
            write(&path, &arguments.place(&path, &files)?, terminal)?;
            Outcome::Clean
        }
    };
    terminal.report(&sources, &diagnostics)?;
    Ok(outcome)
}

impl Arguments {
    /// Returns where the files go.
    fn destination(&self, project: &Project) -> Destination {
        // `output` is the place of all Rust of the schema that the settings name, and of nothing
        // else: neither another schema nor a part of this one overwrites it.
        let output = match self.target {
            Language::Rust if self.is_whole() => project.output(),
            _ => None,
        };
        Destination::choose(self.out.as_deref(), output)
    }

    /// Returns whether everything is asked for that the settings describe.
    fn is_whole(&self) -> bool {
        self.input.follows_settings() && self.types.is_empty()
    }

    /// Gives each of `files` its place; a part of the types leaves alone what the others gave.
    fn place<'f>(&self, path: &Path, files: &'f [GeneratedFile]) -> Result<Output<'f>> {
        let output = destination::place(path, files)?;
        Ok(if self.types.is_empty() { output } else { output.as_part() })
    }

    /// Puts what the command line says over what the settings say.
    fn configure(&self, generate: &mut Generate, destination: &Destination) {
        if !self.types.is_empty() {
            generate.types = globs(&self.types);
        }
        if matches!(destination, Destination::Print) {
            generate.layout = Layout::OneFile;
        }
    }

    /// Takes the place from findings about globs that stand on the command line and in no file.
    fn readdress(&self, findings: &mut [Diagnostic]) {
        if self.types.is_empty() {
            return;
        }
        let about_globs = |finding: &&mut Diagnostic| finding.path == "generate.types";
        for finding in findings.iter_mut().filter(about_globs) {
            finding.location = Location::NOWHERE;
        }
    }
}

impl From<Language> for Target {
    fn from(language: Language) -> Self {
        match language {
            Language::Rust => Self::Rust,
            Language::JsonSchema => Self::JsonSchema,
        }
    }
}

/// Writes what changed at `path`, removes what nothing generates any more, and tells both.
fn write(path: &Path, output: &Output<'_>, terminal: &Terminal) -> Result<()> {
    let tell = |(path, change): &(PathBuf, Change)| match change {
        Change::Unchanged => None,
        Change::Written => Some(format!("wrote {}", path.display())),
        Change::Removed => Some(format!("removed {}", path.display())),
    };
    let changes: Vec<String> = output.write()?.iter().filter_map(tell).collect();
    match changes.len() {
        0 => terminal.say("everything is up to date")?,
        count if count > LISTED => {
            terminal.say(&format!("changed {count} files in {}", path.display()))?;
        }
        _ => changes.iter().try_for_each(|change| terminal.say(change))?,
    }
    Ok(())
}

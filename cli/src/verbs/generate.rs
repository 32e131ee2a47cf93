//! `mosaic generate`: a schema in, code out.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use mosaic_codegen::config::{Generate, Globs, Layout};
use mosaic_codegen::diagnostic::has_errors;
use mosaic_codegen::files::{Change, Project, remove, write_if_changed};
use mosaic_codegen::span::{Span, Spanned};
use mosaic_codegen::{Compiled, Diagnostic, Target};

use crate::destination::{Destination, Placed};
use crate::input::Input;
use crate::outcome::Outcome;
use crate::stale::{self, NOWHERE};
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
  curl … | mosaic generate -                       read the schema from a pipe")]
pub(crate) struct Arguments {
    #[command(flatten)]
    input: Input,

    /// Write nothing; exit with 1 if what is there is not what would be written
    #[arg(long)]
    check: bool,

    /// The file or folder to write to, or `-` to print; by default what the settings say for the
    /// schema that they name
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,

    /// What to generate
    #[arg(long, value_enum, default_value_t = Language::Rust)]
    target: Language,

    /// The types to generate, as globs such as `alpha_*` or `!*_meta`; by default what the
    /// settings say, or all
    #[arg(long = "type", value_name = "GLOB")]
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
        bail!(
            "expected a place to check, found none\n\
             help: give `--out PATH`, or set `output` in `[generate]` of `mosaic.toml`"
        )
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
            let findings = stale::findings(&Placed::at(&path, &files)?, &mut sources)?;
            let outcome = if findings.is_empty() { Outcome::Clean } else { Outcome::Findings };
            diagnostics.extend(findings);
            outcome
        }
        Destination::Path(path) => {
            write(&Placed::at(&path, &files)?, terminal)?;
            Outcome::Clean
        }
    };
    terminal.report(&sources, &diagnostics)?;
    Ok(outcome)
}

impl Arguments {
    /// Returns where the files go.
    fn destination(&self, project: &Project) -> Destination {
        // `output` is the place of the Rust of the schema that the settings name, and of nothing
        // else: another schema never overwrites it.
        let output = match self.target {
            Language::Rust if self.input.follows_settings() => project.output(),
            _ => None,
        };
        Destination::choose(self.out.as_deref(), output)
    }

    /// Puts what the command line says over what the settings say.
    fn configure(&self, generate: &mut Generate, destination: &Destination) {
        if !self.types.is_empty() {
            let unwritten = |glob: &String| Spanned::new(glob.clone(), Span::default());
            generate.types = Globs::new(self.types.iter().map(unwritten).collect());
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
        for finding in findings.iter_mut().filter(|finding| finding.code == "glob-without-type") {
            finding.location = NOWHERE;
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

/// Writes what changed and removes what nothing generates any more.
fn write(placed: &Placed<'_>, terminal: &Terminal) -> Result<()> {
    let mut changes = Vec::new();
    for (path, text) in &placed.files {
        if write_if_changed(path, text)? == Change::Written {
            changes.push(format!("wrote {}", path.display()));
        }
    }
    for path in stale::leftovers_of(placed)? {
        remove(&path)?;
        changes.push(format!("removed {}", path.display()));
    }
    match (&placed.folder, changes.len()) {
        (_, 0) => terminal.say("everything is up to date")?,
        (Some(folder), count) if count > LISTED => {
            terminal.say(&format!("changed {count} files in {}", folder.display()))?;
        }
        _ => changes.iter().try_for_each(|change| terminal.say(change))?,
    }
    Ok(())
}

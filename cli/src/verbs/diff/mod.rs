//! `mosaic diff`: two configurations in, what their difference means out.

mod comparison;
mod driver;
mod range;
mod tree;

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use mosaic_codegen::config::FailOn;
use mosaic_codegen::date::Date;
use mosaic_codegen::diff::Pair;
use mosaic_codegen::files::Project;
use mosaic_codegen::review::{Background, Options, Scope};

use self::comparison::Comparison;
use crate::day::{date, today};
use crate::failure::Failure;
use crate::globs::globs;
use crate::input::Settings;
use crate::outcome::Outcome;
use crate::side::{Place, Texts};
use crate::tenant::Access;
use crate::terminal::Terminal;

/// Say what the difference between two configurations means, and for whom
///
/// Meaning is compared, not text: neither the order of keys nor spacing, escapes or the layout count.
/// Each change is judged for generated code, clients, stored records, queries, the console, and access.
/// The report goes to standard output. Without NEW, OLD is compared with the schema that mosaic.toml
/// names; without both, the last commit of that schema with the file as it is. Of a file of a type or of some,
/// against all of them, the types of that part alone are compared; a folder is all of them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mosaic diff                                    what is not committed yet
  mosaic diff --staged                           what the next commit changes
  mosaic diff --git main..HEAD                   what a branch changes
  mosaic diff --git main...HEAD                  the same, since it left main
  mosaic diff old.json new.json                  two files, or folders, in any layout
  mosaic diff v1.2:schemas/managed.json new/     a file of a git revision, and a folder
  mosaic diff tenant:dev                         how the files differ from a tenant
  curl … | mosaic diff - managed.json            read one side from a pipe
  mosaic diff --fail-on risky --type 'alpha_*'   be stricter, look at some types
  mosaic diff all.json some/ --type 'loan,shelf' compare a folder of some types in these
  mosaic diff --format markdown --out comment.md for a pull request
  mosaic diff --tree config/                     and where an export names what changes

As git's own diff of the file, with `managed.json diff=mosaic` in .gitattributes:
  git config diff.mosaic.command 'mosaic diff --git-driver'

Exit codes: 0 nothing to look at, 1 a change that is not approved, 2 could not run.")]
pub(crate) struct Arguments {
    /// The old side: a file, a folder of files, `-` for standard input, `REVISION:PATH` of git (`:PATH` is
    /// what is staged), or `tenant:NAME` of the settings
    #[arg(value_name = "OLD")]
    old: Option<OsString>,

    /// The new side; by default the schema that mosaic.toml names
    #[arg(value_name = "NEW")]
    new: Option<OsString>,

    /// What git adds for a diff driver
    #[arg(hide = true)]
    rest: Vec<OsString>,

    /// Compare the schema between two git revisions, `A..B`; since B left A, `A...B`; or between A and
    /// the file as it is, `A`. It is where the mosaic.toml of each revision says
    #[arg(long, value_name = "RANGE", conflicts_with_all = ["old", "new"])]
    git: Option<String>,

    /// Compare the schema as it is staged with the last commit, or with OLD
    #[arg(long, conflicts_with_all = ["new", "git"])]
    staged: bool,

    #[command(flatten)]
    settings: Settings,

    /// Show where this folder, an export of the tenant's configuration, names what changes: scripts,
    /// mappings, roles, privileges, journeys, endpoints, schedules
    #[arg(long, value_name = "DIR")]
    tree: Option<PathBuf>,

    /// Look only at these types; `*` is any text, a leading `!` leaves out
    #[arg(long = "type", value_name = "GLOB", value_delimiter = ',')]
    types: Vec<String>,

    /// Exit with 1 if a change is so bad and not approved; by default what the settings say, or
    /// `breaking`
    #[arg(long, value_enum, value_name = "VERDICT")]
    fail_on: Option<Limit>,

    /// The day on which approvals are judged; by default today, in UTC
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,

    #[command(flatten)]
    access: Access,

    /// Write the report to this file, in folders that are made if need be, instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// Be a diff driver of git, which adds seven arguments of its own
    #[arg(long, hide_short_help = true, conflicts_with_all = ["git", "staged", "out", "fail_on"])]
    git_driver: bool,
}

/// From which verdict on a change makes the command fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Limit {
    /// Fail on what breaks somebody.
    Breaking,
    /// Fail also on what may break somebody, and on approvals that are stale.
    Risky,
    /// Succeed whatever changed.
    Never,
}

impl From<Limit> for FailOn {
    fn from(limit: Limit) -> Self {
        match limit {
            Limit::Breaking => Self::Breaking,
            Limit::Risky => Self::Risky,
            Limit::Never => Self::Never,
        }
    }
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    if arguments.git_driver {
        return driver::run(arguments, terminal);
    }
    let Some(project) = arguments.settings.open_sound(terminal)? else {
        return Ok(Outcome::Failed);
    };
    let (old, new) = arguments.places(&project)?;
    let limit = arguments.limit(project.config.diff.fail_on);
    let mut options = arguments.options(new.is_schema_of(&project));
    let access = &arguments.access;
    let (old, new) = (old.read(&project, access)?, new.read(&project, access)?);
    options.sides = Pair::of(arguments.background(&old), arguments.background(&new));
    let comparison = Comparison { project, options, old, new };
    comparison.tell(arguments, terminal, limit)
}

impl Arguments {
    /// Returns which two configurations are compared.
    fn places(&self, project: &Project) -> Result<(Place, Place)> {
        if let Some(range) = &self.git {
            return range::places(range, project);
        }
        if !self.rest.is_empty() {
            let problem = format!("expected two configurations, found {}", self.words().count());
            return Err(Failure::new(problem, "name the old one and the new one").into());
        }
        let place = |word: &OsString| Place::parse(&word.to_string_lossy());
        let last_commit = || Place::SchemaIn(String::from("HEAD"));
        let old = self.old.as_ref().map_or_else(last_commit, place);
        let is = if self.staged { Place::SchemaIn(String::new()) } else { Place::Schema };
        let new = self.new.as_ref().map_or(is, place);
        if (&old, &new) == (&Place::Stdin, &Place::Stdin) {
            let problem = "expected one side on standard input, found both";
            return Err(Failure::new(problem, "name a file for the other side").into());
        }
        Ok((old, new))
    }

    /// Returns what stands on the command line beside the options.
    fn words(&self) -> impl Iterator<Item = &OsString> {
        self.old.iter().chain(&self.new).chain(&self.rest)
    }

    fn limit(&self, settings: FailOn) -> FailOn {
        self.fail_on.map_or(settings, FailOn::from)
    }

    /// Returns what is known of a side beside its texts.
    fn background(&self, texts: &Texts) -> Background {
        let mut config = texts.config.clone();
        if let (Some(config), Some(product)) = (&mut config, self.settings.product) {
            config.product = product;
        }
        Background { config, coverage: texts.coverage, errors: Vec::new() }
    }

    fn options(&self, is_schema: bool) -> Options {
        let is_everything = is_schema && self.types.is_empty();
        Options {
            today: Some(self.as_of.unwrap_or_else(today)),
            types: globs(&self.types),
            scope: if is_everything { Scope::Everything } else { Scope::Excerpt },
            sides: Pair::default(),
        }
    }
}

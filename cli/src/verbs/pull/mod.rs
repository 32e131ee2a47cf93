//! `mosaic pull`: what a tenant has, brought to the files.

mod drift;
mod first;
mod leftovers;
mod renewal;
mod scope;
mod take;

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use mosaic_codegen::catalog::Product;
use mosaic_codegen::config::Globs;
use mosaic_codegen::diff::Side;
use mosaic_codegen::export::Arrangement;
use mosaic_codegen::files::{Inputs, Project, ProjectError, holds_types};
use mosaic_codegen::model::Model;
use mosaic_codegen::report::ReviewReport;
use mosaic_codegen::review::{self, Review};
use mosaic_codegen::source::Sources;

use self::drift::Drift;
use self::scope::Scope;
use crate::answer::{Answer, Close, answer, reviewed};
use crate::base::Base;
use crate::day::today;
use crate::failure::Failure;
use crate::input::Settings;
use crate::outcome::Outcome;
use crate::reading::Reading;
use crate::side::schema_of;
use crate::tenant::{Access, Connection};
use crate::terminal::Terminal;

/// Bring the configuration of a tenant to the files, without losing what was changed in them
///
/// What the tenant changed since the last pull is put into the files that are there, in their layout:
/// nothing else moves. What was changed here and was not pushed stays. The first time, the files are made.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mosaic pull                            from the only tenant of mosaic.toml
  mosaic pull dev --dry-run              show what would change here
  mosaic pull dev --check                fail if tenant and files differ: a nightly job
  mosaic pull dev --check --fail-on risky  unless the difference harms nobody
  mosaic pull dev --theirs               take what the tenant has where both changed the same
  mosaic pull --layout fr-config-manager the first time: a folder a type, scripts in files

Exit codes: 0 the files are current, 1 with --check: they differ, 2 could not run, 3 nothing was
written: both changed the same, or what they changed does not fit.")]
pub(crate) struct Arguments {
    /// The tenant, as `mosaic.toml` calls it; by default the only one
    tenant: Option<String>,

    #[command(flatten)]
    drift: Drift,

    /// Show what would change, and write nothing
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    verdict: Verdict,

    /// How the files are laid out that are made by a first pull; by default one body where the schema
    /// is a file, and as fr-config-manager keeps them where it is a folder
    #[arg(long, value_enum)]
    layout: Option<Layout>,

    #[command(flatten)]
    settings: Settings,

    #[command(flatten)]
    access: Access,
}

/// Who is right where both changed the same; without a word, nothing is written then.
#[derive(Debug, Args)]
struct Verdict {
    /// Where both changed the same, take what the tenant has
    #[arg(long, conflicts_with = "ours")]
    theirs: bool,

    /// Where both changed the same, keep what the files have
    #[arg(long)]
    ours: bool,
}

/// How files are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Layout {
    /// One file, as the tenant answers.
    Body,
    /// One file, as frodo exports it.
    FrodoExport,
    /// A file that names one a type, as frodo exports them.
    FrodoSplit,
    /// A folder a type, with its scripts in files.
    FrConfigManager,
    /// A file a type.
    Types,
}

/// One pull: from whom, to where.
struct Pull<'p> {
    arguments: &'p Arguments,
    terminal: &'p Terminal,
    project: &'p Project,
    connection: Connection,
    base: Base,
    /// The file or folder that is the schema.
    place: PathBuf,
    here: PathBuf,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    answer("pull", terminal, arguments.drift.out(), || pull(arguments, terminal))
}

fn pull(arguments: &Arguments, terminal: &Terminal) -> Result<Answer> {
    let here = env::current_dir().context("cannot tell the current folder")?;
    let Some(project) = arguments.settings.open_sound(terminal)? else {
        return Ok(Answer::of(Close::Unreadable));
    };
    let place = schema_of(&project, &here)?;
    let connection = arguments.access.open(&project, arguments.tenant.as_deref())?;
    let base = Base::of(&project, &connection);
    let pull = Pull { arguments, terminal, project: &project, connection, base, place, here };
    let answer = pull.run().unwrap_or_else(|error| Answer::told(&error, terminal));
    Ok(Answer { tenant: Some(pull.connection.name().to_owned()), ..answer })
}

impl Pull<'_> {
    fn run(&self) -> Result<Answer> {
        let is_first = self.is_first()?;
        if is_first && self.arguments.drift.check {
            let problem = format!("expected files in `{}`, found none", self.name_of(&self.place));
            return Err(Failure::new(problem, "`mosaic pull` makes them").into());
        }
        let tenant = self.connection.fetch()?;
        if is_first {
            return self.make(&tenant);
        }
        let mut local = Inputs::new(&self.here);
        local.read_schema(&self.place).map_err(ProjectError::from)?;
        if !self.arguments.drift.check && self.has_begun(&local, &tenant)? {
            return self.make(&tenant);
        }
        if self.arguments.layout.is_some() {
            let problem = format!("`{}` has a layout already", self.name_of(&self.place));
            return Err(Failure::new(problem, "leave `--layout` out: it stays as it is").into());
        }
        let reading = Reading::of(&local, self.terminal);
        if reading.sound(self.product(), |_| ())?.is_none() {
            return Ok(Answer::of(Close::Unreadable));
        }
        let scope = Scope::of(&self.place, &local.sources, self.product());
        let tenant = scope.narrow(tenant)?;
        if self.arguments.drift.check {
            let base = self.base.read().ok().flatten(); // without it less is told
            let base = base.map(|base| scope.narrow(base)).transpose()?;
            return self.check(&local, base.as_ref(), &tenant);
        }
        if !self.arguments.dry_run {
            self.finish(&local)?;
        }
        let base = self.base.read()?.map(|base| scope.narrow(base));
        self.renew(&local, base.transpose()?.as_ref(), &tenant)
    }

    /// Returns whether no file of a type is there yet.
    fn is_first(&self) -> Result<bool> {
        if !self.place.is_dir() {
            return Ok(!self.place.exists());
        }
        Ok(!holds_types(&self.place)?)
    }

    /// Publishes what is between two configurations, if it is anything; returns what a program is told of it.
    fn compare(&self, old: &Sources, new: &Sources) -> Result<Option<String>> {
        self.review([old, new], Globs::default(), |review, _| {
            if review.changes.is_empty() && !self.terminal.is_for_machines() {
                return Ok(None);
            }
            let report = ReviewReport::new(review, Sources::new(), old.clone(), new.clone());
            reviewed(self.terminal, &report, None)
        })
    }

    /// Calls `ask` with the review of an old configuration and a new one as far as it is about `types`, and with
    /// their models.
    fn review<T>(
        &self,
        [old, new]: [&Sources; 2],
        types: Globs,
        ask: impl FnOnce(&Review<'_>, [&Model<'_>; 2]) -> T,
    ) -> T {
        let options = review::Options { today: Some(today()), types, ..review::Options::default() };
        Side::read(old, self.product(), |old| {
            Side::read(new, self.product(), |new| {
                let mut review = Review::of(old, new, &self.project.config, &options);
                review.noise.clear(); // a tenant answers on one line, however the files are written
                review.changes.iter_mut().for_each(|reviewed| reviewed.impact.happened());
                ask(&review, [old.model, new.model])
            })
        })
    }

    fn product(&self) -> Product {
        self.project.config.product
    }

    /// Returns what messages call the file or folder at `path`.
    fn name_of(&self, path: &Path) -> String {
        self.project.inputs.name(path)
    }
}

impl From<Layout> for Arrangement {
    fn from(layout: Layout) -> Self {
        match layout {
            Layout::Body => Self::Body,
            Layout::FrodoExport => Self::FrodoExport,
            Layout::FrodoSplit => Self::FrodoSplit,
            Layout::FrConfigManager => Self::FrConfigManager,
            Layout::Types => Self::Types,
        }
    }
}

//! `mosaic merge`: types of some files into a configuration, in place.

mod driver;

use std::collections::BTreeSet;
use std::env;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use mosaic_codegen::diff::Side;
use mosaic_codegen::files::{Inputs, Project, ProjectError, read_bytes};
use mosaic_codegen::merge::{self, Merged, Options, WithoutBase};
use mosaic_codegen::report::ReviewReport;
use mosaic_codegen::review::{self, Review};
use mosaic_codegen::source::{Documents, Role, Sources};
use mosaic_codegen::span::SourceId;

use crate::answer::{Answer, Close, answer, files, reviewed};
use crate::day::today;
use crate::failure::Failure;
use crate::input::{STDIN, Settings};
use crate::outcome::Outcome;
use crate::reading::Reading;
use crate::steps::{Step, Tense, steps};
use crate::terminal::Terminal;

/// Put types into a configuration: add those it lacks, replace those it has
///
/// A type is replaced by its exact name, where it stands; every byte that says what it said before
/// stays. A new type goes to the end, in the style of the rest, or into a file of its own where each
/// type has one. What changes is told like `mosaic diff` does.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mosaic merge apiClient.json --into managed.json   add a type, or replace it
  mosaic merge schemas/fapi --into managed.json     all types of a folder
  mosaic merge new.json --into managed-objects/     into a folder of types
  mosaic merge new.json --into managed.json --check write nothing, say what would change
  curl … | mosaic merge - --into managed.json       read the types from a pipe

As git's own merge of the file, with `managed.json merge=mosaic` in .gitattributes:
  git config merge.mosaic.name 'merge of managed objects'
  git config merge.mosaic.driver 'mosaic merge --driver %O %A %B %P --marker-size %L --labels %S %X %Y'

Exit codes: 0 done or nothing to do, 1 `--check` found changes, 2 could not run.
As a driver of git: 0 merged, 1 conflicts are marked, 129 could not run.")]
pub(crate) struct Arguments {
    /// What holds the types, in any layout: files, folders, or `-` for standard input
    #[arg(value_name = "FILE", required_unless_present = "driver")]
    files: Vec<PathBuf>,

    /// The configuration they go into: a file or a folder; by default the one that `mosaic.toml`
    /// names
    #[arg(long, value_name = "PATH")]
    into: Option<PathBuf>,

    /// Write nothing; exit with 1 if something would change
    #[arg(long)]
    check: bool,

    /// Show what would change, and write nothing
    #[arg(long, conflicts_with = "check")]
    dry_run: bool,

    #[command(flatten)]
    settings: Settings,

    /// Be a merge driver of git: merge what became of BASE in OURS and in THEIRS into OURS
    #[arg(
        long,
        num_args = 4,
        value_names = ["BASE", "OURS", "THEIRS", "PATH"],
        conflicts_with_all = ["files", "into", "check", "dry_run"],
    )]
    driver: Option<Vec<PathBuf>>,

    /// How long the marks of a conflict are
    #[arg(long, value_name = "LENGTH", default_value_t = 7, requires = "driver")]
    marker_size: usize,

    /// What the sides are called in the marks of a conflict
    #[arg(
        long,
        num_args = 3,
        value_names = ["BASE", "OURS", "THEIRS"],
        allow_hyphen_values = true,
        requires = "driver",
    )]
    labels: Option<Vec<String>>,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    if let Some(words) = &arguments.driver {
        return Ok(driver::run(words, arguments, terminal));
    }
    answer("merge", terminal, None, || merge_types(arguments, terminal))
}

fn merge_types(arguments: &Arguments, terminal: &Terminal) -> Result<Answer> {
    let here = env::current_dir().context("cannot tell the current folder")?;
    let Some(project) = arguments.settings.open_sound(terminal)? else {
        return Ok(Answer::of(Close::Unreadable));
    };
    let mut ours = Inputs::new(&here);
    ours.read_schema(&arguments.target(&project, &here)?).map_err(ProjectError::from)?;
    let (theirs, named) = arguments.read_types(&here)?;
    let task = Task { arguments, terminal, project, ours, theirs, named };
    task.run()
}

/// What is to be merged.
struct Task<'t> {
    arguments: &'t Arguments,
    terminal: &'t Terminal,
    project: Project,
    ours: Inputs,
    theirs: Inputs,
    named: Vec<Named>,
}

/// What the command line names to take types from.
struct Named {
    name: String,
    /// The texts of that file or folder.
    texts: Vec<SourceId>,
}

impl Arguments {
    /// Returns whether nothing is to be written.
    fn is_look(&self) -> bool {
        self.check || self.dry_run
    }

    /// Returns where the configuration is that types go into.
    fn target(&self, project: &Project, here: &Path) -> Result<PathBuf> {
        match (&self.into, project.schema_path()) {
            (Some(path), _) => Ok(here.join(path)),
            (None, Some(path)) => Ok(path),
            (None, None) => {
                let problem = "expected a configuration to put the types into, found none";
                Err(Failure::new(problem, "name it: `--into managed.json`").into())
            }
        }
    }

    /// Reads what holds the types.
    fn read_types(&self, here: &Path) -> Result<(Inputs, Vec<Named>)> {
        let (mut inputs, mut named) = (Inputs::new(here), Vec::new());
        let mut known = 0;
        for file in &self.files {
            let name = if file == Path::new("-") {
                let bytes = read_bytes(io::stdin().lock())
                    .context("cannot read the types from standard input")?;
                inputs.add(STDIN, bytes, Role::Configuration);
                STDIN.to_owned()
            } else {
                inputs.read_schema(&here.join(file)).map_err(ProjectError::from)?;
                file.display().to_string()
            };
            let texts: Vec<_> = inputs.sources.iter().map(|(id, _)| id).skip(known).collect();
            known += texts.len();
            named.push(Named { name, texts });
        }
        Ok((inputs, named))
    }
}

impl Task<'_> {
    fn run(&self) -> Result<Answer> {
        if !Reading::of(&self.ours, self.terminal).is_readable()? {
            return Ok(Answer::of(Close::Unreadable));
        }
        let product = self.project.config.product;
        let answer = Reading::of(&self.theirs, self.terminal).sound(product, |theirs| {
            Side::read(&self.ours.sources, product, |ours| self.merge(ours, theirs))
        })?;
        answer.unwrap_or_else(|| Ok(Answer::of(Close::Unreadable)))
    }

    fn merge(&self, ours: Side<'_>, theirs: Side<'_>) -> Result<Answer> {
        self.check_files(theirs.documents)?;
        let options = Options { without_base: WithoutBase::Replace, ..Options::default() };
        let merged = merge::merge(None, ours, theirs, &options)?;
        let steps = steps(&self.ours, &merged)?;
        if !self.arguments.is_look() {
            steps.iter().try_for_each(Step::take)?;
        }
        let is_shown = self.terminal.is_for_machines() || !steps.is_empty();
        let review = if is_shown { self.review(ours, &merged)? } else { None };
        self.tell(review, &steps)
    }

    /// Fails where a file or a folder that was named holds no types.
    fn check_files(&self, documents: &Documents<'_>) -> Result<()> {
        let parsed = documents.parsed().iter().filter(|parsed| parsed.layout.is_some());
        let with_types: BTreeSet<_> = parsed.map(|parsed| parsed.source).collect();
        let is_empty = |named: &&Named| !named.texts.iter().any(|text| with_types.contains(text));
        let Some(Named { name, .. }) = self.named.iter().find(is_empty) else {
            return Ok(());
        };
        let problem = format!("expected types in `{name}`, found none");
        Err(Failure::new(problem, "name files of types alone, or their folder").into())
    }

    /// Publishes what changes; returns what a program is told of it.
    fn review(&self, ours: Side<'_>, merged: &Merged<'_>) -> Result<Option<String>> {
        let Project { config, .. } = &self.project;
        let options = review::Options { today: Some(today()), ..review::Options::default() };
        let (old, new) = (&self.ours.sources, merged.applied(&self.ours.sources));
        Side::read(&new, config.product, |after| {
            let review = Review::of(ours, after, config, &options);
            let report = ReviewReport::new(&review, Sources::new(), old.clone(), new.clone());
            reviewed(self.terminal, &report, None)
        })
    }

    /// Tells which files change.
    fn tell(&self, review: Option<String>, steps: &[Step]) -> Result<Answer> {
        let answer =
            |close| Answer { files: files(&self.ours, steps), review, ..Answer::of(close) };
        if steps.is_empty() {
            self.terminal.say("no change")?;
            return Ok(answer(Close::NothingToDo));
        }
        let tense = if self.arguments.is_look() { Tense::Would } else { Tense::Did };
        for step in steps {
            let name = self.ours.name(step.path());
            self.terminal.say(&format!("{} {name}", step.verb(tense)))?;
        }
        Ok(answer(match self.arguments {
            Arguments { check: true, .. } => Close::Differs,
            Arguments { dry_run: true, .. } => Close::Planned,
            _ => Close::Written,
        }))
    }
}

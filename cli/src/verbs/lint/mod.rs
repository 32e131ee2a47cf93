//! `mosaic lint`: a schema in, everything that is wrong with it out.

mod batch;
mod choice;
mod mend;
mod record;
mod since;
mod watch;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use mosaic_codegen::Level;
use mosaic_codegen::lint::Linted;
use mosaic_codegen::report::{Format, Report};
use mosaic_codegen::source::Sources;

use crate::checkout;
use crate::input::Settings;
use crate::outcome::Outcome;
use crate::terminal::Terminal;
use batch::Batch;
use choice::Choice;

pub(super) use choice::unknown_rule;

/// Find what is wrong with a schema, by the rules of the book
///
/// The report goes to standard output. Without a schema, the one that mosaic.toml names is
/// linted. Of several files, those that hold a whole configuration are linted one by one, and all
/// others together, as the parts of one.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mosaic lint                                    the schema that mosaic.toml names
  mosaic lint managed.json --select correctness  one group of rules
  mosaic lint --ignore order-gap,style           leave out a rule and a group
  mosaic lint --level custom-count-12=error      change how bad a breach is
  mosaic lint --fix                              mend what can be mended unseen
  mosaic lint --diff --unsafe                    show all changes that are known
  mosaic lint --since main                       only what is new since a git revision
  mosaic lint --write-baseline                   accept what there is, report what comes
  mosaic lint --format sarif --out lint.sarif    for code scanning
  curl … | mosaic lint -                         read the schema from a pipe

`mosaic rules` lists the rules, `mosaic explain RULE` explains one.

Exit codes: 0 nothing as bad as --fail-on, 1 a finding that is, or --diff found something to mend, 2 could
not run.")]
pub(crate) struct Arguments {
    /// The schema: files, folders of files, or `-` for standard input; by default the one that
    /// `mosaic.toml` names
    #[arg(value_name = "SCHEMA")]
    schemas: Vec<PathBuf>,

    #[command(flatten)]
    settings: Settings,

    #[command(flatten)]
    choice: Choice,

    /// Exit with 1 if there is a finding of this level or a worse one
    #[arg(
        long,
        value_enum,
        default_value_t = FailOn::Error,
        value_name = "LEVEL",
        conflicts_with_all = ["diff", "write_baseline"],
    )]
    fail_on: FailOn,

    #[command(flatten)]
    mending: Mending,

    /// Record what is found; later runs report only what is not on record
    #[arg(long, conflicts_with_all = ["since", "watch", "out"])]
    write_baseline: bool,

    /// Report only what is new since this git revision
    #[arg(long, value_name = "REV")]
    since: Option<String>,

    /// Lint again whenever a file changes, until interrupted
    #[arg(long, conflicts_with = "out")]
    watch: bool,

    /// Write the report to this file, in folders that are made if need be, instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What is changed, or shown to change.
#[derive(Debug, Args)]
struct Mending {
    /// Mend what can be mended without any known change of behaviour, and report the rest
    #[arg(long, group = "mend", conflicts_with_all = ["since", "write_baseline"])]
    fix: bool,

    /// Write nothing; print what would change, and exit with 1 if there is anything
    #[arg(
        long,
        group = "mend",
        conflicts_with_all = ["fix", "since", "write_baseline", "watch", "out"]
    )]
    diff: bool,

    /// Mend also what a person should look at, with `--fix` or `--diff`
    #[arg(long = "unsafe", requires = "mend")]
    proposed: bool,
}

/// From which level on findings make the command fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Fail on anything.
    Info,
    /// Fail on warnings and errors.
    Warning,
    /// Fail on errors.
    Error,
    /// Succeed whatever is found.
    Never,
}

/// What was found, and the texts that it was found in.
#[derive(Default)]
struct Found {
    sources: Sources,
    linted: Linted,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    arguments.choice.check()?;
    if arguments.watch {
        return watch::run(arguments, terminal);
    }
    run_once(arguments, terminal)
}

/// Lints once.
fn run_once(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    let mut batch = Batch::read(arguments)?;
    if batch.has_wrong_settings() {
        let found = batch.into_found();
        terminal.report(&found.sources, &found.linted.findings)?;
        return Ok(Outcome::Failed);
    }
    if arguments.mending.fix || arguments.mending.diff {
        return mend::run(arguments, batch, terminal);
    }
    if arguments.write_baseline {
        return record::run(&batch, terminal);
    }
    batch.lint();
    if let Some(revision) = &arguments.since {
        since::retain_new(&mut batch, revision)?;
    }
    let mut found = batch.into_found();
    tell(arguments, &mut found, terminal)?;
    Ok(arguments.outcome(&found.linted))
}

/// Writes the report, and says to a person what can be done about it.
fn tell(arguments: &Arguments, found: &mut Found, terminal: &Terminal) -> Result<()> {
    checkout::name_for_readers(&mut found.sources, terminal.format());
    let report = Report { sources: &found.sources, linted: &found.linted };
    terminal.publish(&report, arguments.out.as_deref())?;
    if terminal.format() != Format::Text {
        return Ok(());
    }
    if found.linted.findings.is_empty() {
        terminal.say("no findings")?;
    } else if let Some(line) = mend::offer(&found.linted.findings) {
        terminal.say(&line)?;
    }
    Ok(())
}

impl Arguments {
    /// Returns whether the command succeeds with `linted`.
    fn outcome(&self, linted: &Linted) -> Outcome {
        let worst = match self.fail_on {
            FailOn::Info => Level::Info,
            FailOn::Warning => Level::Warning,
            FailOn::Error => Level::Error,
            FailOn::Never => return Outcome::Clean,
        };
        let fails = linted.findings.iter().any(|finding| finding.level >= worst);
        if fails { Outcome::Findings } else { Outcome::Clean }
    }
}

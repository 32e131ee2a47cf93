//! `mosaic check-repo`: whether a configuration and the storage mapping of its tenant fit.

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use mosaic_codegen::files::{Inputs, read_bytes};
use mosaic_codegen::lint::Linted;
use mosaic_codegen::report::{Format, Report};
use mosaic_codegen::repository::{self, Fit};
use mosaic_codegen::source::Role;

use crate::checkout;
use crate::failure::Failure;
use crate::input::{Input, STDIN};
use crate::outcome::Outcome;
use crate::reading::Reading;
use crate::terminal::Terminal;

/// Say where the schema and the storage mapping of the tenant, `repo.ds`, do not fit
///
/// Relationships live in both. What the mapping lacks is kept slowly; what it has too much, or twice,
/// stands in the way of what comes next. The report goes to standard output.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mosaic check-repo managed.json repo.ds.json    the bodies of config/managed and config/repo.ds
  mosaic check-repo managed-objects/ repo.ds.json
  mosaic check-repo all.idm.json                 an export that holds both
  mosaic check-repo managed.json - --format json    the mapping from standard input

Exit codes: 0 they fit as far as the mapping tells, 1 they do not, 2 could not run.")]
pub(crate) struct Arguments {
    #[command(flatten)]
    input: Input,

    /// The storage mapping, where the schema does not hold it: the body of `GET /openidm/config/repo.ds`
    #[arg(value_name = "REPO")]
    repository: Option<PathBuf>,

    /// Write the report to this file, in folders that are made if need be, instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    if arguments.input.is_stdin() && arguments.repository.as_deref() == Some(Path::new("-")) {
        let problem = "expected one of schema and storage mapping on standard input, found both";
        return Err(Failure::new(problem, "name a file in place of one `-`").into());
    }
    let project = arguments.input.read()?;
    let (mut inputs, product) = (project.inputs, project.config.product);
    if let Some(path) = &arguments.repository {
        add(path, &mut inputs)?;
    }
    let checked = Reading::of(&inputs, terminal)
        .sound(product, |side| repository::check(side.documents, side.model))?;
    let Some(checked) = checked else { return Ok(Outcome::Failed) };
    let Some(findings) = checked else {
        let place = match &arguments.repository {
            Some(path) if path == Path::new("-") => String::from("on standard input"),
            Some(path) => format!("in `{}`", path.display()),
            None => String::from("beside the schema"),
        };
        let problem = format!("expected a storage mapping {place}, found none");
        let way_out = "name the body of `GET /openidm/config/repo.ds` after the schema";
        return Err(Failure::new(problem, way_out).into());
    };
    let fit = Fit::of(&findings);
    let linted = Linted { findings, ..Linted::default() };
    let mut sources = inputs.sources.clone();
    checkout::name_for_readers(&mut sources, terminal.format());
    terminal.publish(&Report { sources: &sources, linted: &linted }, arguments.out.as_deref())?;
    if terminal.format() == Format::Text {
        match fit {
            Fit::Whole => terminal.say("the schema and the storage mapping fit")?,
            Fit::AsFarAsTold => {
                terminal.say("the schema fits what the storage mapping tells of")?;
            }
            Fit::Not => {}
        }
    }
    Ok(if fit == Fit::Not { Outcome::Findings } else { Outcome::Clean })
}

/// Adds the storage mapping at `path` to `inputs`.
fn add(path: &Path, inputs: &mut Inputs) -> Result<()> {
    if path == Path::new("-") {
        let bytes = read_bytes(io::stdin().lock());
        let bytes = bytes.context("cannot read the storage mapping from standard input")?;
        inputs.add(STDIN, bytes, Role::Configuration);
    } else {
        let here = env::current_dir().context("cannot tell the current folder")?;
        inputs.read(&here.join(path), Role::Configuration)?;
    }
    Ok(())
}

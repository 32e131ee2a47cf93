//! `mosaic init`: a `mosaic.toml` for the schema that is here.

mod discovery;
mod template;

use std::env;
use std::fs::OpenOptions;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use mosaic_codegen::catalog::{Catalog, Product};
use mosaic_codegen::config::Config;
use mosaic_codegen::files::{Inputs, ProjectError, SETTINGS};
use mosaic_codegen::model::Model;
use mosaic_codegen::report::harmless;
use mosaic_codegen::slots;

use self::discovery::{Candidate, candidates};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::question;
use crate::reading::Reading;
use crate::terminal::{self, Terminal};

/// Write a mosaic.toml for the schema in this folder
///
/// The schema is found by its content; extension slots that were given a title get an alias. A
/// question is asked only where several schemas are here, and only on a terminal. An existing
/// file is never overwritten.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mosaic init                  find the schema in this folder and below
  mosaic init managed.json     take this one
  mosaic init --yes            take the most likely one, ask nothing")]
pub(crate) struct Arguments {
    /// The schema: a file or a folder; by default searched for
    #[arg(value_name = "SCHEMA")]
    schema: Option<PathBuf>,

    /// Ask nothing: take the most likely schema
    #[arg(long, short)]
    yes: bool,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    let folder = env::current_dir().context("cannot tell the current folder")?;
    let path = folder.join(SETTINGS);
    if path.symlink_metadata().is_ok() {
        let problem = format!("expected no `{SETTINGS}` in this folder, found one");
        return Err(Failure::new(problem, "edit it, or remove it first").into());
    }
    let schema = match &arguments.schema {
        Some(schema) => schema.clone(),
        None => choose(&candidates(&folder)?, arguments.yes)?,
    };
    refuse_package(&folder, &folder.join(&schema))?;
    let mut inputs = Inputs::new(&folder);
    inputs.read_schema(&folder.join(&schema)).map_err(ProjectError::from)?;
    let name = inputs.name(&folder.join(&schema));
    let begun = Reading::of(&inputs, terminal)
        .sound(Product::default(), |side| begin(side.model, &name, &path))?;
    let Some(told) = begun.transpose()? else { return Ok(Outcome::Failed) };
    terminal.say(&told)?;
    terminal.say("next: look at the aliases, then run `mosaic generate`")?;
    Ok(Outcome::Clean)
}

/// Writes the settings to `path` for the schema called `name`, and returns what is told of them.
fn begin(model: &Model<'_>, name: &str, path: &Path) -> Result<String> {
    let names = model.objects.iter().map(|object| &*object.name.value);
    let product = Catalog::embedded().product_of(names);
    let config = Config::default();
    let slots = match product {
        Product::Aic => slots::usage(model, &config),
        Product::Idm => Vec::new(), // numbered slots are of AIC
    };
    create(path, &template::write(name, product, &slots))?;
    let types = counted(model.objects.len());
    let product = product.name();
    Ok(format!("wrote {SETTINGS} for {name}: {types}, product `{product}`"))
}

/// Refuses a folder of types that is the package itself: whatever is built in it would be a change
/// of the schema.
fn refuse_package(folder: &Path, schema: &Path) -> Result<()> {
    let is_folder = schema.canonicalize().ok() == folder.canonicalize().ok();
    if !is_folder || !folder.join("Cargo.toml").exists() {
        return Ok(());
    }
    let problem = "expected the types in a folder of their own, found them beside `Cargo.toml`";
    Err(Failure::new(problem, "move them into a folder such as `schemas`").into())
}

/// Returns the schema among `candidates`.
fn choose(candidates: &[Candidate], yes: bool) -> Result<PathBuf> {
    match candidates {
        [] => Err(Failure::new(
            "expected a schema in this folder or below, found none",
            "save the body of `GET /openidm/config/managed` as `managed.json`, or name the \
             schema, as in `mosaic init path/to/managed.json`",
        )
        .into()),
        [only] => Ok(only.path.clone()),
        [first, ..] if yes => Ok(first.path.clone()),
        several if terminal::is_interactive() => {
            ask(several, &mut io::stdin().lock(), &mut io::stderr().lock())
        }
        several => {
            let names: Vec<_> =
                several.iter().map(|candidate| format!("\n{}", describe(candidate))).collect();
            let problem =
                format!("expected one schema, found {}:{}", several.len(), names.concat());
            let first = several[0].path.display();
            let way_out =
                format!("name one, as in `mosaic init {first}`, or take the first with `--yes`");
            Err(Failure::new(problem, way_out).into())
        }
    }
}

/// Asks until an answer names one of `candidates`.
fn ask(
    candidates: &[Candidate],
    answers: &mut dyn BufRead,
    questions: &mut dyn Write,
) -> Result<PathBuf> {
    for (position, candidate) in candidates.iter().enumerate() {
        writeln!(questions, "{:>3}  {}", position + 1, describe(candidate))?;
    }
    loop {
        let Some(answer) = question::ask("which schema? [1]", answers, questions)? else {
            bail!("expected an answer, found the end of the input");
        };
        let answer = if answer.is_empty() { "1" } else { &answer };
        let chosen = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        if let Some(candidate) = chosen.and_then(|position| candidates.get(position)) {
            return Ok(candidate.path.clone());
        }
        writeln!(questions, "expected a number from 1 to {}", candidates.len())?;
    }
}

fn describe(candidate: &Candidate) -> String {
    let path = candidate.path.display().to_string();
    format!("{} ({})", harmless(&path), counted(candidate.types))
}

fn counted(types: usize) -> String {
    if types == 1 { "1 type".to_owned() } else { format!("{types} types") }
}

/// Makes a file that was not there before.
fn create(path: &Path, text: &str) -> Result<()> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .with_context(|| format!("cannot write `{}`", path.display()))
}

#[cfg(test)]
mod tests {
    use mosaic_codegen::source::Coverage;

    use super::{Candidate, ask, describe};

    fn answer(answers: &str) -> Result<String, String> {
        let candidate =
            |path: &str, types| Candidate { path: path.into(), types, coverage: Coverage::Whole };
        let candidates = [candidate("managed.json", 16), candidate("old/managed.json", 1)];
        let mut questions = Vec::new();
        ask(&candidates, &mut answers.as_bytes(), &mut questions)
            .map(|path| path.display().to_string())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn the_name_of_a_file_says_nothing_to_the_terminal() {
        let path = "a\u{1b}]0;x\u{7}\n\u{202e}.json".into();
        let shown = describe(&Candidate { path, types: 1, coverage: Coverage::Whole });
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\n', '\u{202e}']), "{shown:?}");
    }

    #[test]
    fn the_first_is_taken_where_nothing_is_said() {
        assert_eq!(answer("\n").as_deref(), Ok("managed.json"));
    }

    #[test]
    fn a_question_is_asked_until_it_is_answered() {
        assert_eq!(answer("0\n3\nmanaged\n 2 \n").as_deref(), Ok("old/managed.json"));
        assert!(answer("7\n").is_err());
    }
}

//! `mosaic merge --driver`: what git runs in place of its own merge of a file.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use mosaic_codegen::config::Config;
use mosaic_codegen::diagnostic::has_errors;
use mosaic_codegen::diff::Side;
use mosaic_codegen::files::{read_bytes, write_if_changed};
use mosaic_codegen::merge::{
    Conflict, Labels, Options, Removals, Surroundings, WithoutBase, mark, merge,
};
use mosaic_codegen::model;
use mosaic_codegen::report::harmless;
use mosaic_codegen::source::{Documents, Role, Sources};

use super::Arguments;
use crate::clash::clashes;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::terminal::Terminal;

/// What the three sides are called where git does not say: its older versions hand on `%X` as it is.
const SIDES: [&str; 3] = ["base", "ours", "theirs"];

/// How three texts are merged.
enum Way {
    /// By what they mean.
    Meaning {
        text: String,
        /// The paths of the conflicts that are marked in it.
        conflicts: Vec<String>,
        /// What is wrong with it and with neither side: what one took away, the other began to use.
        clashes: Vec<String>,
    },
    /// Line by line, for this reason.
    Lines(String),
}

/// Merges into the file of ours, as gitattributes(5) asks for: no conflict is 0, some are 1, and
/// what could not be done is more than 128.
///
/// Files that are no configurations, or of which one says something that only a reader of text can
/// tell apart, are merged as git merges text.
pub(super) fn run(words: &[PathBuf], arguments: &Arguments, terminal: &Terminal) -> Outcome {
    attempt(words, arguments, terminal).unwrap_or_else(|error| {
        terminal.fail(&error);
        Outcome::Crashed
    })
}

fn attempt(words: &[PathBuf], arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    let [base, ours, theirs, path] = words else {
        anyhow::bail!("expected four files, found {}", words.len());
    };
    if terminal.is_for_machines() {
        let problem = "expected `text` as the format of a driver of git, found another one";
        return Err(Failure::new(problem, "leave `--format` out: git shows it to a person").into());
    }
    let (sides, labels) = ([base, ours, theirs], labels(arguments));
    let name = path.to_string_lossy();
    let (text, conflicts, clashes) = match decide(sides, &labels, arguments)? {
        Way::Meaning { text, conflicts, clashes } => (text, conflicts, clashes),
        Way::Lines(reason) => {
            terminal.say(&format!("{name}: merged as text: {reason}"))?;
            return as_text(sides, &labels, arguments.marker_size);
        }
    };
    write_if_changed(ours, &text)?;
    for conflict in &conflicts {
        terminal.say(&format!("{name}: both sides changed `{conflict}`"))?;
    }
    for clash in &clashes {
        terminal.say(&format!("{name}: {clash}"))?;
    }
    let is_clean = conflicts.is_empty() && clashes.is_empty();
    Ok(if is_clean { Outcome::Clean } else { Outcome::Findings })
}

/// Returns what the sides are called: by git, or as ever.
fn labels(arguments: &Arguments) -> [String; 3] {
    let given = arguments.labels.iter().flatten().map(String::as_str);
    let mut given = given.map(|label| Some(label).filter(|it| !it.is_empty() && !is_unknown(it)));
    SIDES.map(|side| given.next().flatten().unwrap_or(side).replace(['\r', '\n'], " "))
}

/// Returns whether `label` is a placeholder that git does not know.
fn is_unknown(label: &str) -> bool {
    label.len() == 2 && label.starts_with('%')
}

fn decide(sides: [&PathBuf; 3], labels: &[String; 3], arguments: &Arguments) -> Result<Way> {
    let mut texts = Vec::with_capacity(sides.len());
    for (path, side) in sides.into_iter().zip(SIDES) {
        let bytes = File::open(path).and_then(read_bytes);
        let bytes = bytes.with_context(|| format!("cannot read `{}`", path.display()))?;
        let mut sources = Sources::new();
        let (_, fault) = sources.add("", bytes, Role::Configuration);
        if fault.is_some() {
            return Ok(Way::Lines(format!("the file of {side} is no text")));
        }
        texts.push(sources);
    }
    let [_, ours, theirs] = labels.clone();
    let labels = Labels { ours, theirs, size: arguments.marker_size };
    let (config, _) = arguments.settings.lenient();
    Ok(resolve(&texts, &config, &labels).unwrap_or_else(Way::Lines))
}

/// Returns the merge by meaning; the reason why there is none where it has to be one of lines.
fn resolve(texts: &[Sources], config: &Config, labels: &Labels) -> Result<Way, String> {
    let read: Vec<_> = texts.iter().map(Documents::parse).collect();
    let models: Vec<_> =
        read.iter().map(|(documents, _)| model::lower(documents, config.product)).collect();
    let text = |n: usize| texts[n].iter().next().map_or("", |(_, source)| &*source.text);
    let side = |n: usize| Side { documents: &read[n].0, model: &models[n].0 };
    // Two branches that add one file have nothing in common.
    let base = if text(0).is_empty() { None } else { Some(0) };
    for n in base.into_iter().chain([1, 2]) {
        if has_errors(&read[n].1) || has_errors(&models[n].1) {
            return Err(format!("the file of {} is no configuration", SIDES[n]));
        }
    }
    let options = Options {
        removals: Removals::Any,
        without_base: WithoutBase::Conflict,
        surroundings: Surroundings::Merge,
        ..Options::default()
    };
    let merged = merge(base.map(side), side(1), side(2), &options);
    let merged = merged.map_err(|error| error.to_string())?;
    if !merged.files.is_empty() || !merged.removed.is_empty() {
        return Err(String::from("the result would be more than one file"));
    }
    let mut values = merged.texts.into_values();
    let text = values.next().unwrap_or_else(|| text(1).to_owned());
    let paths = |conflict: &Conflict<'_>| harmless(&conflict.path).into_owned();
    let conflicts: Vec<_> = merged.conflicts.iter().map(paths).collect();
    if conflicts.is_empty() {
        let mut merged = Sources::new();
        merged.add("", text.as_bytes().to_vec(), Role::Configuration);
        let clashes = clashes(&merged, [&texts[1], &texts[2]], config);
        return Ok(Way::Meaning { text, conflicts, clashes });
    }
    let marked = mark(&text, &merged.conflicts, labels);
    let text = marked.ok_or("a conflict has no place of its own in the file")?;
    Ok(Way::Meaning { text, conflicts, clashes: Vec::new() })
}

/// Leaves the merge to git, which merges lines.
fn as_text(
    [base, ours, theirs]: [&PathBuf; 3],
    [base_name, our_name, their_name]: &[String; 3],
    marker_size: usize,
) -> Result<Outcome> {
    let size = format!("--marker-size={marker_size}");
    let labels = ["-L", our_name, "-L", base_name, "-L", their_name];
    let files: [&Path; 3] = [ours, base, theirs];
    let status = Command::new("git")
        .args(["merge-file", "-q", &size])
        .args(labels)
        .arg("--")
        .args(files)
        .stdin(Stdio::null())
        .status()
        .context("cannot run git")?;
    Ok(match status.code() {
        Some(0) => Outcome::Clean,
        Some(1..=127) => Outcome::Findings,
        _ => Outcome::Crashed,
    })
}

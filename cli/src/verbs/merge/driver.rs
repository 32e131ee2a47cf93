//! `mosaic merge --driver`: what git runs in place of its own merge of a file.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use mosaic_codegen::catalog::Product;
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
use crate::outcome::Outcome;
use crate::terminal::Terminal;

/// What git calls the two sides in marks of its own.
const SIDES: [&str; 2] = ["ours", "theirs"];

/// What a merge came to.
struct Resolution {
    text: String,
    /// The paths of the conflicts that are marked in it.
    conflicts: Vec<String>,
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
    let sides = [base, ours, theirs];
    let name = path.to_string_lossy();
    let Some(Resolution { text, conflicts }) = decide(sides, arguments)? else {
        terminal.say(&format!("{name}: merged as text"))?;
        return as_text(sides, arguments.marker_size);
    };
    write_if_changed(ours, &text)?;
    for conflict in &conflicts {
        terminal.say(&format!("{name}: both sides changed `{conflict}`"))?;
    }
    Ok(if conflicts.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

/// Returns the merged text; nothing where it has to be merged as text.
fn decide(sides: [&PathBuf; 3], arguments: &Arguments) -> Result<Option<Resolution>> {
    let mut texts = Vec::with_capacity(sides.len());
    for path in sides {
        let bytes = File::open(path).and_then(read_bytes);
        let bytes = bytes.with_context(|| format!("cannot read `{}`", path.display()))?;
        let mut sources = Sources::new();
        let (_, fault) = sources.add("", bytes, Role::Configuration);
        if fault.is_some() {
            return Ok(None);
        }
        texts.push(sources);
    }
    let product = arguments.settings.product.unwrap_or_default();
    let labels = Labels {
        ours: SIDES[0].to_owned(),
        theirs: SIDES[1].to_owned(),
        size: arguments.marker_size,
    };
    Ok(resolve(&texts, product, &labels))
}

fn resolve(texts: &[Sources], product: Product, labels: &Labels) -> Option<Resolution> {
    let read: Vec<_> = texts.iter().map(Documents::parse).collect();
    let models: Vec<_> =
        read.iter().map(|(documents, _)| model::lower(documents, product)).collect();
    let text = |n: usize| texts[n].iter().next().map_or("", |(_, source)| &*source.text);
    let side = |n: usize| Side { documents: &read[n].0, model: &models[n].0 };
    let is_sound = |n: &usize| !has_errors(&read[*n].1) && !has_errors(&models[*n].1);
    // Two branches that add one file have nothing in common.
    let base = if text(0).is_empty() { None } else { Some(0) };
    if ![1, 2].into_iter().chain(base).all(|n| is_sound(&n)) {
        return None;
    }
    let options = Options {
        removals: Removals::Any,
        without_base: WithoutBase::Conflict,
        surroundings: Surroundings::Merge,
        ..Options::default()
    };
    let merged = merge(base.map(side), side(1), side(2), &options).ok()?;
    if !merged.files.is_empty() || !merged.removed.is_empty() {
        return None; // a file of one type, and it is another one now
    }
    let mut values = merged.texts.into_values();
    let text = values.next().unwrap_or_else(|| text(1).to_owned());
    let paths = |conflict: &Conflict<'_>| harmless(&conflict.path).into_owned();
    let conflicts: Vec<_> = merged.conflicts.iter().map(paths).collect();
    let text = if conflicts.is_empty() { text } else { mark(&text, &merged.conflicts, labels)? };
    Some(Resolution { text, conflicts })
}

/// Leaves the merge to git, which merges lines.
fn as_text([base, ours, theirs]: [&PathBuf; 3], marker_size: usize) -> Result<Outcome> {
    let size = format!("--marker-size={marker_size}");
    let labels = ["-L", SIDES[0], "-L", "base", "-L", SIDES[1]];
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

//! `mosaic diff --git-driver`: what git runs in place of its own diff of a file.

use std::fs::File;
use std::path::Path;

use anyhow::{Context, Result};
use mosaic_codegen::diagnostic::has_errors;
use mosaic_codegen::diff::{Pair, Side};
use mosaic_codegen::files::read_bytes;
use mosaic_codegen::model;
use mosaic_codegen::report::{Format, ReviewReport, grouped, harmless};
use mosaic_codegen::review::{Background, Faults, Noise, Options, Review};
use mosaic_codegen::source::{Coverage, Documents, Role, Sources};
use similar::TextDiff;

use super::comparison::errors;
use super::{Arguments, tree};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::terminal::{self, Terminal};

/// What git names where there is no file on a side.
const NOTHING: &str = "/dev/null";

/// One side as git hands it over.
struct Blob {
    name: String,
    sources: Sources,
}

/// Prints what the difference means or, where a side cannot be read, the difference as it is written.
///
/// It succeeds whatever it finds: git takes anything else for a crash.
pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    let words: Vec<_> = arguments.words().map(|word| word.to_string_lossy()).collect();
    let (path, renamed, old, new) = match words.as_slice() {
        [path] => {
            terminal::print(&format!("{}: not merged yet\n", harmless(path)))?;
            return Ok(Outcome::Clean);
        }
        // What follows is there for a file that was renamed: its new name, and how much is the same.
        [path, old_file, old_hex, _, new_file, new_hex, _, rest @ ..] => {
            let renamed = rest.first();
            let new = Blob::read(new_file, renamed.unwrap_or(path), new_hex)?;
            (path, renamed, Blob::read(old_file, path, old_hex)?, new)
        }
        words => {
            let problem = format!("expected the seven arguments of git, found {}", words.len());
            let way_out =
                "`git config diff.mosaic.command 'mosaic diff --git-driver'` lets git add them";
            return Err(Failure::new(problem, way_out).into());
        }
    };
    let title = match renamed {
        Some(today) => format!("mosaic diff {} → {}", harmless(path), harmless(today)),
        None => format!("mosaic diff {}", harmless(path)),
    };
    if !review(arguments, terminal, &title, [&old, &new])? {
        terminal::print(&format!("{title}\n"))?;
        print_lines(&old, &new)?;
    }
    Ok(Outcome::Clean)
}

/// Reviews the two under `title`; says no where one of them is no configuration.
fn review(
    arguments: &Arguments,
    terminal: &Terminal,
    title: &str,
    [old, new]: [&Blob; 2],
) -> Result<bool> {
    // No settings, or broken ones, are no reason to show nothing.
    let (config, settings) = arguments.settings.lenient();
    let (old_documents, old_faults) = Documents::parse(&old.sources);
    let (new_documents, new_faults) = Documents::parse(&new.sources);
    if has_errors(&old_faults) || has_errors(&new_faults) {
        return Ok(false);
    }
    let (old_model, old_findings) = model::lower(&old_documents, config.product);
    let (new_model, new_findings) = model::lower(&new_documents, config.product);
    let old_side = Side { documents: &old_documents, model: &old_model };
    let new_side = Side { documents: &new_documents, model: &new_model };
    let known =
        |findings| Background { config: None, coverage: Coverage::Whole, errors: errors(findings) };
    let sides = Pair::of(known(old_findings), known(new_findings));
    let options = Options { sides, ..arguments.options(false) };
    let mut review = Review::of(old_side, new_side, &config, &options);
    let around = arguments.tree.as_deref().map(tree::read).transpose()?;
    if let Some(around) = &around {
        review.look_up(around);
    }
    let noise = match terminal.format() {
        Format::Text => std::mem::take(&mut review.noise),
        _ => Vec::new(),
    };
    let is_silent = review.changes.is_empty() && review.faults == Faults::default();
    if terminal.format() == Format::Text && is_silent {
        terminal::print(&format!("{title}: no change of meaning{}\n", in_brief(&noise)))?;
        return Ok(true);
    }
    terminal::print(&format!("{title}\n"))?;
    let report = ReviewReport::new(&review, settings, old.sources.clone(), new.sources.clone())
        .with_tree(around.unwrap_or_default());
    terminal.publish_review(&report, None)?;
    if !noise.is_empty() {
        terminal::print(&format!("no change of meaning in other types{}\n", in_brief(&noise)))?;
    }
    Ok(true)
}

/// Returns by how much types are written otherwise that mean the same: git tells of files, so that one
/// word about all of them is enough.
fn in_brief(noise: &[Noise<'_>]) -> String {
    let sum = |count: fn(&Noise<'_>) -> usize| noise.iter().map(count).sum();
    let (added, removed) = (sum(|noise| noise.added), sum(|noise| noise.removed));
    match noise {
        [] => String::new(),
        _ => format!(" (text +{} −{})", grouped(added), grouped(removed)),
    }
}

/// How many lines that differ are compared: the time to do so grows with their square.
const LINES: usize = 5_000;

/// Prints the difference as it is written.
fn print_lines(old: &Blob, new: &Blob) -> Result<()> {
    let text = |blob: &Blob| {
        blob.sources.iter().map(|(_, source)| source.text.clone()).collect::<String>()
    };
    let (before, after) = (text(old), text(new));
    let differing = differing_lines(&before, &after);
    if differing.iter().sum::<usize>() > LINES && !differing.contains(&0) {
        let way_out = "`git diff --no-ext-diff` shows the lines";
        return terminal::print(&format!(
            "{}: no JSON, and too much of it differs: {way_out}\n",
            harmless(&new.name)
        ));
    }
    let difference = TextDiff::from_lines(&before, &after);
    let header =
        difference.unified_diff().context_radius(3).header(&old.name, &new.name).to_string();
    let lines = header.lines().map(|line| format!("{}\n", harmless(line)));
    terminal::print(&lines.collect::<String>())
}

/// Returns how many lines each text has between what both begin and what both end with.
fn differing_lines(before: &str, after: &str) -> [usize; 2] {
    let (mut before, mut after) = (before.lines().peekable(), after.lines().peekable());
    while before.peek().is_some() && before.peek() == after.peek() {
        before.next();
        after.next();
    }
    let (before, after): (Vec<_>, Vec<_>) = (before.collect(), after.collect());
    let alike = before.iter().rev().zip(after.iter().rev()).take_while(|(old, new)| old == new);
    let alike = alike.count();
    [before.len() - alike, after.len() - alike]
}

impl Blob {
    /// Reads the side that git wrote to `file`: what is at `path` under the name `hex`.
    fn read(file: &str, path: &str, hex: &str) -> Result<Self> {
        let is_stored = hex.bytes().any(|digit| digit.is_ascii_hexdigit() && digit != b'0');
        let name = match hex.get(..7).filter(|_| is_stored) {
            Some(short) => format!("{short}:{path}"),
            None => path.to_owned(),
        };
        let mut sources = Sources::new();
        if file != NOTHING {
            let bytes = File::open(Path::new(file)).and_then(read_bytes);
            let bytes = bytes.with_context(|| format!("cannot read `{file}`"))?;
            sources.add(name.clone(), bytes, Role::Configuration);
        }
        Ok(Self { name, sources })
    }
}

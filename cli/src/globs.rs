//! Which types the words of `--type` are about.

use std::collections::BTreeSet;

use anyhow::Result;
use mosaic_codegen::config::{Glob, Globs, closest};
use mosaic_codegen::model::Model;
use mosaic_codegen::span::{Span, Spanned};

use crate::failure::Failure;
use crate::terminal::Terminal;

/// Returns the types that the words of `--type` are about.
pub(crate) fn globs(words: &[String]) -> Globs {
    let globs = words.iter().map(|glob| Spanned::new(glob.clone(), Span::default()));
    Globs::new(globs.collect())
}

/// Fails where a glob of `--type` fits no type of two sides that are compared, or all of them leave nothing:
/// then no news would be no good news. One that leaves out what nobody has is told.
pub(crate) fn expect_types(
    types: &Globs,
    models: [&Model<'_>; 2],
    terminal: &Terminal,
) -> Result<()> {
    let objects = models.into_iter().flat_map(|model| &model.objects);
    let names: BTreeSet<_> = objects.map(|object| &*object.name.value).collect();
    if names.is_empty() {
        return Ok(());
    }
    let fits = |glob: &&Glob| names.iter().any(|name| glob.matches(name));
    let (idle, unknown): (Vec<_>, Vec<_>) =
        types.iter().filter(|glob| !fits(glob)).partition(|glob| glob.excludes());
    if !unknown.is_empty() {
        return Err(misfit(&unknown, &names).into());
    }
    if !names.iter().any(|name| types.includes(name)) {
        let globs: Vec<_> = types.iter().map(|glob| &*glob.text.value).collect();
        let problem =
            format!("expected a type that `--type {}` looks at, found none", globs.join(","));
        return Err(Failure::new(problem, WAY_OUT).into());
    }
    for glob in idle {
        terminal.say(&format!("{}: nothing is left out", told(glob)))?;
    }
    Ok(())
}

/// What to do where there is no name that is near.
const WAY_OUT: &str = "name a type of one of the sides; `*` is any text";

/// Returns that the globs `unknown` fit none of the types called `names`.
fn misfit(unknown: &[&Glob], names: &BTreeSet<&str>) -> Failure {
    let problem: Vec<_> = unknown.iter().map(|glob| told(glob)).collect();
    let near = unknown.iter().filter_map(|glob| closest(&glob.text.value, names.iter().copied()));
    let near: BTreeSet<_> = near.map(|name| format!("`{name}`")).collect();
    let way_out = if near.is_empty() {
        WAY_OUT.to_owned()
    } else {
        format!("did you mean {}?", near.into_iter().collect::<Vec<_>>().join(" and "))
    };
    Failure::new(problem.join("\n"), way_out)
}

fn told(glob: &Glob) -> String {
    format!("`--type {}` fits no type of either side", glob.text.value)
}

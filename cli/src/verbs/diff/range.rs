//! `--git A..B`: the schema of the settings, between two revisions.

use std::env;

use anyhow::{Context, Result};

use crate::failure::Failure;
use crate::git;
use crate::side::Place;

/// What git takes where a range names no revision.
const HEAD: &str = "HEAD";

/// Returns the two sides of `range`.
pub(super) fn places(range: &str) -> Result<(Place, Place)> {
    let or_head = |revision: &str| {
        if revision.is_empty() { HEAD.to_owned() } else { revision.to_owned() }
    };
    if range.is_empty() {
        let problem = "expected a git revision or a range of them, found nothing";
        return Err(Failure::new(problem, "write `--git main..HEAD`").into());
    }
    if let Some((one, other)) = range.split_once("...") {
        let here = env::current_dir().context("cannot tell the current folder")?;
        let (one, other) = (or_head(one), or_head(other));
        let base = git::merge_base(&one, &other, &here)?;
        return Ok((Place::SchemaIn(base), Place::SchemaIn(other)));
    }
    if let Some((one, other)) = range.split_once("..") {
        return Ok((Place::SchemaIn(or_head(one)), Place::SchemaIn(or_head(other))));
    }
    Ok((Place::SchemaIn(range.to_owned()), Place::Schema))
}

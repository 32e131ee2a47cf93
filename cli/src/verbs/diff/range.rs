//! `--git A..B`: the schema of the settings, between two revisions.

use anyhow::Result;
use mosaic_codegen::files::Project;

use crate::failure::Failure;
use crate::git;
use crate::side::Place;

/// What git takes where a range names no revision.
const HEAD: &str = "HEAD";

/// Returns the two sides of `range`, of the schema of `project`.
pub(super) fn places(range: &str, project: &Project) -> Result<(Place, Place)> {
    let or_head = |revision: &str| {
        if revision.is_empty() { HEAD.to_owned() } else { revision.to_owned() }
    };
    if range.is_empty() {
        let problem = "expected a git revision or a range of them, found nothing";
        return Err(Failure::new(problem, "write `--git main..HEAD`").into());
    }
    if let Some((one, other)) = range.split_once("...") {
        let (one, other) = (or_head(one), or_head(other));
        let base = git::merge_base(&one, &other, project)?;
        return Ok((Place::SchemaIn(base), Place::SchemaIn(other)));
    }
    if let Some((one, other)) = range.split_once("..") {
        return Ok((Place::SchemaIn(or_head(one)), Place::SchemaIn(or_head(other))));
    }
    Ok((Place::SchemaIn(range.to_owned()), Place::Schema))
}

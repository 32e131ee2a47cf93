//! Texts as they were in a git revision.

mod command;
mod files;
mod moved;
mod objects;
mod path;
mod repository;
mod revision;
mod schema;
mod settings;
mod sources;

use std::env;
use std::path::Path;

use anyhow::{Context, Result};
use mosaic_codegen::files::Project;

use crate::failure::Failure;
use repository::Repository;

pub(crate) use files::Files;
pub(crate) use path::read_path;
pub(crate) use repository::is_seen_from_here;
pub(crate) use schema::{Schema, read_schema, read_settings};
pub(crate) use sources::sources;

/// Returns whether git knows `word` as a revision in the folder `here`.
pub(crate) fn is_revision(word: &str, here: &Path) -> bool {
    Repository::around(here).verify(word).is_ok()
}

/// Returns the newest revision that both `one` and `other` come from, in the repository of the schema of
/// `project`.
pub(crate) fn merge_base(one: &str, other: &str, project: &Project) -> Result<String> {
    let here = env::current_dir().context("cannot tell the current folder")?;
    let folder = schema::folder_of(project, &here);
    let repository = Repository::around(&folder);
    repository.verify(one)?;
    repository.verify(other)?;
    let base = repository.answer(&["merge-base", "--end-of-options", one, other])?;
    let Some(base) = base else {
        let problem =
            format!("expected `{one}` and `{other}` to have a common ancestor, found none");
        return Err(Failure::new(problem, "compare the two with `..` in place of `...`").into());
    };
    Ok(base.trim().chars().take(12).collect())
}

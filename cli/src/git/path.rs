//! What `REVISION:PATH` names: a file or a folder of a git revision.

use std::path::Path;

use anyhow::Result;

use crate::failure::Failure;
use crate::git::files::Files;
use crate::git::objects::Objects;
use crate::git::repository::Repository;

/// Returns the configuration at `path` in `revision`: a file, or every `*.json` file of a folder; then
/// the files that it names.
///
/// As git has it, `path` is seen from the top of the repository, or from `here` where it begins with
/// `./` or `../`.
pub(crate) fn read_path(revision: &str, path: &str, here: &Path) -> Result<Files> {
    let repository = Repository::around(here);
    let mut objects = Objects::open(revision, repository)?;
    if let Some(read) = Files::at(path, &mut objects, repository)? {
        return Ok(read);
    }
    let problem =
        format!("expected a file or a folder of `*.json` files at `{revision}:{path}`, found none");
    let way_out = format!(
        "git sees paths from the top of the repository; `{revision}:./{path}` is seen from here"
    );
    Err(Failure::new(problem, way_out).into())
}

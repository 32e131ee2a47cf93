//! Files of a server: none of the files here is taken for one.

use anyhow::Result;
use mosaic_codegen::diff::Side;
use mosaic_codegen::merge::{Mistakable, mistakable};

use crate::failure::Failure;

/// Refuses `files` in which a script is in a file that `server`, in the same type, has one of its own by the
/// name of: pushed, the one here would take the place of the one there, and pulled, that of nobody knows
/// which.
///
/// # Errors
///
/// If there is such a script; each is told.
pub(crate) fn expect_none_taken_for_ours(server: Side<'_>, files: Side<'_>) -> Result<()> {
    let mistakable = mistakable(server, files);
    if mistakable.is_empty() {
        return Ok(());
    }
    let sources = files.documents.sources();
    let tenant = server.documents.sources().iter().next().map_or("", |(_, source)| &source.name);
    let lines = mistakable.iter().map(|Mistakable { object, reference, file, .. }| {
        let file = &sources.get(*file).name;
        format!(
            "`{object}` in `{tenant}` runs `{reference}`, a file of the server: expected none of that \
             name here, found `{file}`"
        )
    });
    let problem = lines.collect::<Vec<_>>().join("\n");
    let way_out =
        "give the file here another name, and name it so where it is meant; nothing was written";
    Err(Failure::refused(problem, way_out).into())
}

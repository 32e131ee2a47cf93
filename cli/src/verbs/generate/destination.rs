//! Where generated files go.

use std::path::{Path, PathBuf, is_separator};

use anyhow::Result;
use mosaic_codegen::emit::GeneratedFile;
use mosaic_codegen::files::Output;

use crate::failure::Failure;

/// Where generated files go.
#[derive(Debug)]
pub(crate) enum Destination {
    /// Standard output.
    Print,
    /// A file, or a folder of files.
    Path(PathBuf),
}

impl Destination {
    /// Returns where to: what the command line says, else what the settings say, else printed.
    pub(crate) fn choose(out: Option<&Path>, settings: Option<PathBuf>) -> Self {
        match (out, settings) {
            (Some(path), _) if path == Path::new("-") => Self::Print,
            (Some(path), _) => Self::Path(path.to_owned()),
            (None, Some(path)) => Self::Path(path),
            (None, None) => Self::Print,
        }
    }
}

/// Gives each of `files` its place at `path`: the path itself for a single file, unless it is a
/// folder or, where nothing is there, is written as one.
pub(crate) fn place<'f>(path: &Path, files: &'f [GeneratedFile]) -> Result<Output<'f>> {
    match files {
        [file] if names_file(path) => Ok(Output::file(path, file)),
        files if names_file(path) => {
            let problem =
                format!("expected a folder for {} files, found `{}`", files.len(), path.display());
            let way_out = format!("name a folder, such as `{}`", path.with_extension("").display());
            Err(Failure::new(problem, way_out).into())
        }
        files => Ok(Output::folder(path, files)),
    }
}

/// Returns whether `path` is the place of a file: one is there, or nothing is there and it has an
/// extension and no separator at its end.
fn names_file(path: &Path) -> bool {
    match path.metadata() {
        Ok(metadata) => !metadata.is_dir(),
        Err(_) => path.extension().is_some() && !path.to_string_lossy().ends_with(is_separator),
    }
}

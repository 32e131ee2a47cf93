//! Where generated files go.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use mosaic_codegen::emit::GeneratedFile;

/// Where generated files go.
#[derive(Debug)]
pub(crate) enum Destination {
    /// Standard output.
    Print,
    /// A file, or a folder of files.
    Path(PathBuf),
}

/// Generated files with their places.
#[derive(Debug)]
pub(crate) struct Placed<'f> {
    /// Each file's place and text.
    pub(crate) files: Vec<(PathBuf, &'f str)>,
    /// The folder that holds nothing but these, where there is one.
    pub(crate) folder: Option<PathBuf>,
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

impl<'f> Placed<'f> {
    /// Gives each of `files` its place at `path`: the path itself for a single file, unless it is
    /// a folder or, where nothing is there, has no extension.
    pub(crate) fn at(path: &Path, files: &'f [GeneratedFile]) -> Result<Self> {
        let names_file = match path.metadata() {
            Ok(metadata) => !metadata.is_dir(),
            Err(_) => path.extension().is_some(),
        };
        match files {
            [file] if names_file => {
                let files = vec![(path.to_owned(), file.text.as_str())];
                Ok(Self { files, folder: None })
            }
            files if names_file => bail!(
                "expected a folder for {} files, found `{}`\nhelp: name a folder, such as `{}`",
                files.len(),
                path.display(),
                path.with_extension("").display()
            ),
            files => {
                let place = |file: &'f GeneratedFile| (path.join(&file.path), file.text.as_str());
                let folder = (files.len() > 1).then(|| path.to_owned());
                Ok(Self { files: files.iter().map(place).collect(), folder })
            }
        }
    }
}

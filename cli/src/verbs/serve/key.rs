//! The file that holds the key of the service account.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

/// The file that holds the key of the service account, for the eyes of its owner alone.
pub(super) enum KeyFile {
    /// It stays.
    Kept(PathBuf),
    /// It goes with the process.
    Temporary(NamedTempFile),
}

impl KeyFile {
    /// Writes `jwk` to `path` or, where none is given, to a temporary file.
    pub(super) fn write(path: Option<&Path>, jwk: &str) -> Result<Self> {
        let Some(path) = path else {
            let mut file = tempfile::Builder::new()
                .prefix("mosaic-")
                .suffix(".jwk")
                .tempfile()
                .context("cannot make a temporary file for the key")?;
            writeln!(file, "{jwk}").context("cannot write the key")?;
            return Ok(Self::Temporary(file));
        };
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).and_then(|mut file| {
            restrict(&file)?; // a file that was there has the mode it had
            writeln!(file, "{jwk}")
        });
        file.with_context(|| format!("cannot write the key to `{}`", path.display()))?;
        Ok(Self::Kept(path.to_owned()))
    }

    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Kept(path) => path,
            Self::Temporary(file) => file.path(),
        }
    }
}

/// Lets nobody but the owner read `file`.
#[cfg(unix)]
fn restrict(file: &std::fs::File) -> std::io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    file.set_permissions(Permissions::from_mode(0o600))
}

/// Files belong to their owner here.
#[cfg(not(unix))]
fn restrict(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}

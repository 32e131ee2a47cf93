//! The front end for `build.rs`: a schema in, Rust in `OUT_DIR` out.
//!
//! ```no_run
//! fn main() -> Result<(), mosaic_codegen::BuildError> {
//!     mosaic_codegen::Build::new().run()
//! }
//! ```
//!
//! The settings are in the nearest `mosaic.toml` above the package. The code is included by
//!
//! ```text
//! mod managed {
//!     include!(concat!(env!("OUT_DIR"), "/managed.rs"));
//! }
//! ```

mod cargo;
mod error;

#[cfg(test)]
mod tests;

use std::env;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub use error::BuildError;

use crate::compile::Target;
use crate::diagnostic::has_errors;
use crate::files::{Output, Project};
use crate::report::text::{self, Style};

/// Compiles a schema while a package is built.
///
/// The rules of the book run by the same settings as in `mosaic lint`; only that the date is not looked
/// at, so that no exception expires from one build to the next, and that what takes a JavaScript
/// parser is left to the command. An error stops the build.
///
/// Nothing is fetched. Cargo is told to run the build script again when one of the files that were
/// read changes, and only then. A finding that does not stop the build is shown as a warning of
/// cargo.
#[derive(Clone, Debug, Default)]
#[must_use = "a build does nothing until it runs"]
pub struct Build {
    settings: Option<PathBuf>,
    schema: Option<PathBuf>,
    out_dir: Option<PathBuf>,
}

impl Build {
    /// Returns a build by the nearest `mosaic.toml` above the package.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the settings from the file at `path`, relative to the package.
    pub fn config(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings = Some(path.into());
        self
    }

    /// Takes the schema from the file or folder at `path`, relative to the package, whatever the
    /// settings name. With it, no `mosaic.toml` is needed.
    pub fn schema(mut self, path: impl Into<PathBuf>) -> Self {
        self.schema = Some(path.into());
        self
    }

    /// Writes the code into the folder at `path`, relative to the package, instead of `OUT_DIR`.
    pub fn out_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(path.into());
        self
    }

    /// Compiles, writes what changed, and tells cargo what the result depends on.
    ///
    /// # Errors
    ///
    /// If a file cannot be read or written, or the schema has errors. The `Debug` form of the error
    /// is the report for a person, so that `main` may return it.
    pub fn run(self) -> Result<(), BuildError> {
        let package = variable("CARGO_MANIFEST_DIR")?;
        let out_dir = match &self.out_dir {
            Some(path) => package.join(path),
            None => variable("OUT_DIR")?,
        };
        self.run_in(&package, &out_dir, &mut io::stdout().lock())
    }

    /// Does the work for the package in the folder `package`; `cargo` hears the instructions.
    fn run_in(
        &self,
        package: &Path,
        out_dir: &Path,
        cargo: &mut dyn Write,
    ) -> Result<(), BuildError> {
        let mut project = Project::open(package, self.settings.as_deref())?;
        let read = project.read_schema(self.schema.as_deref());
        let options = project.lint_options(None);
        cargo::rerun_if_changed(cargo, &project.inputs.paths)?;
        read?;
        let compiled = project.lint_and_compile(&options?, Target::Rust);
        let sources = &project.inputs.sources;
        if has_errors(&compiled.diagnostics) {
            let report = text::render(sources, &compiled.diagnostics, Style::default());
            return Err(BuildError::findings(&report));
        }
        cargo::warn(cargo, sources, &compiled.diagnostics)?;
        cargo::warn_of_unwatched(cargo, &project.inputs)?;
        Output::folder(out_dir, &compiled.files).write()?;
        Ok(())
    }
}

/// Returns the folder that cargo names in the variable `name`.
fn variable(name: &str) -> Result<PathBuf, BuildError> {
    env::var_os(name).map(PathBuf::from).ok_or_else(|| {
        BuildError::new(format!(
            "expected `{name}` from cargo, found none: is this a build script?"
        ))
    })
}

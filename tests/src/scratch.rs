//! Crates that a test makes, hands to cargo, and throws away.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use crate::workspace;

/// What every root begins with.
const ROOT: &str = "//! Generated modules.\n\
                    #![deny(warnings, missing_docs, clippy::all, clippy::pedantic)]\n";

/// A library crate of generated modules, checked as strictly as a careful user would.
///
/// It lives below the target folder and shares one target folder with its like, so that `mosaic`
/// is compiled once for all of them.
pub struct ScratchCrate {
    folder: PathBuf,
}

impl ScratchCrate {
    /// Makes an empty crate called `name`; what a former run left under that name is removed.
    ///
    /// # Panics
    ///
    /// If the crate cannot be written.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let folder = scratch().join(name);
        let _ = fs::remove_dir_all(&folder);
        let made = Self::at(folder, name);
        append(
            &made.folder.join("Cargo.toml"),
            "\n[workspace]\nmembers = [\"*\"]\nexclude = [\"src\"]\n",
        );
        let lock = workspace().join("Cargo.lock");
        fs::copy(lock, made.folder.join("Cargo.lock")).expect("the lock file can be copied");
        made
    }

    /// Makes an empty crate called `name`, of the workspace that this crate is the root of.
    ///
    /// # Panics
    ///
    /// If the crate cannot be written.
    #[must_use]
    pub fn member(&self, name: &str) -> Self {
        Self::at(self.folder.join(name), name)
    }

    fn at(folder: PathBuf, name: &str) -> Self {
        fs::create_dir_all(folder.join("src")).expect("a folder below the target folder");
        let runtime = workspace().join("runtime");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nmosaic = {{ path = '{}', default-features = false, features = [\"schemars\"] }}\n\
             schemars = \"1\"\n",
            runtime.display()
        );
        fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest can be written");
        fs::write(folder.join("src/lib.rs"), ROOT).expect("the root can be written");
        Self { folder }
    }

    /// Adds a line to the dependencies of the crate.
    ///
    /// # Panics
    ///
    /// If the manifest cannot be changed.
    pub fn depend(&self, line: &str) {
        let path = self.folder.join("Cargo.toml");
        let manifest = fs::read_to_string(&path).expect("the manifest is there");
        let more = manifest.replace("[dependencies]\n", &format!("[dependencies]\n{line}\n"));
        fs::write(path, more).expect("the manifest can be written");
    }

    /// Adds the module `name` with the text `text`.
    ///
    /// # Panics
    ///
    /// If the module cannot be written.
    pub fn module(&self, name: &str, text: &str) {
        self.file(&format!("{name}.rs"), text);
        self.declare(name);
    }

    /// Adds the file at `path` below `src`.
    ///
    /// # Panics
    ///
    /// If the file cannot be written.
    pub fn file(&self, path: &str, text: &str) {
        let path = self.folder.join("src").join(path);
        let folder = path.parent().expect("a file is in a folder");
        fs::create_dir_all(folder).expect("a folder below the crate");
        fs::write(path, text).expect("a module can be written");
    }

    /// Declares the module `name`, whose files are there.
    ///
    /// # Panics
    ///
    /// If the root cannot be written.
    pub fn declare(&self, name: &str) {
        let line = format!("#[doc = \"Generated.\"]\npub mod {name};\n");
        append(&self.folder.join("src/lib.rs"), &line);
    }

    /// Runs `cargo` with `arguments` over the crate, offline and with warnings denied.
    ///
    /// # Panics
    ///
    /// If cargo cannot be started.
    #[must_use]
    pub fn cargo(&self, arguments: &[&str]) -> Output {
        Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(arguments)
            .args(["--offline", "--quiet"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", scratch().join("target"))
            .env("RUSTDOCFLAGS", "-D warnings")
            .env_remove("RUSTFLAGS")
            .env_remove("CLIPPY_ARGS")
            .output()
            .expect("cargo starts")
    }

    /// Runs cargo as [`ScratchCrate::cargo`] does and insists that it succeeds.
    ///
    /// # Panics
    ///
    /// If cargo fails, with what it printed.
    pub fn passes(&self, arguments: &[&str]) {
        let output = self.cargo(arguments);
        let printed = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "cargo {} failed:\n{printed}", arguments.join(" "));
    }
}

fn append(path: &Path, text: &str) {
    let mut file = OpenOptions::new().append(true).open(path).expect("the file is there");
    file.write_all(text.as_bytes()).expect("the file can be written");
}

fn scratch() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| workspace().join("target"), |path| workspace().join(path));
    target.join("scratch")
}

//! Crates that a test makes, hands to cargo, and throws away.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::{env, fs};

use crate::workspace;

/// A library crate of generated modules, checked as strictly as a careful user would.
///
/// It lives below the target folder and shares one target folder with its like, so that `mosaic`
/// is compiled once for all of them.
pub struct ScratchCrate {
    folder: PathBuf,
    modules: Vec<String>,
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
        fs::create_dir_all(folder.join("src")).expect("a folder below the target folder");
        let runtime = workspace().join("runtime");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nmosaic = {{ path = '{}', default-features = false, features = [\"schemars\"] }}\n\
             schemars = \"1\"\n\n\
             [workspace]\n",
            runtime.display()
        );
        fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest can be written");
        let lock = workspace().join("Cargo.lock");
        fs::copy(lock, folder.join("Cargo.lock")).expect("the lock file can be copied");
        Self { folder, modules: Vec::new() }
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
    pub fn module(&mut self, name: &str, text: &str) {
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
    pub fn declare(&mut self, name: &str) {
        self.modules.push(name.to_owned());
    }

    /// Runs `cargo` with `arguments` over the crate, offline and with warnings denied.
    ///
    /// # Panics
    ///
    /// If cargo cannot be started.
    #[must_use]
    pub fn cargo(&self, arguments: &[&str]) -> Output {
        let mut root = String::from(
            "//! Generated modules.\n#![deny(warnings, missing_docs, clippy::all, clippy::pedantic)]\n",
        );
        for name in &self.modules {
            writeln!(root, "#[doc = \"Generated.\"]\npub mod {name};").expect("a string grows");
        }
        fs::write(self.folder.join("src/lib.rs"), root).expect("the root can be written");
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

fn scratch() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| workspace().join("target"), |path| workspace().join(path));
    target.join("scratch")
}

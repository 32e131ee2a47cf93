//! The schema and the settings that the command line points at.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use mosaic_codegen::catalog::Product;
use mosaic_codegen::config::{Config, MeantFor};
use mosaic_codegen::diagnostic::has_errors;
use mosaic_codegen::files::{Inputs, Project, read_bytes};
use mosaic_codegen::source::{Role, Sources};

use crate::terminal::Terminal;

/// What standard input is called in messages.
pub(crate) const STDIN: &str = "<stdin>";

/// Which schema, by which settings.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// The schema: a file, a folder of files, or `-` for standard input; by default the one that
    /// `mosaic.toml` names
    #[arg(value_name = "SCHEMA")]
    schema: Option<PathBuf>,

    #[command(flatten)]
    settings: Settings,
}

/// Which settings, for what product.
#[derive(Debug, Args)]
pub(crate) struct Settings {
    /// The settings; by default the nearest `mosaic.toml` in this folder or above
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// The product whose storage rules hold; by default what the settings say, or `aic`
    #[arg(long, value_parser = products())]
    pub(crate) product: Option<Product>,
}

impl Settings {
    /// Returns the words of the command line that say the same.
    pub(crate) fn words(&self) -> Vec<OsString> {
        let Self { config, product } = self;
        let config = config.iter().flat_map(|path| ["--config".into(), path.into()]);
        let product = product.iter().flat_map(|it| ["--product".into(), it.name().into()]);
        config.chain(product).collect()
    }
}

impl Input {
    /// Points at `schema`, by `config` and for `product`.
    pub(crate) fn new(
        schema: Option<PathBuf>,
        config: Option<PathBuf>,
        product: Option<Product>,
    ) -> Self {
        Self { schema, settings: Settings { config, product } }
    }

    /// Returns whether the schema is the one that the settings name.
    pub(crate) fn follows_settings(&self) -> bool {
        self.schema.is_none()
    }

    /// Returns whether the schema is what standard input gives.
    pub(crate) fn is_stdin(&self) -> bool {
        self.schema.as_deref() == Some(Path::new("-"))
    }

    /// Reads the settings and the schema.
    pub(crate) fn read(&self) -> Result<Project> {
        let mut project = self.settings.open()?;
        match self.schema.as_deref() {
            Some(path) if path == Path::new("-") => {
                let bytes = read_bytes(io::stdin().lock())
                    .context("cannot read the schema from standard input")?;
                project.inputs.add(STDIN, bytes, Role::Configuration);
            }
            path => project.read_schema(path)?,
        }
        if self.schema.is_some() {
            project.config.meant_for = MeantFor::AnySchema;
        }
        Ok(project)
    }
}

impl Settings {
    /// Opens the project of the current folder, without its schema; what is wrong with the settings is
    /// among its findings.
    pub(crate) fn open(&self) -> Result<Project> {
        let folder = env::current_dir().context("cannot tell the current folder")?;
        let mut project = Project::open(&folder, self.config.as_deref())?;
        if let Some(product) = self.product {
            project.config.product = product;
        }
        Ok(project)
    }

    /// Returns what the settings say as far as they can be read, and their texts: for whoever has to go on
    /// without them.
    pub(crate) fn lenient(&self) -> (Config, Sources) {
        let project = self.open().ok();
        let (mut config, texts) =
            project.map(|project| (project.config, project.inputs.sources)).unwrap_or_default();
        config.product = self.product.unwrap_or(config.product);
        (config, texts)
    }

    /// Opens the project of the current folder, unless something is wrong with the settings: that is
    /// reported, and nothing returned.
    pub(crate) fn open_sound(&self, terminal: &Terminal) -> Result<Option<Project>> {
        let project = self.open()?;
        let Inputs { sources, diagnostics, .. } = &project.inputs;
        if has_errors(diagnostics) {
            terminal.report(sources, diagnostics)?;
            return Ok(None);
        }
        Ok(Some(project))
    }
}

/// Returns what reads the name of a product.
pub(crate) fn products() -> impl TypedValueParser<Value = Product> {
    let names =
        Product::ALL.map(|product| PossibleValue::new(product.name()).help(product.title()));
    PossibleValuesParser::new(names).try_map(|name| {
        let mut products = Product::ALL.into_iter();
        products.find(|product| product.name() == name).ok_or("expected the name of a product")
    })
}

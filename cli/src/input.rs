//! The schema and the settings that the command line points at.

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use mosaic_codegen::catalog::Product;
use mosaic_codegen::config::MeantFor;
use mosaic_codegen::files::{Project, read_bytes};
use mosaic_codegen::source::Role;

/// What standard input is called in messages.
pub(crate) const STDIN: &str = "<stdin>";

/// Which schema, by which settings.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// The schema: a file, a folder of files, or `-` for standard input; by default the one that
    /// `mosaic.toml` names
    #[arg(value_name = "SCHEMA")]
    schema: Option<PathBuf>,

    /// The settings; by default the nearest `mosaic.toml` in this folder or above
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// The product whose storage rules hold; by default what the settings say, or `aic`
    #[arg(long, value_parser = products())]
    product: Option<Product>,
}

impl Input {
    /// Points at `schema`, by `config` and for `product`.
    pub(crate) fn new(
        schema: Option<PathBuf>,
        config: Option<PathBuf>,
        product: Option<Product>,
    ) -> Self {
        Self { schema, config, product }
    }

    /// Returns whether the schema is the one that the settings name.
    pub(crate) fn follows_settings(&self) -> bool {
        self.schema.is_none()
    }

    /// Reads the settings and the schema.
    pub(crate) fn read(&self) -> Result<Project> {
        let folder = env::current_dir().context("cannot tell the current folder")?;
        let mut project = Project::open(&folder, self.config.as_deref())?;
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
        if let Some(product) = self.product {
            project.config.product = product;
        }
        Ok(project)
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

//! A `managed.json` that a tenant can serve.

use std::{error::Error, fmt};

use mosaic::Json;
use mosaic_codegen::{
    catalog::Product,
    diagnostic::Diagnostic,
    model,
    source::{Documents, Role, Sources},
};
use serde_json::{Map, json};

use super::{Schema, lower};
use crate::Flavour;

/// A `managed.json` that a tenant can serve: its text, and what it means.
#[derive(Debug)]
pub(crate) struct Configuration {
    /// What it means.
    pub(crate) schema: Schema,
    /// The document as `config/managed` answers with it, without `_id`.
    pub(crate) document: Map<String, Json>,
}

/// A configuration that no tenant can serve.
#[derive(Debug)]
pub struct ConfigurationError {
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
}

impl Configuration {
    /// Reads the text of a configuration, in any layout that exports of a tenant come in.
    ///
    /// # Errors
    ///
    /// When the compiler finds an error in it.
    pub(crate) fn parse(text: &[u8], flavour: Flavour) -> Result<Self, ConfigurationError> {
        let mut sources = Sources::new();
        let (_, fault) = sources.add("managed.json", text.to_vec(), Role::Configuration);
        let (configuration, mut diagnostics) = read(&sources, flavour);
        diagnostics.extend(fault);
        // A tenant without types is served; whoever compiles it has read too little of one.
        diagnostics.retain(|found| found.is_error() && found.rule != "no-types");
        if diagnostics.is_empty() {
            return Ok(configuration);
        }
        Err(ConfigurationError { sources, diagnostics })
    }
}

/// Returns what `sources` mean, and what was found in them.
fn read(sources: &Sources, flavour: Flavour) -> (Configuration, Vec<Diagnostic>) {
    let product = match flavour {
        Flavour::Aic => Product::Aic,
        Flavour::Idm => Product::Idm,
    };
    let (documents, mut diagnostics) = Documents::parse(sources);
    let (model, mut findings) = model::lower(&documents, product);
    diagnostics.append(&mut findings);
    let schema = lower::schema(&model, flavour);
    let document = document(&documents, &model);
    (Configuration { schema, document }, diagnostics)
}

/// Returns the document of a tenant with these types: what stands beside `objects` is kept where
/// there is one text that holds the whole.
fn document(documents: &Documents<'_>, model: &model::Model<'_>) -> Map<String, Json> {
    let whole = documents.parsed().first().and_then(|parsed| parsed.document.root());
    let whole = whole.filter(|root| root.get("objects").is_some());
    if let Some(Json::Object(mut members)) = whole.map(|root| lower::json(root)) {
        members.shift_remove("_id");
        members.shift_remove("_rev");
        return members;
    }
    let objects: Vec<_> = model.objects.iter().map(|object| lower::json(object.value)).collect();
    Map::from_iter([("objects".to_owned(), json!(objects))])
}

impl ConfigurationError {
    /// Returns what is wrong, each finding with the place in [`ConfigurationError::sources`].
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Returns the text that was read.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }
}

impl fmt::Display for ConfigurationError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, diagnostic) in self.diagnostics.iter().enumerate() {
            let separator = if position == 0 { "" } else { "; " };
            write!(formatter, "{separator}{}", diagnostic.message)?;
            if !diagnostic.path.is_empty() {
                write!(formatter, " (`{}`)", diagnostic.path)?;
            }
        }
        Ok(())
    }
}

impl Error for ConfigurationError {}

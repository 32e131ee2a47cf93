//! What a rule may ask about the configuration as a whole.

use crate::catalog::{Catalog, Product};
use crate::config::Config;
use crate::model::{Coverage, Model, Object, type_of_path};
use crate::rules::Baseline;
use crate::source::Documents;

/// The configuration, its settings and the vendor's.
#[derive(Clone, Copy, Debug)]
pub struct Context<'c, 'a> {
    /// What the configuration means.
    pub model: &'c Model<'a>,
    /// What `mosaic.toml` says.
    pub config: &'c Config,
    /// What the vendor ships.
    pub catalog: &'static Catalog,
    /// The texts, parsed.
    pub documents: &'c Documents<'c>,
    /// What the vendor's types were like before.
    pub baseline: Baseline<'c>,
}

/// What the `path` of a resource collection leads to.
#[derive(Clone, Copy, Debug)]
pub enum Collection<'c, 'a> {
    /// A type of this configuration.
    Object(&'c Object<'a>),
    /// A collection of the server itself, or a type that no configuration shows.
    Internal,
    /// A type that is not here, in a configuration of which this is a part; or one that is here more
    /// than once, so that nothing is certain of it.
    Elsewhere,
    /// A type that is not here, though all types are.
    Missing,
    /// No path of a collection.
    Malformed,
}

impl<'c, 'a> Context<'c, 'a> {
    /// Returns the context of `model`, which was lowered from `documents` for the product of `config`;
    /// the vendor's types are compared with the catalog.
    #[must_use]
    pub fn new(model: &'c Model<'a>, config: &'c Config, documents: &'c Documents<'c>) -> Self {
        let catalog = Catalog::embedded();
        Self { model, config, catalog, documents, baseline: Baseline::default() }
    }

    /// Returns the product whose rules hold.
    #[must_use]
    pub fn product(&self) -> Product {
        self.config.product
    }

    /// Returns whether every type of the tenant is known.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.model.coverage == Coverage::Whole
    }

    /// Returns whether the settings say that the tenant has the feature `name`.
    #[must_use]
    pub fn has_feature(&self, name: &str) -> bool {
        self.config.lint.features.iter().any(|feature| feature.value == name)
    }

    /// Returns what `path`, such as `managed/alpha_user`, leads to.
    #[must_use]
    pub fn collection(&self, path: &str) -> Collection<'c, 'a> {
        let Some(name) = type_of_path(path) else {
            let is_internal = path.starts_with("internal/") || path.starts_with("repo/internal/");
            return if is_internal { Collection::Internal } else { Collection::Malformed };
        };
        let mut objects = self.model.objects_called(name);
        match (objects.next(), objects.next()) {
            (Some(object), None) => Collection::Object(object),
            (None, _) if self.catalog.is_hidden_type(name) => Collection::Internal,
            (None, _) if self.is_whole() => Collection::Missing,
            _ => Collection::Elsewhere,
        }
    }
}

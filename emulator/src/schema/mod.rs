//! What a configuration asks of a server: the types that it serves, owned.

mod configuration;
mod internal;
mod lower;
mod object_type;
mod property;
mod relationship;

use std::collections::HashMap;

use mosaic_codegen::model::type_of_path;

pub use self::configuration::ConfigurationError;
pub(crate) use self::{
    configuration::Configuration,
    object_type::{IdRule, ObjectType},
    property::{Concealment, Form, Origin, Property},
    relationship::{Cardinality, Derivation, Relationship, Shape},
};

/// The types of a tenant.
#[derive(Debug, Default)]
pub(crate) struct Schema {
    types: Vec<ObjectType>,
    positions: HashMap<String, usize>,
    internal: Vec<ObjectType>,
}

impl Schema {
    /// Returns a schema of `types`, of which the last one with a name counts, and of the `internal`
    /// collections.
    pub(crate) fn new(types: Vec<ObjectType>, internal: Vec<ObjectType>) -> Self {
        let positions = types.iter().enumerate();
        let positions = positions.map(|(position, of_type)| (of_type.name.clone(), position));
        Self { positions: positions.collect(), types, internal }
    }

    /// Returns the type whose collection is at `ROOT/NAME`, such as `internal/role`.
    pub(crate) fn served_at(&self, root: &str, name: &str) -> Option<&ObjectType> {
        match root {
            "managed" => self.object_type(name),
            "internal" => self.internal.iter().find(|internal| {
                internal.name.strip_prefix("internal/").is_some_and(|own| own == name)
            }),
            _ => None,
        }
    }

    /// Returns the type called `name`.
    pub(crate) fn object_type(&self, name: &str) -> Option<&ObjectType> {
        self.positions.get(name).map(|position| &self.types[*position])
    }

    /// Returns the type whose collection is at `path`, such as `managed/alpha_user`.
    pub(crate) fn at(&self, path: &str) -> Option<&ObjectType> {
        self.object_type(type_of_path(path)?)
    }

    /// Returns the types, in the order of the configuration.
    pub(crate) fn types(&self) -> &[ObjectType] {
        &self.types
    }
}

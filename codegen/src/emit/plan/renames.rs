//! `[generate.rename]`, looked up by type and by path.

use std::collections::HashMap;

use crate::config::Config;
use crate::model::{path_of_type, type_of_path};

/// The names that the configuration chose for types and for other relationship targets.
pub(super) struct Renames<'c> {
    names: HashMap<&'c str, &'c str>,
}

impl<'c> Renames<'c> {
    pub(super) fn new(config: &'c Config) -> Self {
        let renames = config.generate.rename.iter();
        let names = renames.map(|rename| (&*rename.object.value, &*rename.name.value)).collect();
        Self { names }
    }

    /// Returns the chosen name of the type `object`.
    pub(super) fn of_type(&self, object: &str) -> Option<&'c str> {
        if self.names.is_empty() {
            return None;
        }
        let by_name = self.names.get(object);
        by_name.or_else(|| self.names.get(&*path_of_type(object))).copied()
    }

    /// Returns the chosen name of what is at `path`.
    pub(super) fn of_path(&self, path: &str) -> Option<&'c str> {
        let by_path = self.names.get(path);
        by_path.or_else(|| self.names.get(type_of_path(path)?)).copied()
    }
}

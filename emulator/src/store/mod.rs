//! What a tenant holds: objects by type, and the journal that keeps them.

mod batch;
mod collection;
mod database;
mod journal;
mod serial;
mod transaction;
mod values;

use std::{collections::BTreeMap, fmt, sync::Arc};

pub use self::{
    batch::{Batch, Entry, Table},
    database::{Database, FileError},
    journal::{Journal, JournalError, Position, Volatile},
};
pub(crate) use self::{
    collection::{Collection, ID, Object, REVISION, fold},
    serial::Serial,
    transaction::Transaction,
};
use serde_json::Map;

use mosaic::Json;

use crate::relationships::{Edge, Graph};

/// Everything that a tenant holds in memory.
#[derive(Default)]
pub(crate) struct Store {
    collections: BTreeMap<String, Collection>,
    documents: BTreeMap<String, Arc<Map<String, Json>>>,
    remembered: BTreeMap<String, Json>,
    graph: Graph,
    pub(crate) serial: Serial,
}

impl Store {
    /// Returns an empty store whose identifiers follow from `seed`.
    pub(crate) fn new(seed: u64) -> Self {
        Self { serial: Serial::new(seed), ..Self::default() }
    }

    /// Takes what a journal holds.
    ///
    /// # Errors
    ///
    /// When an entry is not what this version writes.
    pub(crate) fn restore(&mut self, entry: &Entry) -> Result<(), JournalError> {
        let Some(value) = &entry.value else { return Ok(()) };
        let unreadable = || JournalError::new(format!("the entry `{}` cannot be read", entry.key));
        let value: Json = serde_json::from_slice(value).map_err(|_| unreadable())?;
        match (entry.table, value) {
            (Table::Objects, Json::Object(members)) => {
                let object = Object::from_members(members).ok_or_else(unreadable)?;
                // Types of the server's own and ids may have a slash; the object knows its id.
                let tail = transaction::object_key("", object.id());
                let type_name = entry.key.strip_suffix(&tail).ok_or_else(unreadable)?;
                self.collection_mut(type_name).put(Arc::new(object));
            }
            (Table::Documents, Json::Object(members)) => {
                self.documents.insert(entry.key.clone(), Arc::new(members));
            }
            (Table::Meta, value) if entry.key == Serial::KEY => {
                self.serial.resume(value.as_u64().ok_or_else(unreadable)?);
            }
            (Table::Meta, value) => {
                self.remembered.insert(entry.key.clone(), value);
            }
            (Table::Edges, value) => {
                let edge = Edge::from_json(&value).ok_or_else(unreadable)?;
                self.graph.put(Arc::new(edge));
            }
            _ => return Err(unreadable()),
        }
        Ok(())
    }

    /// Returns the objects of a type; nothing where there never was one.
    pub(crate) fn collection(&self, type_name: &str) -> Option<&Collection> {
        self.collections.get(type_name)
    }

    /// Returns the object of a type with the id `id`, in whatever case it is written.
    pub(crate) fn object(&self, type_name: &str, id: &str) -> Option<&Arc<Object>> {
        self.collections.get(type_name)?.get(id)
    }

    /// Returns the relationships between objects.
    pub(crate) fn graph(&self) -> &Graph {
        &self.graph
    }

    /// Returns the configuration document called `name`.
    pub(crate) fn document(&self, name: &str) -> Option<&Arc<Map<String, Json>>> {
        self.documents.get(name)
    }

    /// Returns the configuration documents, by name.
    pub(crate) fn documents(&self) -> impl Iterator<Item = (&str, &Arc<Map<String, Json>>)> {
        self.documents.iter().map(|(name, document)| (name.as_str(), document))
    }

    /// Returns what the tenant remembers under `name`.
    pub(crate) fn remembered(&self, name: &str) -> Option<&Json> {
        self.remembered.get(name)
    }

    fn collection_mut(&mut self, type_name: &str) -> &mut Collection {
        if !self.collections.contains_key(type_name) {
            self.collections.insert(type_name.to_owned(), Collection::default());
        }
        self.collections.get_mut(type_name).expect("it was inserted a line above")
    }
}

impl fmt::Debug for Store {
    /// Writes how much there is, and no value.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.collections.iter().map(|(name, objects)| (name, objects.len()));
        formatter.debug_map().entries(counts).finish()
    }
}

//! One write: what it changes is seen at once by itself, and by others all together or not at all.

use std::{fmt, sync::Arc};

use mosaic::Json;
use serde_json::Map;

use super::{Batch, Entry, Journal, JournalError, Object, Position, Serial, Store, Table, fold};
use crate::relationships::Edge;

/// One write on a store that nobody else sees meanwhile.
///
/// Its changes are in the store at once, so that a read through it sees them; what is not committed
/// is undone when it is dropped.
pub(crate) struct Transaction<'s> {
    store: &'s mut Store,
    undo: Vec<Undo>,
    batch: Batch,
}

/// What was in the place of a change.
enum Undo {
    Object { type_name: String, id: String, before: Option<Arc<Object>> },
    Edge { id: Arc<str>, before: Option<Arc<Edge>> },
    Document { name: String, before: Option<Arc<Map<String, Json>>> },
    Remembered { name: String, before: Option<Json> },
}

impl<'s> Transaction<'s> {
    /// Begins a write.
    pub(crate) fn new(store: &'s mut Store) -> Self {
        Self { store, undo: Vec::new(), batch: Batch::default() }
    }

    /// Returns the store as this write left it so far.
    pub(crate) fn store(&self) -> &Store {
        self.store
    }

    /// Returns the source of identifiers and revisions.
    pub(crate) fn serial(&mut self) -> &mut Serial {
        &mut self.store.serial
    }

    /// Puts an object in the place of any other with its id.
    pub(crate) fn put_object(&mut self, type_name: &str, object: Object) {
        let value = serde_json::to_vec(object.members()).unwrap_or_default();
        self.record(Table::Objects, object_key(type_name, object.id()), Some(value));
        let id = object.id().to_owned();
        let before = self.store.collection_mut(type_name).put(Arc::new(object));
        self.undo.push(Undo::Object { type_name: type_name.to_owned(), id, before });
    }

    /// Removes an object.
    pub(crate) fn remove_object(&mut self, type_name: &str, id: &str) {
        self.record(Table::Objects, object_key(type_name, id), None);
        let before = self.store.collection_mut(type_name).remove(id);
        self.undo.push(Undo::Object { type_name: type_name.to_owned(), id: id.to_owned(), before });
    }

    /// Puts a relationship in the place of any other with its id.
    pub(crate) fn put_edge(&mut self, edge: Arc<Edge>) {
        let value = edge.to_json().to_string().into_bytes();
        let id = Arc::clone(&edge.id);
        self.record(Table::Edges, id.to_string(), Some(value));
        let before = self.store.graph.put(edge);
        self.undo.push(Undo::Edge { id, before });
    }

    /// Removes a relationship.
    pub(crate) fn remove_edge(&mut self, id: &Arc<str>) {
        self.record(Table::Edges, id.to_string(), None);
        let before = self.store.graph.remove(id);
        self.undo.push(Undo::Edge { id: Arc::clone(id), before });
    }

    /// Puts a configuration document in the place of any other with its name, or removes it.
    pub(crate) fn set_document(&mut self, name: &str, document: Option<Map<String, Json>>) {
        let value = document.clone().map(|members| Json::Object(members).to_string().into_bytes());
        self.record(Table::Documents, name.to_owned(), value);
        let before = match document {
            Some(members) => self.store.documents.insert(name.to_owned(), Arc::new(members)),
            None => self.store.documents.remove(name),
        };
        self.undo.push(Undo::Document { name: name.to_owned(), before });
    }

    /// Remembers something under `name`.
    pub(crate) fn remember(&mut self, name: &str, value: Json) {
        self.record(Table::Meta, name.to_owned(), Some(value.to_string().into_bytes()));
        let before = self.store.remembered.insert(name.to_owned(), value);
        self.undo.push(Undo::Remembered { name: name.to_owned(), before });
    }

    /// Hands all changes to the journal, and lets them stand. A write that changes nothing has a
    /// position, too: it says that everything is as it asked, so what it found has to be kept.
    ///
    /// # Errors
    ///
    /// When the journal does not take them; then nothing has changed.
    pub(crate) fn commit(mut self, journal: &dyn Journal) -> Result<Position, JournalError> {
        if !self.batch.entries.is_empty() {
            let used = self.store.serial.used().to_string().into_bytes();
            self.record(Table::Meta, Serial::KEY.to_owned(), Some(used));
        }
        let position = journal.append(std::mem::take(&mut self.batch))?;
        self.undo.clear();
        Ok(position)
    }

    fn record(&mut self, table: Table, key: String, value: Option<Vec<u8>>) {
        self.batch.entries.push(Entry { table, key, value });
    }
}

impl fmt::Debug for Transaction<'_> {
    /// Writes what is changed, and no value.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.batch.fmt(formatter)
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        while let Some(undo) = self.undo.pop() {
            undo.apply(self.store);
        }
    }
}

impl Undo {
    fn apply(self, store: &mut Store) {
        match self {
            Self::Object { type_name, before: Some(object), .. } => {
                store.collection_mut(&type_name).put(object);
            }
            Self::Object { type_name, id, before: None } => {
                store.collection_mut(&type_name).remove(&id);
            }
            Self::Edge { before: Some(edge), .. } => {
                store.graph.put(edge);
            }
            Self::Edge { id, before: None } => {
                store.graph.remove(&id);
            }
            Self::Document { name, before: Some(document) } => {
                store.documents.insert(name, document);
            }
            Self::Document { name, before: None } => {
                store.documents.remove(&name);
            }
            Self::Remembered { name, before: Some(value) } => {
                store.remembered.insert(name, value);
            }
            Self::Remembered { name, before: None } => {
                store.remembered.remove(&name);
            }
        }
    }
}

/// Returns the key of an object in the journal.
pub(super) fn object_key(type_name: &str, id: &str) -> String {
    format!("{type_name}/{}", fold(id))
}

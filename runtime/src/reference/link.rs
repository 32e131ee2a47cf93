//! The data of a reference, whatever its target.

use std::{fmt, sync::atomic::AtomicUsize};

use serde_json::Map;

use crate::{
    Json, ObjectId, Revision, pointer,
    record::{self, Entry, Kind, Record, Slot, SlotRef, Table},
    value::Field,
};

/// The data of a reference, whatever its target.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Link {
    path: Option<String>,
    properties: Option<Json>,
    collection: Option<String>,
    id: Option<String>,
    revision: Option<String>,
    expanded: Map<String, Json>,
}

static FOLLOWERS: [AtomicUsize; 6] = [const { AtomicUsize::new(0) }; 6];

static TABLE: Table = Table::sorted(
    "Reference",
    &[
        Entry { name: "_ref", field: "path", kind: Kind::Plain },
        Entry { name: "_refProperties", field: "properties", kind: Kind::Plain },
        Entry { name: "_refResourceCollection", field: "collection", kind: Kind::Plain },
        Entry { name: "_refResourceId", field: "id", kind: Kind::Plain },
        Entry { name: "_refResourceRev", field: "revision", kind: Kind::ReadOnly },
    ],
    &FOLLOWERS,
);

impl Link {
    /// Makes a link to an object of a collection.
    #[must_use]
    pub fn new(collection: &str, id: &ObjectId) -> Self {
        Self {
            path: Some(format!("{collection}/{}", id.path_element())),
            collection: Some(collection.to_owned()),
            id: Some(id.as_str().to_owned()),
            ..Self::default()
        }
    }

    /// Returns the path of the target below `/openidm/`.
    #[must_use]
    pub fn path(&self) -> &str {
        self.path.as_deref().unwrap_or_default()
    }

    /// Returns the collection of the target.
    #[must_use]
    pub fn collection(&self) -> &str {
        match &self.collection {
            Some(collection) => collection,
            None => self.path().rsplit_once('/').map_or("", |(collection, _)| collection),
        }
    }

    /// Returns the identifier of the target.
    #[must_use]
    pub fn id(&self) -> Option<ObjectId> {
        if let Some(id) = &self.id {
            return ObjectId::new(id).ok();
        }
        let (_, element) = self.path().rsplit_once('/')?;
        ObjectId::new(pointer::decode(element)?).ok()
    }

    /// Returns the revision of the target, where the server tells it.
    #[must_use]
    pub fn revision(&self) -> Option<Revision> {
        Revision::new(self.revision.as_deref()?).ok()
    }

    /// Returns the data of the link itself.
    #[must_use]
    pub fn properties(&self) -> Option<&Map<String, Json>> {
        self.properties.as_ref()?.as_object()
    }

    /// Returns the fields of the target that came with the reference.
    #[must_use]
    pub const fn expanded(&self) -> &Map<String, Json> {
        &self.expanded
    }

    pub(super) fn insert_property(&mut self, name: String, value: Json) {
        let mut properties = match self.properties.take() {
            Some(Json::Object(properties)) => properties,
            _ => Map::new(),
        };
        properties.insert(name, value);
        self.properties = Some(Json::Object(properties));
    }

    /// Returns the target as an object: its expanded fields and its identity.
    ///
    /// `_id` and `_rev` beside a reference, where there are any, are those of the link itself.
    pub(super) fn target_members(&self) -> Map<String, Json> {
        let mut members = self.expanded.clone();
        let id = self.id().map(|id| id.as_str().to_owned());
        for (name, value) in [("_id", id), ("_rev", self.revision.clone())] {
            match value {
                Some(text) => members.insert(name.to_owned(), Json::String(text)),
                None => members.remove(name),
            };
        }
        members
    }
}

impl Record for Link {
    fn table(&self) -> &'static Table {
        &TABLE
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => Field::slot(&mut self.path),
            1 => Field::slot(&mut self.properties),
            2 => Field::slot(&mut self.collection),
            3 => Field::slot(&mut self.id),
            4 => Field::slot(&mut self.revision),
            _ => Slot::Ignored,
        }
    }

    fn get(&self, index: usize) -> SlotRef<'_> {
        match index {
            0 => Field::show(&self.path),
            1 => Field::show(&self.properties),
            2 => Field::show(&self.collection),
            3 => Field::show(&self.id),
            4 => Field::show(&self.revision),
            _ => SlotRef::Absent,
        }
    }

    fn rest(&self) -> Option<&Map<String, Json>> {
        Some(&self.expanded)
    }

    fn rest_mut(&mut self) -> Option<&mut Map<String, Json>> {
        Some(&mut self.expanded)
    }

    fn finish(&mut self) -> Result<(), String> {
        if self.path.is_none() {
            return Err("expected `_ref` in a reference".to_owned());
        }
        Ok(())
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        record::debug(self, formatter)
    }
}

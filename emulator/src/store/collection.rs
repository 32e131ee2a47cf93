//! The objects of one type.

use std::{collections::BTreeMap, sync::Arc};

use mosaic::Json;
use serde_json::Map;

use super::values::Values;

/// The member that holds the id.
pub(crate) const ID: &str = "_id";

/// The member that holds the revision.
pub(crate) const REVISION: &str = "_rev";

/// The objects of one type, by their ids in lower case: the directory does not tell cases apart.
#[derive(Default)]
pub(crate) struct Collection {
    objects: BTreeMap<String, Arc<Object>>,
    values: Values,
}

/// One object as it is stored: without relationships and without what is computed.
#[derive(Clone, PartialEq)]
pub(crate) struct Object {
    id: String,
    revision: String,
    members: Map<String, Json>,
}

/// Returns the one spelling of an id that all its spellings share.
pub(crate) fn fold(id: &str) -> String {
    id.to_lowercase()
}

impl Collection {
    /// Returns the object with the id `id`, in whatever case it is written.
    pub(crate) fn get(&self, id: &str) -> Option<&Arc<Object>> {
        self.objects.get(id).or_else(|| self.objects.get(&fold(id)))
    }

    /// Returns how many objects there are.
    pub(crate) fn len(&self) -> usize {
        self.objects.len()
    }

    /// Returns the objects, in the order of their ids.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<Object>> {
        self.objects.values()
    }

    /// Returns whether an object but the one with the id `except` has `text` in `property`, in capital
    /// or small letters.
    pub(crate) fn is_taken(&self, property: &str, text: &str, except: Option<&str>) -> bool {
        let except = except.map(fold);
        self.owners(property, text).iter().any(|owner| Some(owner) != except.as_ref())
    }

    /// Returns the objects that have `text` in `property`, in capital or small letters, alone or in a
    /// list; in the order of their ids.
    pub(crate) fn having(&self, property: &str, text: &str) -> Vec<&Arc<Object>> {
        let owners = self.owners(property, text).into_iter();
        owners.filter_map(|id| self.objects.get(&id)).collect()
    }

    fn owners(&self, property: &str, text: &str) -> Vec<String> {
        self.values.owners(property, text, self.objects.values().map(AsRef::as_ref))
    }

    /// Puts an object, and returns the one that was in its place.
    pub(super) fn put(&mut self, object: Arc<Object>) -> Option<Arc<Object>> {
        let before = self.remove(object.id());
        self.values.add(&object);
        self.objects.insert(fold(object.id()), object);
        before
    }

    /// Removes an object.
    pub(super) fn remove(&mut self, id: &str) -> Option<Arc<Object>> {
        let before = self.objects.remove(&fold(id))?;
        self.values.remove(&before);
        Some(before)
    }
}

impl Object {
    /// Makes an object of its properties; an `_id` or `_rev` among them counts for nothing.
    pub(crate) fn new(id: String, revision: String, content: Map<String, Json>) -> Self {
        let mut members = Map::with_capacity(content.len() + 2);
        members.insert(ID.to_owned(), Json::from(id.as_str()));
        members.insert(REVISION.to_owned(), Json::from(revision.as_str()));
        members.extend(content.into_iter().filter(|(name, _)| name != ID && name != REVISION));
        Self { id, revision, members }
    }

    /// Returns the id, as it was written when the object was created.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// Returns the revision.
    pub(crate) fn revision(&self) -> &str {
        &self.revision
    }

    /// Returns the properties behind `_id` and `_rev`.
    pub(crate) fn members(&self) -> &Map<String, Json> {
        &self.members
    }

    /// Returns the properties without `_id` and `_rev`.
    pub(crate) fn content(&self) -> Map<String, Json> {
        let members = self.members.iter().skip(2);
        members.map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    /// Returns whether these are its properties, in any order.
    pub(crate) fn has_content(&self, content: &Map<String, Json>) -> bool {
        let is_equal = |(name, value): (&String, &Json)| content.get(name) == Some(value);
        self.members.len() == content.len() + 2 && self.members.iter().skip(2).all(is_equal)
    }

    /// Returns the object that the journal kept as `members`.
    pub(super) fn from_members(mut members: Map<String, Json>) -> Option<Self> {
        let mut text = |name| match members.shift_remove(name) {
            Some(Json::String(text)) => Some(text),
            _ => None,
        };
        let (id, revision) = (text(ID)?, text(REVISION)?);
        Some(Self::new(id, revision, members))
    }
}

impl std::fmt::Debug for Object {
    /// Writes which object it is, and none of its values.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} at {}", self.id, self.revision)
    }
}

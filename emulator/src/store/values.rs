//! Who has which value: what a policy asks that wants a value to be unique, and a query for one.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Mutex, PoisonError},
};

use mosaic::Json;

use super::{Object, fold};
use crate::folding;

/// The texts that the objects of one type have in some properties.
///
/// A property is looked at when it is first asked for, and kept up to date from then on.
#[derive(Default)]
pub(super) struct Values {
    properties: Mutex<BTreeMap<String, Owners>>,
}

/// The objects that have a text in one property, by the text without its case.
type Owners = HashMap<String, BTreeSet<String>>;

impl Values {
    /// Returns the folded ids of the objects that have `text` in `property`, in capital or small letters,
    /// alone or in a list. `objects` are all there are.
    pub(super) fn owners<'o>(
        &self,
        property: &str,
        text: &str,
        objects: impl Iterator<Item = &'o Object>,
    ) -> Vec<String> {
        let mut properties = self.properties.lock().unwrap_or_else(PoisonError::into_inner);
        if !properties.contains_key(property) {
            let mut owners = Owners::new();
            for object in objects {
                add(&mut owners, property, object);
            }
            properties.insert(property.to_owned(), owners);
        }
        let owners = properties.get(property).and_then(|owners| owners.get(&*folding::fold(text)));
        owners.into_iter().flatten().cloned().collect()
    }

    /// Takes note of an object that is there now.
    pub(super) fn add(&mut self, object: &Object) {
        let properties = self.properties.get_mut().unwrap_or_else(PoisonError::into_inner);
        for (property, owners) in properties {
            add(owners, property, object);
        }
    }

    /// Takes note of an object that is no longer there.
    pub(super) fn remove(&mut self, object: &Object) {
        let properties = self.properties.get_mut().unwrap_or_else(PoisonError::into_inner);
        for (property, owners) in properties {
            for text in texts(object, property) {
                if let Some(ids) = owners.get_mut(&*text) {
                    ids.remove(&fold(object.id()));
                    if ids.is_empty() {
                        owners.remove(&*text);
                    }
                }
            }
        }
    }
}

fn add(owners: &mut Owners, property: &str, object: &Object) {
    for text in texts(object, property) {
        owners.entry(text.into_owned()).or_default().insert(fold(object.id()));
    }
}

fn texts<'o>(object: &'o Object, property: &str) -> impl Iterator<Item = Cow<'o, str>> {
    let value = object.members().get(property);
    let elements = value.and_then(Json::as_array).into_iter().flatten();
    value.into_iter().chain(elements).filter_map(Json::as_str).map(folding::fold)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::{Map, json};

    use super::super::Collection;
    use super::*;

    fn object(id: &str, name: &str) -> Arc<Object> {
        let content = Map::from_iter([("name".to_owned(), json!(name))]);
        Arc::new(Object::new(id.to_owned(), "0".to_owned(), content))
    }

    #[test]
    fn a_value_is_taken_as_long_as_another_object_has_it() {
        let mut collection = Collection::default();
        collection.put(object("1", "Ann"));
        let taken =
            |collection: &Collection, text, except| collection.is_taken("name", text, except);
        assert!(taken(&collection, "ann", None) && !taken(&collection, "ann", Some("1")));
        collection.put(object("2", "ANN"));
        assert!(taken(&collection, "ann", Some("1")));
        collection.put(object("2", "bob"));
        assert!(taken(&collection, "Bob", None) && !taken(&collection, "ann", Some("1")));
        collection.remove("2");
        assert!(!taken(&collection, "bob", None) && !taken(&collection, "", None));
    }
}

//! What a configuration declares, by name.

use std::collections::HashMap;

use crate::catalog::{Catalog, Origin};
use crate::model::{Model, Object, Property};

/// The types of a configuration, by name.
pub(super) struct Declared<'m> {
    types: HashMap<&'m str, DeclaredType<'m>>,
}

/// A type, and its properties by name.
pub(super) struct DeclaredType<'m> {
    pub(super) object: &'m Object<'m>,
    properties: HashMap<&'m str, &'m Property<'m>>,
}

impl<'m> Declared<'m> {
    pub(super) fn of(model: &'m Model<'m>) -> Self {
        let types = model.objects.iter().map(|object| {
            let properties = object.properties().iter();
            let properties = properties.map(|property| (&*property.name.value, property)).collect();
            (&*object.name.value, DeclaredType { object, properties })
        });
        Self { types: types.collect() }
    }

    pub(super) fn get(&self, name: &str) -> Option<&DeclaredType<'m>> {
        self.types.get(name)
    }
}

impl<'m> DeclaredType<'m> {
    pub(super) fn property(&self, name: &str) -> Option<&'m Property<'m>> {
        self.properties.get(name).copied()
    }
}

/// Returns the way out where the entry of `name` of the type `owner` is wrong: `own` where it is one's own,
/// and another one where only the vendor can write it.
pub(super) fn way_out(owner: &str, name: &str, own: &'static str) -> &'static str {
    if is_shipped(owner, name) { OF_THE_VENDOR } else { own }
}

/// The way out where the mapping of what the vendor ships is wrong.
pub(super) const OF_THE_VENDOR: &str = "read both documents from one tenant at one time; where they still \
                                        differ, the mapping is damaged, and the vendor has to mend it";

/// Returns whether the vendor maps the property `name` of the type `owner`, on tenants that have it or
/// not: tenants of different age declare different ones, and the mapping is of the newest.
pub(super) fn is_shipped(owner: &str, name: &str) -> bool {
    Catalog::embedded().origin(owner, name) != Origin::Own
}

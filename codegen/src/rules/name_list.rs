//! The lists `order` and `required` of a schema, held against its properties.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::json::{Kind, Value};
use crate::model::{Schema, is_placeholder};
use crate::rules::ObjectSite;

/// A list of names of properties, as it was written.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameList<'s, 'c, 'a> {
    site: &'s ObjectSite<'c, 'a>,
    /// The list.
    pub(super) value: Value<'a>,
}

/// A name in a list.
#[derive(Clone, Debug)]
pub(super) struct Listed<'a> {
    /// The element that it is.
    pub(super) element: Value<'a>,
    /// The name.
    pub(super) name: Cow<'a, str>,
}

impl<'s, 'c, 'a> NameList<'s, 'c, 'a> {
    /// Returns the list `key` of the schema at `site`, where it is one and every property is known.
    pub(super) fn of(site: &'s ObjectSite<'c, 'a>, key: &str) -> Option<Self> {
        let value = site.open_schema()?.value.get(key)?;
        (value.kind() == Kind::Array).then_some(Self { site, value })
    }

    /// Returns the names, in order.
    pub(super) fn names(self) -> impl Iterator<Item = Listed<'a>> {
        let elements = self.value.elements().filter(|element| !is_placeholder(*element));
        elements.filter_map(|element| Some(Listed { element, name: element.as_str()? }))
    }

    /// Returns the names that lead to no property; without those of properties that stand at the
    /// wrong place, which `schema-stray-property` reports.
    pub(super) fn dangling(self) -> impl Iterator<Item = Listed<'a>> {
        let object = self.site.object;
        let strays = object.schema.iter().flat_map(Schema::strays);
        let strays: HashSet<_> = strays.map(|stray| stray.key.name()).collect();
        let listed = self.names();
        listed.filter(move |listed| {
            object.property(&listed.name).is_none() && !strays.contains(&listed.name)
        })
    }

    /// Returns the names of properties that stand again, each with the element that it first is.
    pub(super) fn repeated(self) -> impl Iterator<Item = (Listed<'a>, Value<'a>)> {
        let mut first = HashMap::new();
        self.names().filter_map(move |listed| {
            let earlier = *first.entry(listed.name.clone()).or_insert(listed.element);
            let is_again = earlier.id() != listed.element.id();
            let is_property = self.site.object.property(&listed.name).is_some();
            (is_again && is_property).then_some((listed, earlier))
        })
    }
}

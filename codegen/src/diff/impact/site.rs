//! A change and where it stands.

use crate::catalog::{Catalog, CatalogProperty, ManagedType};
use crate::diff::{Change, Pair, Side};
use crate::json::Value;
use crate::model::{IndexClass, Kind, Object, Property, Slot, Storage};

/// How many characters of a name are shown at most.
const LIMIT: usize = 80;

/// A change, and the sides that it is between.
pub(super) struct Site<'c, 'm> {
    pub(super) change: &'c Change<'m>,
    pub(super) old: Side<'m>,
    pub(super) new: Side<'m>,
}

/// Where a property stands.
#[derive(Clone, Debug)]
pub(super) enum Place<'m> {
    /// Among the properties of a type.
    Own,
    /// Inside these properties, from the outermost to the innermost.
    Inside(Vec<&'m Property<'m>>),
    /// Among what is said about a reference, or where nothing is generated of it.
    Beside,
}

/// Which way a flag was turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turned {
    On,
    Off,
}

impl<'m> Site<'_, 'm> {
    /// Returns the path, as a name in a sentence.
    pub(super) fn path(&self) -> String {
        name(&self.change.path)
    }

    /// Returns the name of the type, of the newer side where both have it.
    pub(super) fn type_name(&self) -> &'m str {
        self.change.object.latest().map_or("", |object| &object.name.value)
    }

    /// Returns the values that are written.
    pub(super) fn values(&self) -> Pair<Value<'m>> {
        let written = self.change.written;
        let value = |written: Option<crate::diff::Written<'m>>| written.and_then(|it| it.value);
        Pair { old: value(written.old), new: value(written.new) }
    }

    /// Returns the key that the change is about, without what says that it is one of `items`.
    pub(super) fn key(&self) -> &str {
        let key = self.change.key.as_deref().unwrap_or_default();
        key.rsplit('.').next().unwrap_or_default()
    }

    /// Returns whether the key stands in the `items` of an array.
    pub(super) fn is_of_items(&self) -> bool {
        self.change.key.as_deref().is_some_and(|key| key.starts_with("items."))
    }

    /// Returns the property, of the newer side where both have it.
    pub(super) fn property(&self) -> Option<&'m Property<'m>> {
        self.change.property.latest()
    }

    /// Returns which way the flag was turned that is `default` where it is not there.
    pub(super) fn turned(&self, default: bool) -> Turned {
        let is_on = |value: Option<Value<'_>>| {
            value.map_or(default, |value| match value.as_bool() {
                Some(flag) => flag,
                None => value.as_str().is_some_and(|text| text == "true"),
            })
        };
        if is_on(self.values().new) { Turned::On } else { Turned::Off }
    }

    /// Returns whether the property stands inside another one, where the server runs nothing.
    pub(super) fn is_nested(&self) -> bool {
        !matches!(self.place(), Place::Own)
    }

    /// Returns where the property stands.
    pub(super) fn place(&self) -> Place<'m> {
        let Pair { old, new } = self.change.property;
        match (self.change.object.new, new, self.change.object.old, old) {
            (Some(object), Some(property), ..) | (_, _, Some(object), Some(property)) => {
                place(object, property)
            }
            _ => Place::Own,
        }
    }

    /// Returns the shipped type that the type is.
    pub(super) fn shipped(&self) -> Option<&'static ManagedType> {
        Catalog::embedded().managed_type(self.type_name())
    }

    /// Returns the shipped property that the property is.
    pub(super) fn shipped_property(&self) -> Option<&'static CatalogProperty> {
        if self.is_nested() {
            return None;
        }
        self.shipped()?.property(&self.property()?.name.value)
    }

    /// Returns the extension slot that the property is.
    pub(super) fn slot(&self) -> Option<&'m Slot> {
        match &self.property()?.storage {
            Storage::Slot(slot) if !self.is_nested() => Some(slot),
            _ => None,
        }
    }

    /// Returns what a query cost before and costs now; of a side without the property, nothing.
    pub(super) fn index(&self) -> Pair<IndexClass> {
        let Pair { old, new } = self.change.property;
        Pair { old: old.map(|property| property.index), new: new.map(|property| property.index) }
    }

    /// Returns whether filters on the property worked before.
    pub(super) fn was_queryable(&self) -> bool {
        !self.is_nested() && self.index().old.is_some_and(|it| it != IndexClass::NotQueryable)
    }
}

/// Returns `text` as a name in a sentence, cut short where it is long.
pub(super) fn name(text: &str) -> String {
    match text.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}

/// Returns `texts`, each as a name, as an enumeration in a sentence.
pub(super) fn enumerated(texts: &[String]) -> String {
    let names: Vec<_> = texts.iter().map(|text| name(text)).collect();
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => names.concat(),
    }
}

/// Returns `value` as it is written, short, in a sentence.
pub(super) fn shown(value: Value<'_>) -> String {
    format!("`{}`", value.excerpt())
}

/// Returns where `property` stands in `object`: the declarations that enclose it are found by their
/// spans, which are in order.
fn place<'m>(object: &'m Object<'m>, property: &'m Property<'m>) -> Place<'m> {
    let span = property.name.span;
    let mut siblings = object.properties();
    let mut above = Vec::new();
    loop {
        let before = siblings.partition_point(|sibling| sibling.name.span.start <= span.start);
        let Some(found) = before.checked_sub(1).and_then(|position| siblings.get(position)) else {
            return Place::Beside;
        };
        if std::ptr::eq(found, property) {
            return if above.is_empty() { Place::Own } else { Place::Inside(above) };
        }
        above.push(found);
        siblings = parts(found);
    }
}

/// Returns the properties that are fields of what `property` holds.
pub(super) fn parts<'m>(property: &'m Property<'m>) -> &'m [Property<'m>] {
    let kind = match &property.kind {
        Kind::Array(items) => &items.kind,
        kind => kind,
    };
    match kind {
        Kind::Object(object) => &object.properties,
        _ => &[],
    }
}

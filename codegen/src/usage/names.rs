//! What is looked for: properties by what IDM calls them and by what AM does, and types.

use foldhash::{HashMap, HashSet};

use crate::catalog::Catalog;

/// The names that are looked for.
///
/// IDM knows a property by its own name, AM by the attribute of the directory behind it: a script of a
/// journey says `fr-attr-istr2` where one of an endpoint says `frIndexedString2`. What has no attribute
/// of its own, such as `custom_tier`, AM sees by its own name within the attribute that holds them all.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Properties, by the way to them.
    properties: HashSet<String>,
    /// Those inside of others: see [`Space::Inside`].
    inside: HashSet<String>,
    /// The last names of the ways to properties.
    last: HashSet<String>,
    attributes: HashSet<String>,
    /// Those of the names that mean nothing else, wherever they stand.
    distinct: HashSet<String>,
    types: HashSet<String>,
    actions: HashSet<String>,
}

/// Which of its names something is called by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Space {
    /// A property, as IDM knows it: the names on the way to it, `address.street`.
    Property,
    /// A property of an object inside of another one, of which no more is known than what it is called
    /// itself: `address.street`, or `.street` where not even that is.
    Inside,
    /// An attribute of the directory, as AM knows a property.
    Attribute,
    /// The name of a type.
    Type,
    /// The name of an action.
    Action,
}

impl Names {
    /// Asks for the type called `name`.
    pub fn add_type(&mut self, name: &str) {
        self.types.insert(name.to_owned());
    }

    /// Asks for the action called `name` of whatever type.
    pub fn add_action(&mut self, name: &str) {
        self.actions.insert(name.to_owned());
    }

    /// Asks for the property of the type `owner` that the names in `way` lead to, with dots between them:
    /// `mail`, or `address.street` for one inside of another.
    pub fn add_property(&mut self, owner: &str, way: &str) {
        self.properties.insert(way.to_owned());
        self.last.insert(way.to_owned()); // a name may have a dot
        self.attributes.extend(attribute(owner, way));
        let names = [Some(way.split('.').next().unwrap_or(way).to_owned()), attribute(owner, way)];
        let is_distinct = |name: &String| is_distinct(owner, name);
        self.distinct.extend(names.into_iter().flatten().filter(is_distinct));
        if let Some((outside, name)) = way.rsplit_once('.') {
            self.last.insert(name.to_owned());
            self.inside.extend([inside(Some(last(outside)), name), inside(None, name)]);
        }
    }

    /// Returns whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.properties.is_empty() && self.types.is_empty() && self.actions.is_empty()
    }

    /// Returns whether `name` is asked for.
    pub(super) fn has(&self, space: Space, name: &str) -> bool {
        match space {
            Space::Property => self.properties.contains(name),
            Space::Inside => self.inside.contains(name),
            Space::Attribute => self.attributes.contains(name),
            Space::Type => self.types.contains(name),
            Space::Action => self.actions.contains(name),
        }
    }

    /// Returns whether `name` is asked for and means nothing else, so that a text which is just that
    /// means it wherever it stands: the name of a slot, one with the prefix of custom properties, or
    /// that of an attribute which is no word.
    ///
    /// Others, such as `mail` or `description`, are words too.
    pub(super) fn is_distinct(&self, name: &str) -> bool {
        self.distinct.contains(name)
    }

    /// Returns whether the way to a property that is asked for may end with `name`.
    pub(super) fn has_last(&self, name: &str) -> bool {
        self.last.contains(name)
    }

    /// Returns every name that is asked for.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        let names = self.last.iter().chain(&self.attributes).chain(&self.types);
        names.chain(&self.actions).chain(&self.distinct).map(String::as_str)
    }
}

/// Returns whether `name`, of a property of the type `owner` or of its attribute, is no word of anything
/// else.
fn is_distinct(owner: &str, name: &str) -> bool {
    let catalog = Catalog::embedded();
    let is_custom = catalog.custom_prefix().is_some_and(|prefix| name.starts_with(prefix));
    is_custom || looks_like_attribute(name) || catalog.slot(owner, name).is_some()
}

/// Returns whether `name` looks like that of an attribute of the directory, and like nothing else.
pub(super) fn looks_like_attribute(name: &str) -> bool {
    name.contains('-')
}

/// Returns the attribute of the directory behind the property `name` of the type `owner`.
pub(super) fn attribute(owner: &str, name: &str) -> Option<String> {
    let catalog = Catalog::embedded();
    if let Some(slot) = catalog.slot(owner, name) {
        return Some(catalog.family(slot.family).attribute(slot.number));
    }
    let shipped = catalog.managed_type(owner)?.property(name)?;
    shipped.attribute.map(str::to_owned)
}

/// Returns the last name of `way`.
pub(super) fn last(way: &str) -> &str {
    way.rsplit('.').next().unwrap_or(way)
}

/// Returns what a property called `name` is known by that is inside of the property `outside`.
pub(super) fn inside(outside: Option<&str>, name: &str) -> String {
    format!("{}.{name}", outside.unwrap_or_default())
}

/// Returns whether `character` may be part of a name in a script.
pub(super) fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '$')
}

/// Hits by what they hit.
pub(super) type ByName<T> = HashMap<(Space, String), T>;

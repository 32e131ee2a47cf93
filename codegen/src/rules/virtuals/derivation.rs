//! Derived properties, and where the paths that they follow lead.

use crate::catalog::{CatalogProperty, Product};
use crate::json::{Kind as JsonKind, Value};
use crate::model::{
    Kind, Object, Property, QueryConfig, Relationship, Storage, Text, Virtual, has_placeholder,
    is_placeholder,
};
use crate::rules::{Collection, Context, Site};
use crate::span::Spanned;

/// The key of the paths in a `queryConfig`.
pub(super) const PATHS: &str = "referencedRelationshipFields";

/// How many types one step is followed to; beyond, a path leads nobody knows where.
const ENOUGH: usize = 8;

/// A property with a `queryConfig` whose paths can be followed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Derivation<'c, 'a> {
    pub(super) context: &'c Context<'c, 'a>,
    /// The type that every path begins at.
    pub(super) owner: &'c Object<'a>,
    pub(super) property: &'c Property<'a>,
    pub(super) config: &'c QueryConfig<'a>,
}

/// What stands where the paths belong.
#[derive(Clone, Copy, Debug)]
pub(super) enum Paths<'a> {
    /// One path or several.
    Sound,
    /// A placeholder, here or in it.
    Hidden,
    /// None, or one without a step, though there may be a list for it.
    None(Option<Value<'a>>),
    /// What is no path, at this value.
    Malformed(Value<'a>),
}

/// Where a path leads.
#[derive(Clone, Debug)]
pub(super) enum Way<'c, 'a> {
    /// To these collections.
    To(End<'c, 'a>),
    /// Nobody knows: it passes a type that is not here, or a placeholder.
    Unknown,
    /// To a name that none of these types has.
    Missing(&'c Spanned<Text<'a>>, Vec<&'c Object<'a>>),
    /// To a property that is no relationship, of the type before it.
    Plain(&'c Spanned<Text<'a>>, &'c Object<'a>, &'c Property<'a>),
}

/// The collections at the end of a path.
#[derive(Clone, Debug, Default)]
pub(super) struct End<'c, 'a> {
    /// Their paths, such as `managed/alpha_role`.
    pub(super) collections: Vec<&'c str>,
    /// Those that are types of this configuration.
    pub(super) objects: Vec<&'c Object<'a>>,
    /// Whether there may be others, or others than these types.
    pub(super) is_open: bool,
}

/// Whether and to what a property refers, alone or as the elements of an array.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reference<'c, 'a> {
    /// To others.
    To(&'c Relationship<'a>),
    /// To nothing.
    None,
    /// Nobody knows: what it holds is left to a placeholder, or told by no type.
    Hidden,
}

impl<'c, 'a> Derivation<'c, 'a> {
    /// Returns the derivation of `property` of the type `owner`, whether or not it is declared to be
    /// virtual; nothing where it has none, or one whose paths are not sound, and for an extension slot,
    /// of which `rdvp-ext-attr` says all there is to say.
    pub(super) fn of(
        context: &'c Context<'c, 'a>,
        owner: &'c Object<'a>,
        property: &'c Property<'a>,
    ) -> Option<Self> {
        let config = property.query_config().filter(|_| !is_slot(property))?;
        let is_sound = matches!(Paths::of(config), Paths::Sound);
        is_sound.then_some(Self { context, owner, property, config })
    }

    /// Returns the derivation of the property at `site`, as [`Derivation::of`] does.
    pub(super) fn at(site: &Site<'c, 'a>) -> Option<Self> {
        Self::of(site.context(), site.object(), site.property)
    }

    /// Returns the entry of the catalog, where the vendor ships the property.
    pub(super) fn shipped(&self) -> Option<&'static CatalogProperty> {
        shipped(self.context, self.owner, &self.property.name.value)
    }

    /// Returns where each of the paths leads.
    pub(super) fn ways(&self) -> impl Iterator<Item = Way<'c, 'a>> {
        let derivation = *self;
        self.config.paths.iter().map(move |path| derivation.follow(path))
    }

    /// Returns the ends of all paths together; nothing where one of them leads nobody knows where.
    pub(super) fn ends(&self) -> Option<Vec<&'c Object<'a>>> {
        let mut objects: Vec<&'c Object<'a>> = Vec::new();
        for way in self.ways() {
            let Way::To(End { objects: more, is_open: false, .. }) = way else { return None };
            for object in more {
                if objects.len() < ENOUGH && !is_among(&objects, object) {
                    objects.push(object);
                }
            }
        }
        Some(objects)
    }

    fn follow(&self, path: &'c [Spanned<Text<'a>>]) -> Way<'c, 'a> {
        let is_open = !tells_properties(self.context, self.owner);
        let mut end = End { collections: Vec::new(), objects: vec![self.owner], is_open };
        for step in path {
            match self.step(step, &end) {
                Way::To(next) => end = next,
                other => return other,
            }
        }
        Way::To(end)
    }

    fn step(&self, name: &'c Spanned<Text<'a>>, from: &End<'c, 'a>) -> Way<'c, 'a> {
        let found = from.objects.iter().copied();
        let mut found = found.filter_map(|object| Some((object, object.property(&name.value)?)));
        let mut next = End::default();
        let (mut plain, mut is_followed) = (None, false);
        for (object, property) in found.by_ref() {
            match Reference::of(property) {
                Reference::To(relationship) => {
                    is_followed = true;
                    next.add(self.context, relationship);
                }
                Reference::Hidden => return Way::Unknown,
                Reference::None => plain = Some(Way::Plain(name, object, property)),
            }
        }
        match plain {
            _ if is_followed => Way::To(next),
            _ if from.is_open || has_placeholder(&name.value) => Way::Unknown,
            Some(plain) => plain,
            None => Way::Missing(name, from.objects.clone()),
        }
    }
}

impl<'a> Paths<'a> {
    /// Returns what stands in `config` where the paths belong.
    pub(super) fn of(config: &QueryConfig<'a>) -> Self {
        if is_placeholder(config.value) {
            return Self::Hidden;
        }
        match config.value.get(PATHS) {
            None => Self::None(None),
            Some(list) if is_placeholder(list) => Self::Hidden,
            Some(list) if list.is_null() => Self::None(Some(list)),
            Some(list) if list.kind() != JsonKind::Array => Self::Malformed(list),
            Some(list) if list.is_empty() => Self::None(Some(list)),
            Some(list) => Self::of_list(list),
        }
    }

    /// Returns what `list` is: names alone are one path, lists alone are several.
    fn of_list(list: Value<'a>) -> Self {
        let mut kind = None;
        for element in list.elements() {
            if is_placeholder(element) {
                return Self::Hidden;
            }
            if *kind.get_or_insert(element.kind()) != element.kind() {
                return Self::Malformed(element);
            }
            match element.kind() {
                JsonKind::String => {}
                JsonKind::Array if element.is_empty() => return Self::None(Some(element)),
                JsonKind::Array => {
                    for name in element.elements() {
                        if is_placeholder(name) {
                            return Self::Hidden;
                        }
                        if name.kind() != JsonKind::String {
                            return Self::Malformed(name);
                        }
                    }
                }
                _ => return Self::Malformed(element),
            }
        }
        Self::Sound
    }
}

impl<'c, 'a> End<'c, 'a> {
    /// Adds what `relationship` refers to.
    fn add(&mut self, context: &Context<'c, 'a>, relationship: &'c Relationship<'a>) {
        let targets = &relationship.targets;
        self.is_open |= targets.is_empty() || targets.len() + self.collections.len() > ENOUGH;
        for target in targets.iter().take(ENOUGH) {
            let Some(path) = target.known_path() else {
                self.is_open = true;
                continue;
            };
            if self.collections.len() == ENOUGH || self.collections.contains(&path) {
                continue;
            }
            self.collections.push(path);
            match context.collection(path) {
                Collection::Object(object) if tells_properties(context, object) => {
                    self.objects.push(object);
                }
                _ => self.is_open = true,
            }
        }
    }
}

impl<'c, 'a> Reference<'c, 'a> {
    /// Returns whether and to what `property` refers.
    pub(super) fn of(property: &'c Property<'a>) -> Self {
        let of_kind = |kind: &'c Kind<'a>| match kind {
            Kind::Relationship(relationship) => Self::To(relationship),
            Kind::Any => Self::Hidden,
            _ => Self::None,
        };
        match &property.kind {
            Kind::Array(items) => of_kind(&items.kind),
            kind => of_kind(kind),
        }
    }
}

/// Returns the properties of `object` that refer to others.
pub(super) fn references<'c, 'a>(object: &'c Object<'a>) -> impl Iterator<Item = &'c Property<'a>> {
    let properties = object.properties().iter();
    properties.filter(|property| matches!(Reference::of(property), Reference::To(_)))
}

/// Returns whether the text of `object` tells all of its properties.
fn tells_properties(context: &Context<'_, '_>, object: &Object<'_>) -> bool {
    object.open_schema().is_some() && context.documents.is_intact(object.source())
}

/// Returns the entry of the catalog, where the vendor ships the property `name` of `object`.
pub(super) fn shipped(
    context: &Context<'_, '_>,
    object: &Object<'_>,
    name: &str,
) -> Option<&'static CatalogProperty> {
    match context.product() {
        Product::Aic => context.catalog.managed_type(&object.name.value)?.property(name),
        Product::Idm => None,
    }
}

fn is_slot(property: &Property<'_>) -> bool {
    matches!(property.storage, Storage::Slot(_))
}

/// Returns whether the server derives the value of `property`, or is meant to.
pub(super) fn is_derived(property: &Property<'_>) -> bool {
    matches!(property.virtual_, Virtual::Derived(_) | Virtual::Unmarked(_))
}

fn is_among(objects: &[&Object<'_>], object: &Object<'_>) -> bool {
    objects.iter().any(|other| std::ptr::eq(*other, object))
}

//! References between types.

use crate::json::{Member, Value};
use crate::model::read::{self, Read};
use crate::model::{Property, Setting, Text, has_placeholder, type_of_path};

/// A node whose type is `relationship`: the property itself, or its `items`.
#[derive(Clone, Debug)]
pub struct Relationship<'a> {
    /// The whole node, as written.
    pub value: Value<'a>,
    /// The entries of `resourceCollection`, also where it is a single object.
    pub targets: Vec<Target<'a>>,
    /// The properties of `_refProperties`, without `_id`.
    pub ref_properties: Vec<Property<'a>>,
    /// What is written for the settings that are asked for again and again.
    pub(super) settings: RelationshipSettings<'a>,
}

/// The values of settings of a relationship, as they are written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RelationshipSettings<'a> {
    pub(super) reverse_relationship: Option<Value<'a>>,
    pub(super) reverse_property_name: Option<Value<'a>>,
    pub(super) validate: Option<Value<'a>>,
    pub(super) notify_self: Option<Value<'a>>,
}

/// One entry of `resourceCollection`.
#[derive(Clone, Debug)]
pub struct Target<'a> {
    /// The whole entry, as written.
    pub value: Value<'a>,
    /// `path`, such as `managed/alpha_user`.
    pub path: Setting<'a, Text<'a>>,
    /// What is written for the settings that are asked for again and again.
    settings: TargetSettings<'a>,
}

/// The values of settings of an entry, as they are written.
#[derive(Clone, Copy, Debug, Default)]
struct TargetSettings<'a> {
    label: Option<Value<'a>>,
    notify: Option<Value<'a>>,
    conditional_association: Option<Value<'a>>,
    conditional_association_field: Option<Value<'a>>,
    query: Option<Value<'a>>,
}

impl<'a> Relationship<'a> {
    /// Returns `reverseRelationship`.
    #[must_use]
    pub fn reverse_relationship(&self) -> Setting<'a, bool> {
        setting(self.settings.reverse_relationship)
    }

    /// Returns `reversePropertyName`.
    #[must_use]
    pub fn reverse_property_name(&self) -> Setting<'a, Text<'a>> {
        setting(self.settings.reverse_property_name)
    }

    /// Returns the name of its other end, which the server heeds where `reverseRelationship` says that
    /// there is one.
    #[must_use]
    pub fn named_reverse(&self) -> Option<Text<'a>> {
        let name = self.reverse_property_name().into_text()?;
        (self.reverse_relationship().is_true() && !has_placeholder(&name)).then_some(name)
    }

    /// Returns its other ends, one for each type that it leads to: the type and the property there, which
    /// are heeded as [`Self::named_reverse`] is.
    pub fn other_ends(&self) -> impl Iterator<Item = (&str, Text<'a>)> {
        let reverse = self.named_reverse();
        let types = self.targets.iter().filter_map(Target::type_name);
        types.filter_map(move |type_name| Some((type_name, reverse.clone()?)))
    }

    /// Returns `validate`.
    #[must_use]
    pub fn validate(&self) -> Setting<'a, bool> {
        setting(self.settings.validate)
    }

    /// Returns `notifySelf`.
    #[must_use]
    pub fn notify_self(&self) -> Setting<'a, bool> {
        setting(self.settings.notify_self)
    }
}

impl<'a> Target<'a> {
    /// Returns the entry that `value` is.
    pub(super) fn new(value: Value<'a>) -> Self {
        let mut settings = TargetSettings::default();
        let mut path = Setting::Absent;
        for member in value.members() {
            match &*member.key.name() {
                "path" => path = read::setting(member.value),
                "label" => settings.label = Some(member.value),
                "notify" => settings.notify = Some(member.value),
                "conditionalAssociation" => settings.conditional_association = Some(member.value),
                "conditionalAssociationField" => {
                    settings.conditional_association_field = Some(member.value);
                }
                "query" => settings.query = Some(member.value),
                _ => {}
            }
        }
        Self { value, path, settings }
    }

    /// Returns `path`, where it is text and no part of it is left to a placeholder.
    #[must_use]
    pub fn known_path(&self) -> Option<&str> {
        let path = self.path.get()?;
        (!has_placeholder(path)).then_some(&**path)
    }

    /// Returns the name of the managed type that it leads to, where that is known.
    #[must_use]
    pub fn type_name(&self) -> Option<&str> {
        type_of_path(self.known_path()?)
    }

    /// Returns `label`.
    #[must_use]
    pub fn label(&self) -> Setting<'a, Text<'a>> {
        setting(self.settings.label)
    }

    /// Returns `notify`.
    #[must_use]
    pub fn notify(&self) -> Setting<'a, bool> {
        setting(self.settings.notify)
    }

    /// Returns `conditionalAssociation`, on the side that grants.
    #[must_use]
    pub fn conditional_association(&self) -> Setting<'a, bool> {
        setting(self.settings.conditional_association)
    }

    /// Returns `conditionalAssociationField`, on the side that is granted: which property of the
    /// target holds the condition.
    #[must_use]
    pub fn conditional_association_field(&self) -> Setting<'a, Text<'a>> {
        setting(self.settings.conditional_association_field)
    }

    /// Returns `query`, as written: without it the console cannot open the type.
    #[must_use]
    pub fn query(&self) -> Option<Value<'a>> {
        self.settings.query
    }

    /// Returns every other member, in the order they were written.
    pub fn rest(&self) -> impl Iterator<Item = Member<'a>> {
        self.value.members().filter(|member| !KNOWN.iter().any(|known| member.key.is(known)))
    }
}

/// The keys of an entry of `resourceCollection` that mean something.
const KNOWN: [&str; 6] =
    ["path", "label", "notify", "conditionalAssociation", "conditionalAssociationField", "query"];

fn setting<'a, T: Read<'a>>(value: Option<Value<'a>>) -> Setting<'a, T> {
    value.map_or(Setting::Absent, read::setting)
}

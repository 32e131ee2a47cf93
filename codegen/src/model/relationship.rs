//! References between types.

use crate::json::{Member, Value};
use crate::model::{Property, Setting, Text, read};

/// A node whose type is `relationship`: the property itself, or its `items`.
#[derive(Clone, Debug)]
pub struct Relationship<'a> {
    /// The whole node, as written.
    pub value: Value<'a>,
    /// The entries of `resourceCollection`, also where it is a single object.
    pub targets: Vec<Target<'a>>,
    /// The properties of `_refProperties`, without `_id`.
    pub ref_properties: Vec<Property<'a>>,
}

/// One entry of `resourceCollection`.
#[derive(Clone, Debug)]
pub struct Target<'a> {
    /// The whole entry, as written.
    pub value: Value<'a>,
    /// `path`, such as `managed/alpha_user`.
    pub path: Setting<'a, Text<'a>>,
}

impl<'a> Relationship<'a> {
    /// Returns `reverseRelationship`.
    #[must_use]
    pub fn reverse_relationship(&self) -> Setting<'a, bool> {
        read::setting_of(self.value, "reverseRelationship")
    }

    /// Returns `reversePropertyName`.
    #[must_use]
    pub fn reverse_property_name(&self) -> Setting<'a, Text<'a>> {
        read::setting_of(self.value, "reversePropertyName")
    }

    /// Returns `validate`.
    #[must_use]
    pub fn validate(&self) -> Setting<'a, bool> {
        read::setting_of(self.value, "validate")
    }

    /// Returns `notifySelf`.
    #[must_use]
    pub fn notify_self(&self) -> Setting<'a, bool> {
        read::setting_of(self.value, "notifySelf")
    }
}

impl<'a> Target<'a> {
    /// Returns `label`.
    #[must_use]
    pub fn label(&self) -> Setting<'a, Text<'a>> {
        read::setting_of(self.value, "label")
    }

    /// Returns `notify`.
    #[must_use]
    pub fn notify(&self) -> Setting<'a, bool> {
        read::setting_of(self.value, "notify")
    }

    /// Returns `conditionalAssociation`, on the side that grants.
    #[must_use]
    pub fn conditional_association(&self) -> Setting<'a, bool> {
        read::setting_of(self.value, "conditionalAssociation")
    }

    /// Returns `conditionalAssociationField`, on the side that is granted: which property of the
    /// target holds the condition.
    #[must_use]
    pub fn conditional_association_field(&self) -> Setting<'a, Text<'a>> {
        read::setting_of(self.value, "conditionalAssociationField")
    }

    /// Returns `query`, as written: without it the console cannot open the type.
    #[must_use]
    pub fn query(&self) -> Option<Value<'a>> {
        self.value.get("query")
    }

    /// Returns every other member, in the order they were written.
    pub fn rest(&self) -> impl Iterator<Item = Member<'a>> {
        self.value.members().filter(|member| !KNOWN.iter().any(|known| member.key.is(known)))
    }
}

/// The keys of an entry of `resourceCollection` that mean something.
const KNOWN: [&str; 6] =
    ["path", "label", "notify", "conditionalAssociation", "conditionalAssociationField", "query"];

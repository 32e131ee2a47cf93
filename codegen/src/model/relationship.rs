//! References between types, and what is derived from them.

use crate::json::{Member, Value};
use crate::model::{Property, Setting, Text};
use crate::span::{Span, Spanned};

/// A node whose type is `relationship`: the property itself, or its `items`.
#[derive(Clone, Debug)]
pub struct Relationship<'a> {
    /// The whole node.
    pub value: Value<'a>,
    /// The entries of `resourceCollection`, also where it is a single object.
    pub targets: Vec<Target<'a>>,
    /// `reverseRelationship`.
    pub reverse_relationship: Setting<'a, bool>,
    /// `reversePropertyName`.
    pub reverse_property_name: Setting<'a, Text<'a>>,
    /// `validate`.
    pub validate: Setting<'a, bool>,
    /// `notifySelf`.
    pub notify_self: Setting<'a, bool>,
    /// The properties of `_refProperties`, without `_id`.
    pub ref_properties: Vec<Property<'a>>,
    /// Every other member of `items`, kept verbatim; a single reference keeps them in
    /// [`Property::rest`].
    pub rest: Vec<Member<'a>>,
}

/// One entry of `resourceCollection`.
#[derive(Clone, Debug)]
pub struct Target<'a> {
    /// The whole entry.
    pub value: Value<'a>,
    /// `path`, such as `managed/alpha_user`.
    pub path: Setting<'a, Text<'a>>,
    /// `label`.
    pub label: Setting<'a, Text<'a>>,
    /// `notify`.
    pub notify: Setting<'a, bool>,
    /// `conditionalAssociation`, on the side that grants.
    pub conditional_association: Setting<'a, bool>,
    /// `conditionalAssociationField`, on the side that is granted: which property of the target
    /// holds the condition.
    pub conditional_association_field: Setting<'a, Text<'a>>,
    /// `query`, kept verbatim: without it the console cannot open the type.
    pub query: Option<Value<'a>>,
    /// Every other member, kept verbatim.
    pub rest: Vec<Member<'a>>,
}

/// The `queryConfig` of a relationship-derived virtual property.
#[derive(Clone, Debug)]
pub struct QueryConfig<'a> {
    /// Where the whole member stands.
    pub span: Span,
    /// `referencedRelationshipFields`: the paths, each a list of relationship names to follow.
    pub paths: Vec<Vec<Spanned<Text<'a>>>>,
    /// `referencedObjectFields`: the target's properties; `*` is all of them, none a bare
    /// reference.
    pub fields: Vec<Spanned<Text<'a>>>,
    /// `flattenProperties`: plain values instead of objects.
    pub flatten: Setting<'a, bool>,
    /// Every other member, kept verbatim.
    pub rest: Vec<Member<'a>>,
}

//! How the value of a property comes to be.

use crate::json::{Member, Value};
use crate::model::{Setting, Text};
use crate::span::Spanned;

/// How the value of a property comes to be.
#[derive(Clone, Debug)]
pub enum Virtual<'a> {
    /// It is stored.
    No,
    /// `isVirtual` with an `onRetrieve` script: computed at each read.
    Computed,
    /// `isVirtual` with a `queryConfig`: stored, and recomputed on a signal of a relationship.
    Derived(Box<QueryConfig<'a>>),
    /// A `queryConfig` without `isVirtual`: stored as it is written, and never recomputed.
    Unmarked(Box<QueryConfig<'a>>),
    /// `isVirtual` alone, as older tenants ship some properties: the value is just stored.
    Declared,
    /// Kept by the directory itself, by the vendor's mapping: it discards what a client writes.
    Maintained,
}

/// The `queryConfig` of a relationship-derived virtual property.
#[derive(Clone, Debug)]
pub struct QueryConfig<'a> {
    /// The whole member, as written.
    pub value: Value<'a>,
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

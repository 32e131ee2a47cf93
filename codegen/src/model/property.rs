//! One property of a type or of a nested object.

use crate::json::{Member, Value};
use crate::model::declarations::Declarations;
use crate::model::keyword::Keyword;
use crate::model::{
    Enumeration, Hook, IndexClass, Kind, QueryConfig, Relationship, Scope, Storage, Text, Virtual,
};
use crate::span::{Span, Spanned};

/// One property.
///
/// What decides how it is stored and generated stands here; what else was declared is read from the
/// declaration when it is asked for.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub struct Property<'a> {
    /// The key in `properties`.
    pub name: Spanned<Text<'a>>,
    /// The whole declaration, as written.
    pub value: Value<'a>,
    /// What it holds.
    pub kind: Kind<'a>,
    /// Whether `"null"` is in the list of types.
    pub nullable: bool,
    /// Whether the owner's `required` names it, or the schema API's `required: true` stands on it.
    pub required: bool,
    /// Whether the owner's `required` names it.
    pub(crate) listed_as_required: bool,
    /// How the value comes to be.
    pub virtual_: Virtual<'a>,
    /// `enum`, with its labels.
    pub enumeration: Option<Box<Enumeration<'a>>>,
    /// `onRetrieve`, `onStore`, `onValidate`, in the order they were written.
    pub hooks: Vec<Hook<'a>>,
    /// Where the value is kept.
    pub storage: Storage,
    /// What a query on it costs.
    pub index: IndexClass,
    /// The values of the keys that mean something, here or elsewhere.
    pub(super) declarations: Declarations,
    /// Whether there are keys that mean nothing on any property.
    pub(super) has_foreign_members: bool,
}

impl<'a> Property<'a> {
    /// Returns a property that says nothing yet.
    pub(super) fn new(name: Spanned<Text<'a>>, value: Value<'a>) -> Self {
        Self {
            name,
            value,
            kind: Kind::Any,
            nullable: false,
            required: false,
            listed_as_required: false,
            virtual_: Virtual::No,
            enumeration: None,
            hooks: Vec::new(),
            storage: Storage::Document,
            index: IndexClass::NotQueryable,
            declarations: Declarations::default(),
            has_foreign_members: false,
        }
    }

    /// Returns what it refers to, alone or as the elements of an array.
    #[must_use]
    pub fn relationship(&self) -> Option<&Relationship<'a>> {
        self.kind.relationship()
    }

    /// Returns whether the server makes the value, so that a client's write is discarded.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        matches!(self.virtual_, Virtual::Computed | Virtual::Derived(_) | Virtual::Maintained)
    }

    /// Returns `queryConfig`, whether or not the property is declared to be virtual.
    #[must_use]
    pub fn query_config(&self) -> Option<&QueryConfig<'a>> {
        match &self.virtual_ {
            Virtual::Derived(config) | Virtual::Unmarked(config) => Some(config),
            _ => None,
        }
    }

    /// Returns where the key `name` of the declaration stands; of the last one, where it stands twice.
    #[must_use]
    pub fn key_span(&self, name: &str) -> Option<Span> {
        let members = self.value.members().filter(|member| member.key.is(name));
        members.last().map(|member| member.key.span())
    }

    /// Returns whether the value never comes back as it was written: private, encrypted or hashed.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        let is_set = |keyword| self.declared(keyword).is_some_and(|value| !value.is_null());
        is_set(Keyword::Encryption)
            || is_set(Keyword::SecureHash)
            || self.scope().get() == Some(&Scope::Private)
    }

    /// Returns every member that nothing else here tells of, in the order they were written.
    pub fn rest(&self) -> impl Iterator<Item = Member<'a>> {
        self.declarations.others_in(self.value).filter(|member| self.is_no_hook(*member))
    }

    /// Returns every member whose key means nothing on any property, in the order they were written.
    pub fn foreign_members(&self) -> impl Iterator<Item = Member<'a>> {
        let value = self.has_foreign_members.then_some(self.value);
        let members = value.into_iter().flat_map(Value::members);
        members.filter(|member| Keyword::of(member.key).is_none() && self.is_no_hook(*member))
    }

    fn is_no_hook(&self, member: Member<'a>) -> bool {
        !self.hooks.iter().any(|hook| member.key.is(&hook.name.value))
    }

    /// Returns the value of `keyword` as it is written, whether or not it means something here.
    pub(crate) fn written(&self, keyword: Keyword) -> Option<Value<'a>> {
        self.declarations.written(self.value, keyword)
    }

    /// Returns the value of `keyword`, where it is there and means something here.
    pub(super) fn declared(&self, keyword: Keyword) -> Option<Value<'a>> {
        self.declarations.understood(self.value, keyword)
    }
}

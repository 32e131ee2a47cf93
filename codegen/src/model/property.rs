//! One property of a type or of a nested object.

use crate::json::{Member, Number, Value};
use crate::model::{Enumeration, Hook, IndexClass, Kind, QueryConfig, Setting, Storage, Text};
use crate::span::Spanned;

/// One property, with every key that means something.
#[derive(Clone, Debug)]
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
    /// `title`, the label in the console.
    pub title: Setting<'a, Text<'a>>,
    /// `description`.
    pub description: Setting<'a, Text<'a>>,
    /// `viewable`.
    pub viewable: Setting<'a, bool>,
    /// `searchable`; offers the property in the console's search, creates no index.
    pub searchable: Setting<'a, bool>,
    /// `userEditable`.
    pub user_editable: Setting<'a, bool>,
    /// `isPersonal`.
    pub is_personal: Setting<'a, bool>,
    /// `isProtected`: a change needs a fresh login.
    pub is_protected: Setting<'a, bool>,
    /// `isConditional`: holds the condition of a conditional grant.
    pub is_conditional: Setting<'a, bool>,
    /// `isTemporalConstraint`.
    pub is_temporal_constraint: Setting<'a, bool>,
    /// `relationshipGrantTemporalConstraintsEnforced`, on collections of roles and the like.
    pub grant_temporal_constraints_enforced: Setting<'a, bool>,
    /// `comparison`: whether synchronisation heeds the order of an array.
    pub comparison: Setting<'a, Text<'a>>,
    /// `usageDescription`, the privacy text.
    pub usage_description: Setting<'a, Text<'a>>,
    /// `returnByDefault`; honoured for relationships and virtual properties alone.
    pub return_by_default: Setting<'a, bool>,
    /// `scope`: who may read it.
    pub scope: Setting<'a, Scope>,
    /// `isVirtual`, as it was written.
    pub is_virtual: Setting<'a, bool>,
    /// How the value comes to be.
    pub virtual_: Virtual<'a>,
    /// `encryption`, kept verbatim.
    pub encryption: Option<Value<'a>>,
    /// `secureHash`, kept verbatim.
    pub secure_hash: Option<Value<'a>>,
    /// `default`; sits beside `items` on an array.
    pub default: Option<Value<'a>>,
    /// `enum`, with its labels.
    pub enumeration: Option<Enumeration<'a>>,
    /// `format`: `date`, `time`, `datetime` or `duration`.
    pub format: Setting<'a, Text<'a>>,
    /// `pattern`, a JavaScript regular expression.
    pub pattern: Setting<'a, Text<'a>>,
    /// `minLength`, in UTF-16 units.
    pub min_length: Setting<'a, Number<'a>>,
    /// `maxLength`; no effect known.
    pub max_length: Setting<'a, Number<'a>>,
    /// `minimum`.
    pub minimum: Setting<'a, Number<'a>>,
    /// `maximum`.
    pub maximum: Setting<'a, Number<'a>>,
    /// `policies`.
    pub policies: Vec<Policy<'a>>,
    /// `conditionalPolicies`, kept verbatim.
    pub conditional_policies: Option<Value<'a>>,
    /// `fallbackPolicies`, kept verbatim.
    pub fallback_policies: Option<Value<'a>>,
    /// `onRetrieve`, `onStore`, `onValidate`, in the order they were written.
    pub hooks: Vec<Hook<'a>>,
    /// `notifyRelationships`: the relationships of the same object to signal on a change.
    pub notify_relationships: Vec<Spanned<Text<'a>>>,
    /// Where the value is kept.
    pub storage: Storage,
    /// What a query on it costs.
    pub index: IndexClass,
    /// Every other member, kept verbatim.
    pub rest: Vec<Member<'a>>,
}

/// Who may read a property over REST.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Whoever may read the object.
    Public,
    /// No external caller.
    Private,
}

/// How the value of a property comes to be.
#[derive(Clone, Debug)]
pub enum Virtual<'a> {
    /// It is stored.
    No,
    /// `isVirtual` with an `onRetrieve` script: computed at each read.
    Computed,
    /// `isVirtual` with a `queryConfig`: stored, and recomputed on a signal of a relationship.
    Derived(Box<QueryConfig<'a>>),
    /// `isVirtual` alone, as older tenants ship some properties: the value is just stored.
    Declared,
}

/// One entry of `policies`.
#[derive(Clone, Debug)]
pub struct Policy<'a> {
    /// `policyId`.
    pub id: Setting<'a, Text<'a>>,
    /// `params`, kept verbatim.
    pub params: Option<Value<'a>>,
    /// The whole entry.
    pub value: Value<'a>,
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
            title: Setting::Absent,
            description: Setting::Absent,
            viewable: Setting::Absent,
            searchable: Setting::Absent,
            user_editable: Setting::Absent,
            is_personal: Setting::Absent,
            is_protected: Setting::Absent,
            is_conditional: Setting::Absent,
            is_temporal_constraint: Setting::Absent,
            grant_temporal_constraints_enforced: Setting::Absent,
            comparison: Setting::Absent,
            usage_description: Setting::Absent,
            return_by_default: Setting::Absent,
            scope: Setting::Absent,
            is_virtual: Setting::Absent,
            virtual_: Virtual::No,
            encryption: None,
            secure_hash: None,
            default: None,
            enumeration: None,
            format: Setting::Absent,
            pattern: Setting::Absent,
            min_length: Setting::Absent,
            max_length: Setting::Absent,
            minimum: Setting::Absent,
            maximum: Setting::Absent,
            policies: Vec::new(),
            conditional_policies: None,
            fallback_policies: None,
            hooks: Vec::new(),
            notify_relationships: Vec::new(),
            storage: Storage::Document,
            index: IndexClass::NotQueryable,
            rest: Vec::new(),
        }
    }

    /// Returns whether the server computes the value, so that a client's write is discarded.
    #[must_use]
    pub fn is_computed(&self) -> bool {
        matches!(self.virtual_, Virtual::Computed | Virtual::Derived(_))
    }

    /// Returns whether the value never comes back as it was written: private, encrypted or hashed.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.scope.get() == Some(&Scope::Private)
            || self.encryption.is_some()
            || self.secure_hash.is_some()
    }
}

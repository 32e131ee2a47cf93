//! The places that a rule is asked about, with what surrounds them.

use std::cell::OnceCell;

use crate::catalog::{CatalogPolicy, CatalogProperty, ManagedType, Product};
use crate::json::{Kind as JsonKind, Value};
use crate::model::{
    self, Hook, Kind, Object, Policy, Property, Relationship, Schema, Script, Setting, Slot,
    Storage, Target,
};
#[cfg(feature = "javascript")]
use crate::rules::Reading;
use crate::rules::{Collection, Context};
use crate::span::{Location, Span};

/// A type, and where it is from.
#[derive(Clone, Copy, Debug)]
pub struct ObjectSite<'c, 'a> {
    /// The configuration.
    pub context: &'c Context<'c, 'a>,
    /// The type.
    pub object: &'c Object<'a>,
    /// The type of the vendor that it is; nothing for a type of the tenant, and on a self-managed
    /// product, which has no types that are the same everywhere.
    pub shipped: Option<&'static ManagedType>,
}

/// A property, and where it is from.
#[derive(Clone, Copy, Debug)]
pub struct Site<'c, 'a> {
    /// The type that it belongs to.
    pub owner: &'c ObjectSite<'c, 'a>,
    /// The property.
    pub property: &'c Property<'a>,
    /// Where it is from.
    pub origin: Origin,
    /// The property that it is nested in; nothing for a property of the type itself.
    pub parent: Option<&'c Property<'a>>,
}

/// Where a property is from.
#[derive(Clone, Copy, Debug)]
pub enum Origin {
    /// The vendor ships it, with this entry in the catalog.
    Shipped(&'static CatalogProperty),
    /// It is one of the vendor's extension slots.
    Slot,
    /// The tenant made it.
    Custom,
}

/// A reference, alone or as the elements of an array.
#[derive(Clone, Debug)]
pub struct Edge<'c, 'a> {
    /// The property.
    pub site: &'c Site<'c, 'a>,
    /// What it refers to.
    pub relationship: &'c Relationship<'a>,
    /// Whether it is an array of references.
    pub is_array: bool,
    /// Whether the other end says what this one says of it, once that was looked at.
    pub(super) is_answered: OnceCell<bool>,
    /// What each entry of the resource collection leads to, once that was looked at; nothing where
    /// that is not known.
    collections: OnceCell<Vec<Option<Collection<'c, 'a>>>>,
}

/// A script, and whom it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct ScriptSite<'c, 'a> {
    /// The type.
    pub object: &'c ObjectSite<'c, 'a>,
    /// Whom it belongs to.
    pub owner: ScriptOwner<'c, 'a>,
    /// The hook or the action.
    pub hook: &'c Hook<'a>,
    /// What it says, once a rule has asked.
    #[cfg(feature = "javascript")]
    pub reading: &'c Reading,
}

/// Whom a script belongs to.
#[derive(Clone, Copy, Debug)]
pub enum ScriptOwner<'c, 'a> {
    /// An event of the type.
    Event,
    /// An action of the type.
    Action,
    /// A hook of a property, at any depth.
    Property(&'c Site<'c, 'a>),
}

/// A policy of a property of a type.
#[derive(Clone, Copy, Debug)]
pub struct PolicySite<'c, 'a> {
    /// The property.
    pub site: &'c Site<'c, 'a>,
    /// The list that it stands in.
    pub list: Value<'a>,
    /// The policy.
    pub policy: Policy<'a>,
    shipped: Option<&'static CatalogPolicy>,
}

impl<'c, 'a> ObjectSite<'c, 'a> {
    /// Returns the type `object` of the configuration.
    #[must_use]
    pub fn of(context: &'c Context<'c, 'a>, object: &'c Object<'a>) -> Self {
        let shipped = match context.product() {
            Product::Aic => context.catalog.managed_type(&object.name.value),
            Product::Idm => None,
        };
        Self { context, object, shipped }
    }

    /// Returns the place of `span`, which is in the type.
    #[must_use]
    pub fn location(&self, span: Span) -> Location {
        Location { source: self.object.source(), span }
    }

    /// Returns the properties, and where each is from.
    pub fn properties(&self) -> impl Iterator<Item = Site<'_, 'a>> {
        self.object.properties().iter().map(|property| Site::of(self, property))
    }

    /// Returns whether it is declared as in `OpenIDM` 2 and 3, without a schema: what properties it lists
    /// is what is special, and no more.
    #[must_use]
    pub fn is_legacy(&self) -> bool {
        let schema = self.object.schema.as_ref();
        schema.is_some_and(|schema| schema.value.kind() == JsonKind::Array)
    }

    /// Returns whether the tenant made the type: the vendor does not ship it, openly or hidden.
    #[must_use]
    pub fn is_custom(&self) -> bool {
        self.shipped.is_none() && !self.is_hidden()
    }

    /// Returns whether it is a type of the platform that no configuration shows.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.context.product() == Product::Aic
            && self.context.catalog.is_hidden_type(&self.object.name.value)
    }

    /// Returns the schema, where it shows every property of the type; nothing where they are not an
    /// object, or hide behind a placeholder.
    #[must_use]
    pub fn open_schema(&self) -> Option<&'c Schema<'a>> {
        self.object.open_schema()
    }
}

impl<'c, 'a> Site<'c, 'a> {
    /// Returns the property of the type `owner`.
    pub(super) fn of(owner: &'c ObjectSite<'c, 'a>, property: &'c Property<'a>) -> Self {
        let shipped = owner.shipped.and_then(|shipped| shipped.property(&property.name.value));
        let mut site = Self { owner, property, origin: Origin::Custom, parent: None };
        if let Some(shipped) = shipped {
            site.origin = Origin::Shipped(shipped);
        } else if owner.shipped.is_some()
            && owner.context.catalog.slot(&owner.object.name.value, &property.name.value).is_some()
        {
            site.origin = Origin::Slot; // even if it is computed now, and not stored in its slot
        }
        site
    }

    /// Returns the configuration.
    #[must_use]
    pub fn context(&self) -> &'c Context<'c, 'a> {
        self.owner.context
    }

    /// Returns the type.
    #[must_use]
    pub fn object(&self) -> &'c Object<'a> {
        self.owner.object
    }

    /// Returns where the value of the key `key` stands; the name of the property, where there is none.
    #[must_use]
    pub fn span_of(&self, key: &str) -> Span {
        self.property.value.get(key).map_or(self.property.name.span, Value::span)
    }

    /// Returns whether it is a property of the type, and not of an object in it.
    #[must_use]
    pub fn is_top_level(&self) -> bool {
        self.parent.is_none()
    }

    /// Returns whether the tenant made it: neither the vendor ships it nor is it an extension slot.
    #[must_use]
    pub fn is_custom(&self) -> bool {
        matches!(self.origin, Origin::Custom)
    }

    /// Returns whether the vendor ships it under this name, and not as an extension slot.
    #[must_use]
    pub fn is_shipped(&self) -> bool {
        matches!(self.origin, Origin::Shipped(_))
    }

    /// Returns the extension slot that it is.
    #[must_use]
    pub fn slot(&self) -> Option<&'c Slot> {
        match &self.property.storage {
            Storage::Slot(slot) => Some(slot),
            _ => None,
        }
    }

    /// Returns what it refers to, alone or as the elements of an array.
    #[must_use]
    pub fn relationship(&self) -> Option<&'c Relationship<'a>> {
        self.property.relationship()
    }
}

impl Site<'_, '_> {
    /// Returns whether one of `policies` is such as `is_meant`, or may be: a placeholder may stand for
    /// any.
    #[must_use]
    pub fn may_have_policy(&self, is_meant: impl Fn(&str) -> bool) -> bool {
        let Some(list) = self.property.value.get("policies") else { return false };
        model::is_placeholder(list)
            || self.property.policies().any(|policy| match policy.id() {
                Setting::Given(id) => is_meant(&id.value),
                Setting::Placeholder(_) => true,
                _ => model::is_placeholder(policy.value),
            })
    }
}

impl<'c, 'a> Edge<'c, 'a> {
    /// Returns what the property at `site` refers to; nothing for one that is no reference.
    pub(super) fn of(site: &'c Site<'c, 'a>) -> Option<Self> {
        let relationship = site.relationship()?;
        let is_array = matches!(site.property.kind, Kind::Array(_));
        Some(Self {
            site,
            relationship,
            is_array,
            is_answered: OnceCell::new(),
            collections: OnceCell::new(),
        })
    }

    /// Returns the configuration.
    #[must_use]
    pub fn context(&self) -> &'c Context<'c, 'a> {
        self.site.context()
    }

    /// Returns the entries of the resource collection with what each leads to; without those whose
    /// path is left to a placeholder or is no text.
    pub fn targets(&self) -> impl Iterator<Item = (&'c Target<'a>, Collection<'c, 'a>)> {
        let targets = &self.relationship.targets;
        let of = |target: &Target<'a>| Some(self.context().collection(target.known_path()?));
        let collections = self.collections.get_or_init(|| targets.iter().map(of).collect());
        let targets = targets.iter().zip(collections);
        targets.filter_map(|(target, collection)| Some((target, (*collection)?)))
    }

    /// Returns the name of the property at the other end, where it is given.
    #[must_use]
    pub fn reverse_name(&self) -> Option<String> {
        let name = self.relationship.reverse_property_name().into_text()?;
        Some(name.into_owned())
    }
}

impl<'c, 'a> ScriptSite<'c, 'a> {
    /// Returns the script.
    #[must_use]
    pub fn script(&self) -> &'c Script<'a> {
        &self.hook.script
    }

    /// Returns whether there is something to be said of it: it is written here, and at a place where
    /// the server runs it.
    #[must_use]
    pub fn runs(&self) -> bool {
        let value = self.script().value;
        let is_nested = matches!(self.owner, ScriptOwner::Property(site) if !site.is_top_level());
        !is_nested && !value.is_null() && !model::is_placeholder(value)
    }

    /// Returns the product whose rules hold.
    #[must_use]
    pub fn product(&self) -> Product {
        self.object.context.product()
    }
}

impl<'c, 'a> PolicySite<'c, 'a> {
    /// Returns the policy that `value` is, in `list`.
    pub(super) fn of(site: &'c Site<'c, 'a>, list: Value<'a>, value: Value<'a>) -> Self {
        let policy = Policy { value };
        let shipped = policy.id().get().and_then(|id| site.context().catalog.policy(id));
        Self { site, list, policy, shipped }
    }

    /// Returns what the vendor ships under the policy's id.
    #[must_use]
    pub fn shipped(&self) -> Option<&'static CatalogPolicy> {
        self.shipped
    }

    /// Returns whether the vendor ships the property with the policy.
    #[must_use]
    pub fn is_shipped(&self) -> bool {
        let Origin::Shipped(shipped) = self.site.origin else {
            return false;
        };
        let policies = shipped.value.get("policies").into_iter().flat_map(Value::elements);
        let mut ids = policies.filter_map(|policy| policy.get("policyId")?.as_str());
        self.policy.id().get().is_some_and(|id| ids.any(|shipped| shipped == **id))
    }

    /// Returns where its id stands or, where it has none, the whole policy.
    #[must_use]
    pub fn id_span(&self) -> Span {
        self.policy.value.get("policyId").unwrap_or(self.policy.value).span()
    }
}

//! What a configuration means: its types, their properties and everything those declare.
//!
//! The model borrows from the parsed documents, and reads from them what is seldom asked for. A key is
//! understood or kept verbatim in `rest`; names carry the span they were written at.

mod declarations;
mod derivation;
mod inbound;
mod keyword;
mod kind;
mod lower;
mod name_index;
mod path;
mod policy;
mod property;
mod property_settings;
mod read;
mod relationship;
mod scope;
mod script;
mod setting;
mod storage;

use std::borrow::Cow;

pub use derivation::{QueryConfig, Virtual};
pub(crate) use keyword::Keyword;
pub use kind::{Enumeration, Items, Kind, SubObject};
pub use lower::lower;
pub use path::{path_of_type, type_of_path};
pub use policy::Policy;
pub use property::Property;
pub(crate) use read::{has_placeholder, is_placeholder};
pub use relationship::{Relationship, Target};
pub use scope::Scope;
pub use script::{Body, Hook, Script};
pub use setting::Setting;
pub use storage::{Family, IndexClass, Slot, Storage};

pub use crate::source::Coverage;

use crate::json::{Member, Value};
use crate::model::inbound::Inbound;
use crate::model::name_index::NameIndex;
use crate::span::{Location, SourceId, Span, Spanned};

/// Text of a document: borrowed unless it was written with escapes.
pub type Text<'a> = Cow<'a, str>;

/// The object types of one configuration.
#[derive(Clone, Debug, Default)]
pub struct Model<'a> {
    /// Whether every type of the tenant is here.
    pub coverage: Coverage,
    /// The types, in the order they were written.
    pub objects: Vec<Object<'a>>,
    names: NameIndex,
    inbound: Inbound,
}

/// One managed object type: an entry of `objects`.
#[derive(Clone, Debug)]
pub struct Object<'a> {
    /// The type's name, as in `managed/NAME`.
    pub name: Spanned<Text<'a>>,
    /// Where the whole entry stands.
    pub location: Location,
    /// The whole entry, as written.
    pub value: Value<'a>,
    /// What a query on `_id` costs, which every object has though few types declare it.
    pub id_index: IndexClass,
    /// The `schema` member. In files of OpenIDM 2 and 3 it is absent, and stands for the array
    /// `properties` where there is one.
    pub schema: Option<Schema<'a>>,
    /// `onCreate`, `postUpdate` and the like, in the order they were written.
    pub hooks: Vec<Hook<'a>>,
    /// The scripts behind `?_action=NAME`, in the order they were written.
    pub actions: Vec<Hook<'a>>,
    /// `meta`: where creation and change dates are kept.
    pub meta: Option<Meta<'a>>,
    /// `lastSync`: the properties that synchronisation writes to.
    pub last_sync: Option<LastSync<'a>>,
    /// `notifications`; its presence switches notifications on.
    pub notifications: Option<Value<'a>>,
    /// `attributeEncryption`; its presence encrypts attribute values of an assignment.
    pub attribute_encryption: Option<Value<'a>>,
    /// `iconClass`, of the native console.
    pub icon_class: Setting<'a, Text<'a>>,
    /// `type`, always the literal `Managed Object` where it is written.
    pub declared_type: Setting<'a, Text<'a>>,
    /// The array `properties` of OpenIDM 2 and 3; a current server ignores it.
    pub legacy_properties: Option<Value<'a>>,
    /// `iconSrc`, `title` and every other member, kept verbatim.
    pub rest: Vec<Member<'a>>,
}

/// The `schema` of a type.
#[derive(Clone, Debug)]
pub struct Schema<'a> {
    /// The whole member, as written.
    pub value: Value<'a>,
    /// The label in the console.
    pub title: Setting<'a, Text<'a>>,
    /// The explanation in the console.
    pub description: Setting<'a, Text<'a>>,
    /// `icon`, of the native console.
    pub icon: Setting<'a, Text<'a>>,
    /// `mat-icon`, of the platform console.
    pub mat_icon: Setting<'a, Text<'a>>,
    /// The names in display order.
    pub order: Vec<Spanned<Text<'a>>>,
    /// The names that a create must supply.
    pub required: Vec<Spanned<Text<'a>>>,
    /// The properties, in the order they were written; of a repeated name the last one alone.
    pub properties: Vec<Property<'a>>,
    /// Every other member, kept verbatim.
    pub rest: Vec<Member<'a>>,
    /// Whether `properties` is an object, and no placeholder stands for it.
    is_open: bool,
    names: NameIndex,
}

/// The `meta` of a type.
#[derive(Clone, Debug)]
pub struct Meta<'a> {
    /// Where the whole member stands.
    pub span: Span,
    /// The hidden singleton relationship, `_meta` in every known file.
    pub property: Setting<'a, Text<'a>>,
    /// The collection that holds the dates.
    pub resource_collection: Setting<'a, Text<'a>>,
    /// Which dates are kept.
    pub tracked_properties: Vec<Spanned<Text<'a>>>,
}

/// The `lastSync` of a type.
#[derive(Clone, Debug)]
pub struct LastSync<'a> {
    /// Where the whole member stands.
    pub span: Span,
    /// The property that lists the effective assignments.
    pub effective_assignments_property: Setting<'a, Text<'a>>,
    /// The property that remembers the last synchronisation.
    pub last_sync_property: Setting<'a, Text<'a>>,
}

impl<'a> Model<'a> {
    /// Returns the model of `objects`.
    #[must_use]
    pub fn new(coverage: Coverage, objects: Vec<Object<'a>>) -> Self {
        Self { coverage, objects, names: NameIndex::default(), inbound: Inbound::default() }
    }

    /// Returns the type called `name`; the first one where the name stands twice.
    #[must_use]
    pub fn object(&self, name: &str) -> Option<&Object<'a>> {
        self.objects_called(name).next()
    }

    /// Returns the types called `name`, in the order they were written.
    pub fn objects_called(&self, name: &str) -> impl Iterator<Item = &Object<'a>> {
        self.names.all(&self.objects, name, |object| &object.name.value)
    }

    /// Returns the references to the type called `object`, each with the type that declares it, in the
    /// order they were written.
    pub fn references_to(
        &self,
        object: &str,
    ) -> impl Iterator<Item = (&Object<'a>, &Property<'a>)> {
        self.inbound.to(&self.objects, object)
    }

    /// Returns the references to the type called `object` that name its `property` as their reverse,
    /// each with the type that declares it, in the order they were written.
    pub fn claims_on(
        &self,
        object: &str,
        property: &str,
    ) -> impl Iterator<Item = (&Object<'a>, &Property<'a>)> {
        self.inbound.claims(&self.objects, object, property)
    }
}

impl<'a> Schema<'a> {
    /// Returns the members that look like properties but stand beside `properties`, where no server
    /// looks for them. A script at the wrong place is none, though it has a type too.
    pub fn strays(&self) -> impl Iterator<Item = Member<'a>> {
        let has = |member: &Member<'_>, name| member.value.get(name).is_some();
        let members = self.rest.iter().copied();
        members.filter(move |member| {
            let is_script = has(member, "source") || has(member, "file");
            !is_placeholder(member.value) && has(member, "type") && !is_script
        })
    }
}

impl<'a> Object<'a> {
    /// Returns the schema, where it shows every property of the type; nothing where they are not an
    /// object, or hide behind a placeholder.
    #[must_use]
    pub fn open_schema(&self) -> Option<&Schema<'a>> {
        self.schema.as_ref().filter(|schema| schema.is_open)
    }

    /// Returns the properties, in the order they were written; none where there is no schema.
    #[must_use]
    pub fn properties(&self) -> &[Property<'a>] {
        self.schema.as_ref().map_or(&[], |schema| &schema.properties)
    }

    /// Returns the property called `name`.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Property<'a>> {
        let schema = self.schema.as_ref()?;
        schema.names.find(&schema.properties, name, |property| &property.name.value)
    }

    /// Returns the last member called `name` of the entry, with its key.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<Member<'a>> {
        self.value.members().filter(|member| member.key.is(name)).last()
    }

    /// Returns the source that the type was read from.
    #[must_use]
    pub fn source(&self) -> SourceId {
        self.location.source
    }
}

//! What a path below `managed/` or `internal/` leads to.

use mosaic::wire::{Refusal, ResourcePath};

use super::Misfits;
use crate::{
    refusal,
    schema::{ObjectType, Property, Schema},
};

/// What a path below `managed/` leads to.
#[derive(Clone, Debug)]
pub(crate) enum Place<'a> {
    /// All objects of a type.
    Collection(&'a ObjectType),
    /// One object, be it there or not.
    Object(&'a ObjectType, String),
    /// The references that an object has in one property, or one of them.
    Relationship(LinkPlace<'a>),
}

/// The references that an object has in one property, or one of them.
#[derive(Clone, Debug)]
pub(crate) struct LinkPlace<'a> {
    /// The type of the object.
    pub(crate) object_type: &'a ObjectType,
    /// The id of the object as the path spells it.
    pub(crate) id: String,
    /// The property.
    pub(crate) property: &'a Property,
    /// The id of one relationship.
    pub(crate) link: Option<String>,
}

impl<'a> Place<'a> {
    /// Returns what `path` leads to.
    ///
    /// # Errors
    ///
    /// When the configuration knows of nothing there.
    pub(super) fn find(
        schema: &'a Schema,
        misfits: Misfits,
        path: &ResourcePath,
    ) -> Result<Self, Refusal> {
        let elements: Vec<_> = path.elements().map(std::borrow::Cow::into_owned).collect();
        let whole = || refusal::no_resource(&elements.join("/"));
        let [root, name, rest @ ..] = &elements[..] else { return Err(whole()) };
        let is_served =
            |found: &&ObjectType| misfits == Misfits::Served || found.bricked_by.is_none();
        let found = schema.served_at(root, name).filter(is_served);
        let object_type = found.ok_or_else(whole)?;
        let (id, property, link) = match rest {
            [] => return Ok(Self::Collection(object_type)),
            [id] => return Ok(Self::Object(object_type, id.clone())),
            [id, property] => (id, property, None),
            [id, property, link] => (id, property, Some(link.clone())),
            _ => return Err(refusal::no_resource(&rest.join("/"))),
        };
        let found = object_type.property(property);
        match found.filter(|found| found.relationship().is_some()) {
            Some(property) => {
                let id = id.clone();
                Ok(Self::Relationship(LinkPlace { object_type, id, property, link }))
            }
            None => Err(refusal::no_resource(&rest.join("/"))),
        }
    }
}

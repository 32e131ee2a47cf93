//! What a client writes, taken apart: what is stored, and what refers to other objects.

pub(crate) mod body;
pub(crate) mod judge;
mod number;
mod seal;

use mosaic::{Json, wire::Refusal};
use serde_json::Map;

use crate::{
    Flavour, refusal,
    schema::{Concealment, Form, ObjectType, Property},
    store::{ID, Object, REVISION},
    tenant::{Write, unprefixed},
};

/// What a client writes, taken apart.
pub(crate) struct Draft<'s> {
    /// What is stored with the object.
    pub(crate) content: Map<String, Json>,
    /// The values of relationships, as they were given.
    pub(crate) references: Vec<(&'s Property, Json)>,
}

impl<'s> Draft<'s> {
    /// Takes the members of an object apart. What the server itself makes is left out, and where the
    /// directory has an attribute for a property, so are empty values.
    pub(crate) fn new(
        object_type: &'s ObjectType,
        members: Map<String, Json>,
        flavour: Flavour,
    ) -> Self {
        let mut draft = Self { content: Map::new(), references: Vec::new() };
        for (name, value) in members {
            match object_type.property(&name) {
                _ if name == ID || name == REVISION => {}
                Some(property) if property.relationship().is_some() => {
                    draft.references.push((property, value));
                }
                Some(property) if property.is_read_only() || is_void(property, &value) => {}
                _ => {
                    draft.content.insert(name, value);
                }
            }
        }
        if flavour == Flavour::Aic {
            draft.content.values_mut().for_each(number::shorten);
        }
        draft
    }

    /// Keeps what a client does not see of the object that the draft takes the place of: secrets, and
    /// what the server makes.
    pub(crate) fn keep_unseen(&mut self, object_type: &ObjectType, before: &Object) {
        self.keep(object_type, before, |property| {
            property.concealment != Concealment::Open || property.is_read_only()
        });
    }

    /// Keeps what the server makes of the object that the draft takes the place of.
    pub(crate) fn keep_made(&mut self, object_type: &ObjectType, before: &Object) {
        self.keep(object_type, before, Property::is_read_only);
    }

    /// Puts what is kept of secrets in their place; one that is not new is as it was.
    pub(crate) fn seal(
        &mut self,
        write: &mut Write<'_>,
        object_type: &ObjectType,
        before: Option<&Object>,
    ) {
        let sealed = |property: &&Property| property.concealment == Concealment::Sealed;
        for property in object_type.properties.iter().filter(sealed) {
            let Some(value) = self.content.get_mut(&property.name) else { continue };
            let kept = before.and_then(|before| before.members().get(&property.name));
            *value = match kept.filter(|kept| seal::is_of(kept, value)) {
                Some(kept) => kept.clone(),
                None => seal::seal(value, &write.transaction.serial().uuid()),
            };
        }
    }

    fn keep(&mut self, object_type: &ObjectType, before: &Object, is_kept: fn(&Property) -> bool) {
        for property in object_type.properties.iter().filter(|property| is_kept(property)) {
            let kept = before.members().get(&property.name);
            if let Some(kept) = kept.filter(|_| !self.content.contains_key(&property.name)) {
                self.content.insert(property.name.clone(), kept.clone());
            }
        }
    }
}

/// Refuses the names of properties that the type does not accept; `OpenIDM` accepts any.
///
/// # Errors
///
/// When the type is a user of Advanced Identity Cloud, and there is such a name.
pub(crate) fn refuse_unknown<'n>(
    object_type: &ObjectType,
    names: impl Iterator<Item = &'n str> + Clone,
    flavour: Flavour,
) -> Result<(), Refusal> {
    let Some(prefix) = object_type.custom_prefix.filter(|_| flavour == Flavour::Aic) else {
        return Ok(());
    };
    let is_unknown =
        |name: &&str| *name != ID && *name != REVISION && object_type.property(name).is_none();
    let unprefixed = unprefixed(object_type, names.clone().filter(is_unknown));
    if !unprefixed.is_empty() {
        return Err(refusal::unprefixed(object_type, &unprefixed));
    }
    let undeclared = names.filter(|name| name.starts_with(prefix) && is_unknown(name)).collect();
    if Vec::is_empty(&undeclared) {
        return Ok(());
    }
    Err(refusal::undeclared(object_type, &undeclared.into_iter().collect()))
}

/// Returns whether the directory keeps nothing for a value.
fn is_void(property: &Property, value: &Json) -> bool {
    let is_empty_list =
        || property.form == Form::List && value.as_array().is_some_and(Vec::is_empty);
    property.is_mapped && (value.is_null() || is_empty_list())
}

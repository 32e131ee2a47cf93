//! Update: an object as a whole. What the new one leaves out is gone.

use std::sync::Arc;

use mosaic::{
    Json,
    wire::{Change, Expected, Refusal, Stored, Update},
};

use super::{create, delete::expect, read};
use crate::{
    Flavour,
    draft::{
        self, Draft, body,
        judge::{self, Occasion},
    },
    fields::Selection,
    reference::{self, Effect},
    refusal,
    schema::{Cardinality, ObjectType, Property},
    store::Object,
    tenant::{Place, Write},
};

/// Answers an update; without a condition it creates what is not there.
pub(crate) fn answer(write: &mut Write<'_>, request: &Update) -> Result<Stored, Refusal> {
    let (object_type, id) = match write.place(&request.resource)? {
        Place::Object(object_type, id) => (object_type, id),
        // Without a condition it was tried as a create first, of a resource without a name.
        Place::Collection(_) if request.expected == Expected::Anything => {
            return Err(refusal::no_resource(""));
        }
        Place::Collection(_) => return Err(refusal::not_on_collection("updated")),
        Place::Relationship(place) => return reference::update(write, &place, request),
    };
    let mut selection = Selection::parse(&request.fields)?;
    let members = body::object(&request.body)?;
    let is_there = write.view().store.object(&object_type.name, &id).is_some();
    if request.expected == Expected::Anything {
        if !is_there {
            return create::make(write, object_type, (Some(&id), members), &selection);
        }
        // The second step of such a write is a request of its own, without the parameters.
        selection = Selection::default_fields();
    }
    let before = Arc::clone(write.view().object(object_type, &id)?);
    draft::refuse_unknown(object_type, members.keys().map(String::as_str), write.flavour)?;
    judge::whole(write.view(), object_type, &members, Occasion::Update(&before))?;
    let mut draft = Draft::new(object_type, members, write.flavour);
    if write.flavour == Flavour::Idm {
        clear_omitted(object_type, &selection, &mut draft);
    }
    draft.keep_unseen(object_type, &before);
    draft.seal(write, object_type, Some(&before));
    change(write, (object_type, &before), draft, (&request.expected, &selection))
}

/// Puts a draft in the place of an object, unless it is as the draft asks already: that weighs more
/// than the revision that the write insists on.
///
/// # Errors
///
/// When a reference leads nowhere, or the revision is another one.
pub(super) fn change(
    write: &mut Write<'_>,
    (object_type, before): (&ObjectType, &Object),
    draft: Draft<'_>,
    (expected, selection): (&Expected, &Selection),
) -> Result<Stored, Refusal> {
    let mut effect = Effect::Unchanged;
    for (property, value) in &draft.references {
        if reference::write(write, object_type, before.id(), (property, value))? == Effect::Changed
        {
            effect = Effect::Changed;
        }
    }
    if effect == Effect::Unchanged && before.has_content(&draft.content) {
        let view = write.view();
        let change = match write.flavour {
            Flavour::Aic => Change::NotModified,
            Flavour::Idm => Change::Done,
        };
        return Ok(read::stored(view, (object_type, before), selection, change));
    }
    expect("Update", before, expected)?;
    let revision = write.revision(Some(before.revision()));
    let after = Object::new(before.id().to_owned(), revision, draft.content);
    write.transaction.put_object(&object_type.name, after);
    let view = write.view();
    let object = view.object(object_type, before.id())?;
    Ok(read::stored(view, (object_type, object), selection, Change::Done))
}

/// Adds the relationships that the open server had loaded with the object and the draft leaves out:
/// it takes them for cleared. Advanced Identity Cloud keeps them.
fn clear_omitted<'s>(object_type: &'s ObjectType, selection: &Selection, draft: &mut Draft<'s>) {
    let asked: Vec<_> = selection.names(object_type).collect();
    for property in object_type.relationships() {
        let is_loaded = property.returned_by_default || asked.contains(&property.name.as_str());
        let is_given = draft.references.iter().any(|(given, _)| given.name == property.name);
        if is_loaded && !is_given {
            draft.references.push((property, nothing(property)));
        }
    }
}

/// Returns the value of a relationship that refers to nothing.
fn nothing(property: &Property) -> Json {
    match property.relationship().map(|relationship| relationship.cardinality) {
        Some(Cardinality::Many) => Json::Array(Vec::new()),
        _ => Json::Null,
    }
}

//! Changes of a property that holds a list of references.

use std::borrow::Borrow;

use super::{Changed, Links, References, Referring};
use crate::{
    Json, ManagedObject, ObjectId, Patch, Writable,
    client::{
        Call, Error, Received,
        call::Repeat,
        error::Kind,
        managed::{body, patching},
    },
    wire::{Create, Delete, Expected, PatchRequest, Stored},
};

/// Nothing but that a link is gone.
pub struct Removed(());

impl<T: ManagedObject, R: Referring, A: Writable> Links<T, Vec<R>, A> {
    /// Adds a link, and returns it with the data that the server gave it.
    ///
    /// The call is not repeated once it may have been sent. A link that is there already, with the
    /// same data, is an error ([`is_conflict`](Error::is_conflict)).
    pub fn add(&self, reference: impl Borrow<R>) -> Call<Create, References<R>> {
        let verb = self.collection().and_then(|collection| {
            let body = body(&reference.borrow().written()?)?;
            Ok(Create { collection, id: None, fields: Vec::new(), body })
        });
        Call::new(&self.tenant, verb, References::new())
    }

    /// Removes a link that was read: a server knows it by the `_id` in its `_refProperties`.
    ///
    /// The call may be repeated, for no two links ever have the same `_id`. Where an attempt was not
    /// answered and the next one finds no link, the error says both that there is
    /// [none](Error::is_not_found) and that it [may have happened](Error::may_have_happened).
    pub fn remove(&self, reference: &R) -> Call<Delete, Removed> {
        let verb = link_id(reference).and_then(|id| {
            let (resource, expected) = (self.member(&id)?, Expected::Anything);
            Ok(Delete { resource, expected, fields: Vec::new() })
        });
        let mut call = Call::new(&self.tenant, verb, Removed(()));
        call.options = call.options.repeat(Repeat::Guarded);
        call
    }

    /// Puts these links in the place of all that there are, and returns the new revision of the object.
    ///
    /// A reference that was read keeps its link; one that was made gets a new one; the links that are
    /// not among them are removed. The revision of a record is insisted on.
    pub fn replace(&self, references: impl IntoIterator<Item = R>) -> Call<PatchRequest, Changed> {
        let references: Vec<R> = references.into_iter().collect();
        self.changing(&Patch::new().set(self.property, references))
    }
}

impl<T: ManagedObject, V, A> Links<T, V, A> {
    /// Changes the object itself, and asks for nothing but its revision.
    pub(super) fn changing(&self, patch: &Patch<T>) -> Call<PatchRequest, Changed> {
        let verb = patching(&self.owner, patch);
        let verb = verb.map(|verb| PatchRequest { fields: vec!["_id".to_owned()], ..verb });
        Call::new(&self.tenant, verb, Changed::new())
    }
}

impl Received<Delete> for Removed {
    type Outcome = ();

    fn answered(self, _: Stored) -> Result<(), Error> {
        Ok(())
    }
}

/// Returns the identifier of a link.
fn link_id(reference: &impl Referring) -> Result<ObjectId, Error> {
    let properties = reference.data().properties();
    let id = properties.and_then(|properties| properties.get("_id")).and_then(Json::as_str);
    id.and_then(|id| ObjectId::new(id).ok()).ok_or_else(|| {
        let message = "expected a reference that was read, found one without `_refProperties._id`";
        Error::new(Kind::Request(message.to_owned()))
    })
}

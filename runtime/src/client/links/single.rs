//! A property that holds one reference.

use std::marker::PhantomData;

use serde_json::Map;

use super::{Changed, Links, Reaches, Referring, list::target_fields, referring::Item};
use crate::{
    Json, ManagedObject, Patch, Projection, Removable, Writable,
    client::{Call, Error, Received, error::Kind},
    decode,
    wire::{self, PatchRequest, Read, ReadAnswer, Stored},
};

/// The reference that a property holds, or nothing.
pub struct Held<R> {
    property: &'static str,
    marker: PhantomData<fn() -> R>,
}

impl<T: ManagedObject, R: Referring, A> Links<T, R, A> {
    /// Reads the reference; nothing where there is none.
    ///
    /// An object that is not there is an error ([`is_not_found`](Error::is_not_found)).
    pub fn get(&self) -> Call<Read, Held<R>> {
        let property = self.property.name();
        let verb = self.owner.path().map(|resource| Read {
            resource,
            fields: vec![wire::field([property])],
            held: None,
        });
        Call::new(&self.tenant, verb, Held { property, marker: PhantomData })
    }

    /// Sets the reference, and returns the new revision of the object.
    ///
    /// The revision of a record is insisted on.
    pub fn set(&self, reference: R) -> Call<PatchRequest, Changed>
    where
        A: Writable,
    {
        self.changing(&Patch::new().set(self.property, reference))
    }

    /// Takes the reference away, and returns the new revision of the object.
    ///
    /// The revision of a record is insisted on.
    pub fn clear(&self) -> Call<PatchRequest, Changed>
    where
        A: Removable,
    {
        self.changing(&Patch::new().unset(self.property))
    }
}

impl<R: Referring> Call<Read, Held<R>> {
    /// Asks for the fields of a projection of the target, too: all of them where it is the target
    /// itself. [`Reference::target`](crate::Reference::target) reads them.
    pub fn select<P: Projection>(self) -> Self
    where
        R: Reaches<P::Object>,
    {
        let property = wire::field([self.received.property]);
        let within = |field: String| format!("{property}/{field}");
        let fields = target_fields::<P>().into_iter().map(within).collect();
        self.with(|read| read.fields = fields)
    }
}

impl<R: Referring> Received<Read> for Held<R> {
    type Outcome = Option<R>;

    fn answered(self, answer: ReadAnswer) -> Result<Option<R>, Error> {
        let Some(Stored { body, .. }) = answer.into() else {
            return Err(unreadable("expected an object, found none"));
        };
        let Ok(object) = serde_json::from_slice::<Map<String, Json>>(&body) else {
            return Err(unreadable("expected an object, found something else"));
        };
        match object.get(self.property) {
            None | Some(Json::Null) => Ok(None),
            Some(Json::Object(members)) => {
                let Item(reference) = decode::from_members(members)?;
                Ok(Some(reference))
            }
            Some(_) => Err(unreadable("expected a reference, found something else")),
        }
    }
}

fn unreadable(message: &str) -> Error {
    Error::new(Kind::Unreadable(message.to_owned()))
}

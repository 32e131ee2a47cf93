//! The links of a property, page by page.

use std::marker::PhantomData;

use super::{Links, Reaches, Referring, referring::Item};
use crate::{
    ManagedObject, Projection, QueryFilter,
    client::{Call, Error, Listing, Received, query::selecting},
    from_slice, projection,
    wire::{Create, Query, Stored},
};

/// References, one for each link.
pub struct References<R>(PhantomData<fn() -> R>);

impl<T: ManagedObject, R: Referring, A> Links<T, Vec<R>, A> {
    /// Asks for the links. [`Call::stream`] and the others return references, with the data of the
    /// links ([`properties`](crate::Reference::properties)).
    pub fn list(&self) -> Call<Query, References<R>> {
        let verb = self.collection();
        let verb = verb.and_then(|collection| selecting(collection, &QueryFilter::<T>::all()));
        Call::new(&self.tenant, verb, References::new())
    }
}

impl<R: Referring> Call<Query, References<R>> {
    /// Asks for the fields of a projection of the target, too: all of them where it is the target
    /// itself. [`Reference::target`](crate::Reference::target) reads them.
    pub fn select<P: Projection>(self) -> Self
    where
        R: Reaches<P::Object>,
    {
        self.with(|query| query.fields = target_fields::<P>())
    }
}

/// Returns the pointers to the fields of a target.
pub(super) fn target_fields<P: Projection>() -> Vec<String> {
    let fields = projection::fields::<P>();
    if fields.is_empty() { vec!["*".to_owned()] } else { fields }
}

impl<R> References<R> {
    pub(super) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<R: Referring> Listing for References<R> {
    type Item = R;
    type Read = Item<R>;

    fn item(read: Item<R>) -> R {
        read.0
    }
}

/// The link that was made.
impl<R: Referring> Received<Create> for References<R> {
    type Outcome = R;

    fn answered(self, answer: Stored) -> Result<R, Error> {
        let Item(reference) = from_slice(&answer.body)?;
        Ok(reference)
    }
}

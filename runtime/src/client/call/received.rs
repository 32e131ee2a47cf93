//! What becomes of the answer to a call.

use std::marker::PhantomData;

use bytes::Bytes;

use crate::{
    ManagedObject, Projection,
    client::{Error, error::Kind},
    from_slice,
    wire::{Delete, PatchRequest, Read, ReadAnswer, Stored, Verb},
};

/// What becomes of the answer to the verb `V`.
pub trait Received<V: Verb>: Sized + Send + 'static {
    /// What the caller gets.
    type Outcome;

    /// Returns the outcome where it is known without asking the server.
    ///
    /// # Errors
    ///
    /// Gives itself back where it is not.
    #[doc(hidden)]
    fn known(self) -> Result<Self::Outcome, Self> {
        Err(self)
    }

    /// Makes the outcome of an answer.
    ///
    /// # Errors
    ///
    /// When the answer is not what the outcome insists on.
    #[doc(hidden)]
    fn answered(self, answer: V::Answer) -> Result<Self::Outcome, Error>;

    /// Makes the outcome of an error.
    ///
    /// # Errors
    ///
    /// Mostly that error.
    #[doc(hidden)]
    fn refused(error: Error) -> Result<Self::Outcome, Error> {
        Err(error)
    }
}

/// The object, or a projection of it.
pub struct Object<P>(PhantomData<fn() -> P>);

/// The object, or nothing where there is none.
pub struct Optional<P>(PhantomData<fn() -> P>);

/// The object as the server wrote it.
pub struct Contents(());

/// Whether there is such an object.
pub struct Presence(());

/// That the object is gone.
pub struct Gone<T>(PhantomData<fn() -> T>);

/// The object after a change, which is known where nothing changes.
pub struct Saved<T>(Option<T>);

impl<P> Object<P> {
    pub(in crate::client) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<P> Optional<P> {
    pub(in crate::client) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl Contents {
    pub(in crate::client) const fn new() -> Self {
        Self(())
    }
}

impl Presence {
    pub(in crate::client) const fn new() -> Self {
        Self(())
    }
}

impl<T> Gone<T> {
    pub(in crate::client) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T> Saved<T> {
    /// Takes the object where nothing changes.
    pub(in crate::client) const fn new(known: Option<T>) -> Self {
        Self(known)
    }
}

impl<V, P> Received<V> for Object<P>
where
    V: Verb,
    V::Answer: Into<Option<Stored>>,
    P: Projection + 'static,
{
    type Outcome = P;

    fn answered(self, answer: V::Answer) -> Result<P, Error> {
        object(answer)
    }
}

impl<P: Projection + 'static> Received<Read> for Optional<P> {
    type Outcome = Option<P>;

    fn answered(self, answer: ReadAnswer) -> Result<Option<P>, Error> {
        object(answer).map(Some)
    }

    fn refused(error: Error) -> Result<Option<P>, Error> {
        if error.is_not_found() { Ok(None) } else { Err(error) }
    }
}

impl<V> Received<V> for Contents
where
    V: Verb,
    V::Answer: Into<Option<Stored>>,
{
    type Outcome = Bytes;

    fn answered(self, answer: V::Answer) -> Result<Bytes, Error> {
        body(answer)
    }
}

impl Received<Read> for Optional<Contents> {
    type Outcome = Option<Bytes>;

    fn answered(self, answer: ReadAnswer) -> Result<Option<Bytes>, Error> {
        body(answer).map(Some)
    }

    fn refused(error: Error) -> Result<Option<Bytes>, Error> {
        if error.is_not_found() { Ok(None) } else { Err(error) }
    }
}

impl Received<Read> for Presence {
    type Outcome = bool;

    fn answered(self, _: ReadAnswer) -> Result<bool, Error> {
        Ok(true)
    }

    fn refused(error: Error) -> Result<bool, Error> {
        if error.is_not_found() { Ok(false) } else { Err(error) }
    }
}

impl<T: ManagedObject + 'static> Received<Delete> for Gone<T> {
    type Outcome = ();

    fn answered(self, _: Stored) -> Result<(), Error> {
        Ok(())
    }
}

impl<T: ManagedObject + Send + 'static> Received<PatchRequest> for Saved<T> {
    type Outcome = T;

    fn known(mut self) -> Result<T, Self> {
        self.0.take().ok_or(self)
    }

    fn answered(self, answer: Stored) -> Result<T, Error> {
        object(answer)
    }
}

impl From<ReadAnswer> for Option<Stored> {
    fn from(answer: ReadAnswer) -> Self {
        match answer {
            ReadAnswer::Stored(stored) => Some(stored),
            ReadAnswer::NotModified => None,
        }
    }
}

/// Reads the object of an answer.
fn object<P: Projection>(answer: impl Into<Option<Stored>>) -> Result<P, Error> {
    Ok(from_slice(&body(answer)?)?)
}

/// Returns the object of an answer as the server wrote it.
fn body(answer: impl Into<Option<Stored>>) -> Result<Bytes, Error> {
    let Some(stored) = answer.into() else {
        return Err(Error::new(Kind::Unreadable("expected an object, found none".to_owned())));
    };
    Ok(stored.body)
}

//! What can be said about a verb before it is sent.

use super::{Call, Gone, Object, Optional};
use crate::{
    ManagedObject, Projection, Revision, projection,
    wire::{Create, Delete, Expected, PatchRequest, Read, Update, Verb},
};

/// A verb whose answer shows the fields that it asks for.
pub trait Narrowed: Verb {
    /// Returns the pointers to the fields.
    #[doc(hidden)]
    fn fields(&mut self) -> &mut Vec<String>;
}

/// A verb that can insist on a revision.
pub trait Conditional: Verb {
    /// Returns the revision it insists on.
    #[doc(hidden)]
    fn expected(&mut self) -> &mut Expected;

    /// What it insists on where it insists on no revision.
    #[doc(hidden)]
    const WITHOUT: Expected = Expected::Anything;
}

impl<V: Narrowed, P: Projection> Call<V, Object<P>> {
    /// Asks for a projection in place of the whole object, and for exactly its fields.
    ///
    /// ```no_run
    /// # use mosaic::{ManagedObject, ObjectId, Projection, Revision, client::Tenant};
    /// # #[derive(Clone, Default, PartialEq, ManagedObject)]
    /// # #[managed(path = "managed/alpha_user")]
    /// # struct AlphaUser { id: ObjectId, rev: Revision, #[managed(unindexed)] mail: Option<String> }
    /// #[derive(Projection)]
    /// #[managed(of = AlphaUser)]
    /// struct Address {
    ///     mail: Option<String>,
    /// }
    ///
    /// # async fn example(tenant: Tenant, id: ObjectId) -> Result<(), mosaic::Error> {
    /// let address = tenant.managed::<AlphaUser>().read(&id).select::<Address>().await?;
    /// # Ok(()) }
    /// ```
    pub fn select<Q: Projection<Object = P::Object>>(self) -> Call<V, Object<Q>> {
        self.with(|verb| *verb.fields() = projection::fields::<Q>()).receiving(Object::new())
    }
}

impl<P: Projection> Call<Read, Optional<P>> {
    /// Asks for a projection in place of the whole object, and for exactly its fields.
    pub fn select<Q: Projection<Object = P::Object>>(self) -> Call<Read, Optional<Q>> {
        self.with(|verb| verb.fields = projection::fields::<Q>()).receiving(Optional::new())
    }
}

impl<T: ManagedObject> Call<Delete, Gone<T>> {
    /// Asks for the object as it was, or for a projection of it, and for exactly its fields.
    pub fn select<Q: Projection<Object = T>>(self) -> Call<Delete, Object<Q>> {
        self.with(|verb| verb.fields = projection::fields::<Q>()).receiving(Object::new())
    }
}

impl<V: Conditional, R> Call<V, R> {
    /// Writes whatever the revision of the object is, and so over what others wrote.
    ///
    /// Such a call is not repeated once it may have been sent.
    pub fn unconditionally(self) -> Self {
        self.with(|verb| *verb.expected() = V::WITHOUT)
    }

    /// Writes only if this is the revision of the object.
    pub fn at_revision(self, revision: &Revision) -> Self {
        self.with(|verb| *verb.expected() = Expected::Revision(revision.clone()))
    }
}

impl Narrowed for Create {
    fn fields(&mut self) -> &mut Vec<String> {
        &mut self.fields
    }
}

impl Narrowed for Read {
    fn fields(&mut self) -> &mut Vec<String> {
        &mut self.fields
    }
}

impl Narrowed for Update {
    fn fields(&mut self) -> &mut Vec<String> {
        &mut self.fields
    }
}

impl Narrowed for PatchRequest {
    fn fields(&mut self) -> &mut Vec<String> {
        &mut self.fields
    }
}

impl Conditional for Update {
    // Without any condition a server creates what is not there.
    const WITHOUT: Expected = Expected::Existing;

    fn expected(&mut self) -> &mut Expected {
        &mut self.expected
    }
}

impl Conditional for PatchRequest {
    fn expected(&mut self) -> &mut Expected {
        &mut self.expected
    }
}

impl Conditional for Delete {
    fn expected(&mut self) -> &mut Expected {
        &mut self.expected
    }
}

//! Create: a new object, under an identifier of the server's choice or of the caller's.

use std::borrow::Borrow;

use super::{Managed, body, collection};
use crate::{
    Draft, ManagedObject, ObjectId,
    client::call::{Call, Object},
    wire::Create,
};

impl<T: ManagedObject> Managed<T> {
    /// Creates an object; the server chooses its identifier.
    ///
    /// The call is not repeated once it may have been sent: that would make a second object. Its
    /// error then says that it [may have happened](crate::Error::may_have_happened).
    ///
    /// ```no_run
    /// # use mosaic::{ManagedObject, ObjectId, Revision, client::Tenant};
    /// # #[derive(Clone, Default, PartialEq, ManagedObject)]
    /// # #[managed(path = "managed/alpha_role")]
    /// # struct AlphaRole { id: ObjectId, rev: Revision, #[managed(indexed, required)] name: Option<String> }
    /// # async fn example(tenant: Tenant) -> Result<(), mosaic::Error> {
    /// let roles = tenant.managed::<AlphaRole>();
    /// match roles.create(AlphaRole::draft("helpdesk")).await {
    ///     Ok(role) => println!("created {}", role.id),
    ///     Err(error) if error.is_conflict() => println!("there is such a role"),
    ///     Err(error) => return Err(error),
    /// }
    /// # Ok(()) }
    /// ```
    pub fn create(&self, draft: impl Borrow<Draft<T>>) -> Call<Create, Object<T>> {
        self.creating(None, draft.borrow())
    }

    /// Creates an object under an identifier, and fails where there is one
    /// ([`is_conflict`](crate::Error::is_conflict)).
    ///
    /// The call may be repeated. Where an attempt was not answered and the next one finds the object,
    /// the error says both that there is one and that it
    /// [may have happened](crate::Error::may_have_happened): read the object to see whose it is.
    ///
    /// ```no_run
    /// # use mosaic::{ManagedObject, ObjectId, QueryFilter, Revision, client::Tenant};
    /// # #[derive(Clone, Default, PartialEq, ManagedObject)]
    /// # #[managed(path = "managed/alpha_user")]
    /// # struct AlphaUser { id: ObjectId, rev: Revision, #[managed(indexed, required)] mail: Option<String> }
    /// # async fn example(tenant: Tenant, id: ObjectId) -> Result<(), mosaic::Error> {
    /// let users = tenant.managed::<AlphaUser>();
    /// let user = users.create_with_id(&id, AlphaUser::draft("ann@example.com")).await?;
    /// # Ok(()) }
    /// ```
    pub fn create_with_id(
        &self,
        id: &ObjectId,
        draft: impl Borrow<Draft<T>>,
    ) -> Call<Create, Object<T>> {
        self.creating(Some(id.clone()), draft.borrow())
    }

    fn creating(&self, id: Option<ObjectId>, draft: &Draft<T>) -> Call<Create, Object<T>> {
        let collection = collection::<T>();
        let verb = body(draft).map(|body| Create { collection, id, fields: Vec::new(), body });
        Call::new(&self.tenant, verb, Object::new())
    }
}

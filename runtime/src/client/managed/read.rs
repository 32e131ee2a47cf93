//! Read: one object.

use super::{Managed, target::path_of};
use crate::{
    ManagedObject, ObjectId, Projection,
    client::{
        Error,
        call::{Call, Object, Optional, Presence},
    },
    wire::Read,
};

impl<T: ManagedObject> Managed<T> {
    /// Reads an object; that there is none is an error ([`is_not_found`](Error::is_not_found)).
    ///
    /// ```no_run
    /// # use mosaic::{ManagedObject, ObjectId, Revision, client::Tenant};
    /// # #[derive(Clone, Default, PartialEq, ManagedObject)]
    /// # #[managed(path = "managed/alpha_role")]
    /// # struct AlphaRole { id: ObjectId, rev: Revision, #[managed(indexed, required)] name: Option<String> }
    /// # async fn example(tenant: Tenant, id: ObjectId) -> Result<(), mosaic::Error> {
    /// let roles = tenant.managed::<AlphaRole>();
    /// let role = roles.read(&id).await?;
    /// if let Some(role) = roles.read(&id).optional().await? {
    ///     println!("{:?}", role.name);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn read(&self, id: &ObjectId) -> Call<Read, Object<T>> {
        Call::new(&self.tenant, reading::<T>(id, Vec::new()), Object::new())
    }

    /// Returns whether there is an object with this identifier.
    ///
    /// ```no_run
    /// # use mosaic::{ManagedObject, ObjectId, QueryFilter, Revision, client::Tenant};
    /// # #[derive(Clone, Default, PartialEq, ManagedObject)]
    /// # #[managed(path = "managed/alpha_user")]
    /// # struct AlphaUser { id: ObjectId, rev: Revision, #[managed(indexed, required)] mail: Option<String> }
    /// # async fn example(tenant: Tenant, id: ObjectId) -> Result<(), mosaic::Error> {
    /// let users = tenant.managed::<AlphaUser>();
    /// if !users.exists(&id).await? {
    ///     println!("gone");
    /// }
    /// # Ok(()) }
    /// ```
    pub fn exists(&self, id: &ObjectId) -> Call<Read, Presence> {
        Call::new(&self.tenant, reading::<T>(id, vec!["_id".to_owned()]), Presence::new())
    }
}

impl<P: Projection> Call<Read, Object<P>> {
    /// Makes nothing (`None`) of an object that is not there, in place of an error.
    pub fn optional(self) -> Call<Read, Optional<P>> {
        self.receiving(Optional::new())
    }
}

fn reading<T: ManagedObject>(id: &ObjectId, fields: Vec<String>) -> Result<Read, Error> {
    let resource = path_of::<T>(id)?;
    Ok(Read { resource, fields, held: None })
}

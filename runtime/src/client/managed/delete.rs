//! Delete: an object is gone.

use super::{Managed, Target};
use crate::{
    ManagedObject,
    client::{
        Error,
        call::{Call, Gone},
    },
    wire::{Delete, Expected},
};

impl<T: ManagedObject> Managed<T> {
    /// Deletes an object, given as a record or by its identifier.
    ///
    /// It returns nothing, so that an object which is not as its type says can be deleted, too;
    /// [`select`](Call::select) asks for the object as it was, or for a projection of it.
    ///
    /// A record's revision is insisted on, and such a call may be repeated. Where an attempt was not
    /// answered and the next one finds no object, the error says both that there is
    /// [none](Error::is_not_found) and that the delete [may have happened](Error::may_have_happened).
    ///
    /// ```no_run
    /// # use mosaic::{ManagedObject, ObjectId, QueryFilter, Revision, client::Tenant};
    /// # #[derive(Clone, Default, PartialEq, ManagedObject)]
    /// # #[managed(path = "managed/alpha_user")]
    /// # struct AlphaUser { id: ObjectId, rev: Revision, #[managed(indexed, required)] mail: Option<String> }
    /// # async fn example(tenant: Tenant, id: ObjectId) -> Result<(), mosaic::Error> {
    /// let users = tenant.managed::<AlphaUser>();
    /// let user = users.read(&id).await?;
    /// match users.delete(&user).await {
    ///     Err(error) if error.is_precondition_failed() => println!("someone changed it meanwhile"),
    ///     outcome => outcome?,
    /// }
    /// # Ok(()) }
    /// ```
    pub fn delete(&self, target: impl Into<Target<T>>) -> Call<Delete, Gone<T>> {
        Call::new(&self.tenant, deleting(&target.into()), Gone::new())
    }
}

fn deleting<T: ManagedObject>(target: &Target<T>) -> Result<Delete, Error> {
    let expected = target.expected(Expected::Anything)?;
    Ok(Delete { resource: target.path()?, expected, fields: vec!["_id".to_owned()] })
}

//! Replace: an object as a whole.

use std::borrow::Borrow;

use super::{Managed, Target, body};
use crate::{
    Draft, ManagedObject,
    client::{
        Error,
        call::{Call, Object},
    },
    wire::{Expected, Update},
};

impl<T: ManagedObject> Managed<T> {
    /// Puts a draft in the place of an object: **whatever the draft leaves out is erased.**
    ///
    /// [`Self::patch`] and [`Self::save`] change what they name. This erases every other property:
    /// those that are required and are not asked for again, those that this program's schema does not
    /// know, and those whose defaults a server gives to new objects alone (`accountStatus`, for one,
    /// becomes null). Whether relationships that the draft leaves out are cleared depends on the
    /// server.
    ///
    /// It never creates: an object that is not there is an error
    /// ([`is_not_found`](Error::is_not_found)). A record's revision is insisted on.
    ///
    /// ```no_run
    /// # use mosaic::{ManagedObject, ObjectId, QueryFilter, Revision, client::Tenant};
    /// # #[derive(Clone, Default, PartialEq, ManagedObject)]
    /// # #[managed(path = "managed/alpha_user")]
    /// # struct AlphaUser { id: ObjectId, rev: Revision, #[managed(indexed, required)] mail: Option<String> }
    /// # async fn example(tenant: Tenant, id: ObjectId) -> Result<(), mosaic::Error> {
    /// let users = tenant.managed::<AlphaUser>();
    /// let before = users.read(&id).await?;
    /// users.replace(&before, AlphaUser::draft("ann@example.com")).await?;
    /// # Ok(()) }
    /// ```
    pub fn replace(
        &self,
        target: impl Into<Target<T>>,
        draft: impl Borrow<Draft<T>>,
    ) -> Call<Update, Object<T>> {
        Call::new(&self.tenant, replacing(&target.into(), draft.borrow()), Object::new())
    }
}

fn replacing<T: ManagedObject>(target: &Target<T>, draft: &Draft<T>) -> Result<Update, Error> {
    let expected = target.expected(Expected::Existing)?;
    Ok(Update { resource: target.path()?, expected, fields: Vec::new(), body: body(draft)? })
}

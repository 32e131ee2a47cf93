//! Patch: what changes, and nothing else.

use std::borrow::Borrow;

use super::{Managed, Target, body};
use crate::{
    ManagedObject, Patch,
    client::{
        Error,
        call::{Call, Object, Saved},
        error::Kind,
    },
    wire::{Expected, PatchRequest},
};

impl<T: ManagedObject> Managed<T> {
    /// Changes an object, given as a record or by its identifier.
    ///
    /// A record's revision is insisted on, and such a call may be repeated: at most one attempt of it
    /// is done. Where an attempt was not answered and the next one finds another revision, the error
    /// says both that the [precondition failed](Error::is_precondition_failed) and that the patch
    /// [may have happened](Error::may_have_happened). Where the object is already as the patch makes
    /// it, that is a success, whatever its revision is: of two writers that set a counter from 1 to 2
    /// neither is told of the other. A [`Patch::increment`] is never taken for done already.
    ///
    /// A patch of an identifier is done to whatever the object is by then, and not repeated once it
    /// may have been sent.
    ///
    /// ```no_run
    /// # use mosaic::{ManagedObject, ObjectId, Patch, Revision, client::Tenant};
    /// # #[derive(Clone, Default, PartialEq, ManagedObject)]
    /// # #[managed(path = "managed/alpha_user")]
    /// # struct AlphaUser { id: ObjectId, rev: Revision, #[managed(unindexed)] mail: Option<String> }
    /// # async fn example(tenant: Tenant, id: ObjectId) -> Result<(), mosaic::Error> {
    /// let users = tenant.managed::<AlphaUser>();
    /// let user = users.read(&id).await?;
    /// let changed = users.patch(&user, Patch::new().set(AlphaUser::MAIL, "ann@example.com")).await?;
    /// users.patch(&id, Patch::new().unset(AlphaUser::MAIL)).await?;
    /// # Ok(()) }
    /// ```
    pub fn patch(
        &self,
        target: impl Into<Target<T>>,
        patch: impl Borrow<Patch<T>>,
    ) -> Call<PatchRequest, Object<T>> {
        Call::new(&self.tenant, patching(&target.into(), patch.borrow()), Object::new())
    }

    /// Makes `after` of `before`, which was read: sends what differs ([`Patch::between`]), and insists
    /// on the revision of `before`.
    ///
    /// Where nothing differs, nothing is sent, and the outcome is a copy of `before`.
    ///
    /// ```no_run
    /// # use mosaic::{ManagedObject, ObjectId, Revision, client::Tenant};
    /// # #[derive(Clone, Default, PartialEq, ManagedObject)]
    /// # #[managed(path = "managed/alpha_user")]
    /// # struct AlphaUser { id: ObjectId, rev: Revision, #[managed(unindexed)] mail: Option<String> }
    /// # async fn example(tenant: Tenant, id: ObjectId) -> Result<(), mosaic::Error> {
    /// let users = tenant.managed::<AlphaUser>();
    /// let before = users.read(&id).await?;
    /// let after = AlphaUser { mail: Some("ann@example.com".to_owned()), ..before.clone() };
    /// let saved = users.save(&before, &after).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Self::patch`]; and when the two have different identifiers, or `after` lacks a
    /// required property.
    pub fn save(&self, before: &T, after: &T) -> Call<PatchRequest, Saved<T>>
    where
        T: Clone + Send + 'static,
    {
        if before.id() != after.id() {
            let message = "expected two states of one object, found two objects".to_owned();
            let error = Error::new(Kind::Request(message));
            return Call::new(&self.tenant, Err(error), Saved::new(None));
        }
        let patch = Patch::between(before, after);
        let known = patch.is_empty().then(|| before.clone());
        Call::new(&self.tenant, patching(&before.into(), &patch), Saved::new(known))
    }
}

/// Makes the request that changes an object.
pub(in crate::client) fn patching<T: ManagedObject>(
    target: &Target<T>,
    patch: &Patch<T>,
) -> Result<PatchRequest, Error> {
    let expected = target.expected(Expected::Anything)?;
    Ok(PatchRequest { resource: target.path()?, expected, fields: Vec::new(), body: body(patch)? })
}

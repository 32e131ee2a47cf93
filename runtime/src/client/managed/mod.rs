//! The objects of one type, and the calls that reach them.

use std::{fmt, marker::PhantomData};

use bytes::Bytes;
use serde::Serialize;

use super::{Error, Tenant};
use crate::{ManagedObject, Resource, wire::ResourcePath};

mod action;
mod create;
mod delete;
mod patch;
mod read;
mod replace;
mod target;

pub(super) use self::patch::patching;
pub use self::{action::Returned, target::Target};

/// The objects of one type.
///
/// Each method begins a call, which is sent where it is awaited.
///
/// ```no_run
/// # use mosaic::{ManagedObject, ObjectId, Revision, client::Tenant};
/// #[derive(Clone, Default, PartialEq, ManagedObject)]
/// #[managed(path = "managed/alpha_user")]
/// pub struct AlphaUser {
///     pub id: ObjectId,
///     pub rev: Revision,
///     #[managed(name = "userName", indexed, required)]
///     pub user_name: Option<String>,
///     #[managed(name = "frIndexedString3", indexed)]
///     pub department: Option<String>,
/// }
///
/// # async fn example(tenant: Tenant) -> Result<(), mosaic::Error> {
/// let users = tenant.managed::<AlphaUser>();
/// let before = users.create(AlphaUser::draft("ann")).await?;
/// let after = AlphaUser { department: Some("Sales".to_owned()), ..before.clone() };
/// let saved = users.save(&before, &after).await?;
/// users.delete(&saved).await?;
/// # Ok(()) }
/// ```
pub struct Managed<T> {
    pub(super) tenant: Tenant,
    marker: PhantomData<fn() -> T>,
}

impl Tenant {
    /// Returns the objects of one type.
    #[must_use]
    pub fn managed<T: ManagedObject>(&self) -> Managed<T> {
        Managed { tenant: self.clone(), marker: PhantomData }
    }
}

/// Returns the path of the collection of a type.
pub(super) fn collection<T: Resource>() -> ResourcePath {
    ResourcePath::collection(T::PATH)
}

/// Writes a body as JSON.
pub(super) fn body(value: &impl Serialize) -> Result<Bytes, Error> {
    serde_json::to_vec(value).map(Bytes::from).map_err(|error| Error::unwritable(&error))
}

impl<T> Clone for Managed<T> {
    fn clone(&self) -> Self {
        Self { tenant: self.tenant.clone(), marker: PhantomData }
    }
}

impl<T: Resource> fmt::Debug for Managed<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Managed")
            .field("path", &T::PATH)
            .field("tenant", &self.tenant)
            .finish()
    }
}

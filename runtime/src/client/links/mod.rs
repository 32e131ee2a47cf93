//! The links of one object by one property.

use std::fmt;

use super::{Error, Managed, Tenant, managed::Target};
use crate::{Linked, ManagedObject, ObjectId, Property, Relationship, wire::ResourcePath};

mod changed;
mod list;
mod many;
mod referring;
mod single;

pub use self::{
    changed::Changed,
    list::References,
    many::Removed,
    referring::{Reaches, Referring},
    single::Held,
};

/// The links of one object of the type `T` by one property, whose value is `V`.
///
/// A property that holds a list of references has [`list`](Self::list), [`add`](Self::add),
/// [`remove`](Self::remove) and [`replace`](Self::replace); one that holds a single reference has
/// [`get`](Self::get), [`set`](Self::set) and [`clear`](Self::clear).
///
/// ```no_run
/// # use mosaic::{ManagedObject, ObjectId, Reference, Revision, client::Tenant};
/// # #[derive(Clone, Default, PartialEq, ManagedObject)]
/// # #[managed(path = "managed/alpha_role")]
/// # struct AlphaRole { id: ObjectId, rev: Revision, #[managed(unindexed)] name: Option<String> }
/// #[derive(Clone, Default, PartialEq, ManagedObject)]
/// #[managed(path = "managed/alpha_user")]
/// pub struct AlphaUser {
///     pub id: ObjectId,
///     pub rev: Revision,
///     #[managed(relationship)]
///     pub manager: Option<Reference<AlphaUser>>,
///     #[managed(relationship)]
///     pub roles: Option<Vec<Reference<AlphaRole>>>,
/// }
///
/// # async fn example(tenant: Tenant, ann: ObjectId, bob: ObjectId, role: ObjectId) -> Result<(), mosaic::Error> {
/// let roles = tenant.links(&ann, AlphaUser::ROLES);
/// roles.add(Reference::to(&role).with_property("_grantType", "conditional")).await?;
/// let mut held = roles.list().select::<AlphaRole>().stream();
/// while let Some(reference) = held.next().await {
///     let reference = reference?;
///     println!("{:?}", reference.target::<AlphaRole>());
///     roles.remove(&reference).await?;
/// }
///
/// let manager = tenant.links(&ann, AlphaUser::MANAGER);
/// manager.set(Reference::to(&bob)).await?;
/// assert_eq!(manager.get().await?.and_then(|reference| reference.id()), Some(bob));
/// manager.clear().await?;
/// # Ok(()) }
/// ```
pub struct Links<T, V, A> {
    tenant: Tenant,
    owner: Target<T>,
    property: Property<T, V, Relationship, A>,
}

impl Tenant {
    /// Returns the links of an object, given as a record or by its identifier, by one property.
    ///
    /// A change of the object itself ([`replace`](Links::replace), [`set`](Links::set),
    /// [`clear`](Links::clear)) insists on the revision of a record. Each change of a link makes a new
    /// revision, so the record is good for one change.
    #[must_use]
    pub fn links<T, V, A>(
        &self,
        owner: impl Into<Target<T>>,
        property: Property<T, V, Relationship, A>,
    ) -> Links<T, V, A>
    where
        T: ManagedObject,
        V: Linked,
    {
        Links { tenant: self.clone(), owner: owner.into(), property }
    }
}

impl<T: ManagedObject> Managed<T> {
    /// Returns the links of an object, given as a record or by its identifier, by one property.
    #[must_use]
    pub fn links<V, A>(
        &self,
        owner: impl Into<Target<T>>,
        property: Property<T, V, Relationship, A>,
    ) -> Links<T, V, A>
    where
        V: Linked,
    {
        self.tenant.links(owner, property)
    }
}

impl<T: ManagedObject, V, A> Links<T, V, A> {
    /// Returns the path of the collection of the links.
    fn collection(&self) -> Result<ResourcePath, Error> {
        Ok(self.owner.path()?.below(self.property.name()))
    }

    /// Returns the path of one link.
    fn member(&self, id: &ObjectId) -> Result<ResourcePath, Error> {
        Ok(self.collection()?.member(id))
    }
}

impl<T, V, A> Clone for Links<T, V, A> {
    fn clone(&self) -> Self {
        let Self { tenant, owner, property } = self;
        Self { tenant: tenant.clone(), owner: owner.clone(), property: *property }
    }
}

impl<T, V, A> fmt::Debug for Links<T, V, A> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Links")
            .field("owner", &self.owner)
            .field("property", &self.property.name())
            .finish_non_exhaustive()
    }
}

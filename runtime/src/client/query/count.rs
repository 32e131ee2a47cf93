//! Count: how many objects of a type pass a filter.

use std::{borrow::Borrow, future::IntoFuture, sync::atomic::AtomicUsize};

use futures_core::future::BoxFuture;

use super::{
    Listing,
    pages::{Leaf, failure, fetch},
};
use crate::{
    DecodeError, ManagedObject, Projection, QueryFilter, Untyped,
    client::{Call, Error, Managed},
    projection::Source,
    record::{Record, Slot, SlotRef, Table},
    wire::{Counting, Paging, Query},
};

/// How many records there are.
pub struct Count(());

impl<T: ManagedObject> Managed<T> {
    /// Returns how many objects pass a filter.
    ///
    /// A server that counts is asked once. For one that does not, the identifiers are counted page by
    /// page: the number is exact in both cases, as far as objects do not come and go meanwhile.
    ///
    /// ```no_run
    /// # use mosaic::{ManagedObject, ObjectId, QueryFilter, Revision, client::Tenant};
    /// # #[derive(Clone, Default, PartialEq, ManagedObject)]
    /// # #[managed(path = "managed/alpha_user")]
    /// # struct AlphaUser { id: ObjectId, rev: Revision, #[managed(unindexed)] mail: Option<String> }
    /// # async fn example(tenant: Tenant) -> Result<(), mosaic::Error> {
    /// let users: u64 = tenant.managed::<AlphaUser>().count(QueryFilter::all()).await?;
    /// # Ok(()) }
    /// ```
    pub fn count(&self, filter: impl Borrow<QueryFilter<T>>) -> Call<Query, Count> {
        counting(self.query(filter))
    }
}

impl<L: Listing> Call<Query, L> {
    /// Returns how many records there are, as [`Managed::count`] does.
    ///
    /// ```no_run
    /// # use mosaic::{ManagedObject, ObjectId, Reference, Revision, client::Tenant};
    /// # #[derive(Clone, Default, PartialEq, ManagedObject)]
    /// # #[managed(path = "managed/alpha_user")]
    /// # struct AlphaUser {
    /// #     id: ObjectId, rev: Revision,
    /// #     #[managed(relationship)] reports: Option<Vec<Reference<AlphaUser>>>,
    /// # }
    /// # async fn example(tenant: Tenant, ann: ObjectId) -> Result<(), mosaic::Error> {
    /// let reports: u64 = tenant.links(&ann, AlphaUser::REPORTS).list().count().await?;
    /// # Ok(()) }
    /// ```
    pub fn count(self) -> Call<Query, Count> {
        counting(self)
    }
}

/// Makes a query that asks for no more than it takes to count.
fn counting<R>(call: Call<Query, R>) -> Call<Query, Count> {
    let call = call.with(|query| {
        query.fields = vec!["_id".to_owned()];
        query.sort_keys.clear();
        query.paging = Paging::Start;
    });
    call.receiving(Count(()))
}

impl IntoFuture for Call<Query, Count> {
    type Output = Result<u64, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            match self.ask().await? {
                Some(total) => Ok(total),
                None => self.tally().await,
            }
        })
    }
}

impl Call<Query, Count> {
    /// Asks the server to count, and returns nothing where it does not.
    async fn ask(&self) -> Result<Option<u64>, Error> {
        let query = self.verb.clone()?;
        // A server counts only where it pages.
        let query = Query { page_size: Some(1), counting: Counting::Exact, ..query };
        let Leaf { page, label } = fetch::<Whatever>(&self.tenant, &query, &self.options).await?;
        if let Some(error) = failure(&page) {
            return Err(label.tell(error));
        }
        // A number that is smaller than what came with it counts something else.
        let found = u64::try_from(page.records.len()).unwrap_or(u64::MAX);
        Ok(page.total.filter(|total| *total >= found))
    }

    /// Counts the records of all pages.
    async fn tally(self) -> Result<u64, Error> {
        let (mut pages, mut count) = (self.receiving(Whatever).pages(), 0);
        while let Some(page) = pages.next().await {
            for record in page? {
                record?;
                count += 1;
            }
        }
        Ok(count)
    }
}

/// A record of which nothing is wanted but that it is one.
struct Whatever;

static FOLLOWERS: [AtomicUsize; 1] = [const { AtomicUsize::new(0) }; 1];

static TABLE: Table = Table::sorted("Whatever", &[], &FOLLOWERS);

impl Listing for Whatever {
    type Item = Self;
    type Read = Self;

    fn item(read: Self) -> Self {
        read
    }
}

impl Projection for Whatever {
    type Object = Untyped;

    const FIELDS: &'static [&'static str] = &[];

    fn decode(source: &mut dyn Source) -> Result<Self, DecodeError> {
        source.read(&mut Self)?;
        Ok(Self)
    }
}

impl Record for Whatever {
    fn table(&self) -> &'static Table {
        &TABLE
    }

    fn slot(&mut self, _: usize) -> Slot<'_> {
        Slot::Ignored
    }

    fn get(&self, _: usize) -> SlotRef<'_> {
        SlotRef::Absent
    }
}

//! The records of a query, as many as are wanted.

use super::{Listing, RecordStream};
use crate::{
    client::{Call, Error, error::Kind},
    wire::Query,
};

/// Records, and whether there are more.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "it says whether it is all there is"]
pub struct Collected<R> {
    /// The records, in the order of the server.
    pub records: Vec<R>,
    is_cut: bool,
}

impl<R> Collected<R> {
    /// Returns whether there are more records than were asked for.
    #[must_use]
    pub const fn is_cut(&self) -> bool {
        self.is_cut
    }
}

impl<L: Listing> Call<Query, L> {
    /// Returns the first record, or nothing where there is none.
    ///
    /// # Errors
    ///
    /// When the record cannot be had or read.
    pub async fn first(self) -> Result<Option<L::Item>, Error> {
        self.page_size(1).stream().next().await.transpose()
    }

    /// Returns the one record that there is.
    ///
    /// ```no_run
    /// # use mosaic::{ManagedObject, ObjectId, QueryFilter, Revision, client::Tenant};
    /// # #[derive(Clone, Default, PartialEq, ManagedObject)]
    /// # #[managed(path = "managed/alpha_user")]
    /// # struct AlphaUser { id: ObjectId, rev: Revision, #[managed(indexed)] mail: Option<String> }
    /// # async fn example(tenant: Tenant) -> Result<(), mosaic::Error> {
    /// let users = tenant.managed::<AlphaUser>();
    /// let user = users.query(AlphaUser::MAIL.eq("ann@example.com")).one().await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// When there is [none](Error::is_not_found), or [more than one](Error::is_ambiguous); and when
    /// the record cannot be had or read.
    pub async fn one(self) -> Result<L::Item, Error> {
        let mut records = self.page_size(2).stream();
        match only(&mut records).await? {
            Some(record) => Ok(record),
            None => Err(records.tell(Error::new(Kind::None))),
        }
    }

    /// Returns the one record that there is, or nothing where there is none.
    ///
    /// # Errors
    ///
    /// When there is [more than one](Error::is_ambiguous); and when the record cannot be had or read.
    pub async fn one_or_none(self) -> Result<Option<L::Item>, Error> {
        only(&mut self.page_size(2).stream()).await
    }

    /// Returns up to so many records, and says whether there are more.
    ///
    /// ```no_run
    /// # use mosaic::{ManagedObject, ObjectId, QueryFilter, Revision, client::Tenant};
    /// # #[derive(Clone, Default, PartialEq, ManagedObject)]
    /// # #[managed(path = "managed/alpha_user")]
    /// # struct AlphaUser { id: ObjectId, rev: Revision, #[managed(indexed)] mail: Option<String> }
    /// # async fn example(tenant: Tenant) -> Result<(), mosaic::Error> {
    /// let users = tenant.managed::<AlphaUser>();
    /// let users = users.query(QueryFilter::all()).collect_up_to(500).await?;
    /// if users.is_cut() {
    ///     println!("only the first {}", users.records.len());
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// When a record cannot be had or read: [`Self::stream`] goes on behind it.
    pub async fn collect_up_to(self, limit: usize) -> Result<Collected<L::Item>, Error> {
        // One more record tells whether there are more.
        let wanted = i32::try_from(limit).ok().and_then(|limit| limit.checked_add(1));
        let wanted = wanted.unwrap_or(i32::MAX);
        let call =
            self.with(|query| query.page_size = query.page_size.map(|size| size.min(wanted)));
        let mut stream = call.stream();
        let mut records = Vec::new();
        while let Some(record) = stream.next().await {
            if records.len() == limit {
                return Ok(Collected { records, is_cut: true });
            }
            records.push(record?);
        }
        Ok(Collected { records, is_cut: false })
    }
}

/// Returns the one record of a stream, or nothing where there is none.
async fn only<L: Listing>(records: &mut RecordStream<L>) -> Result<Option<L::Item>, Error> {
    let Some(record) = records.next().await.transpose()? else {
        return Ok(None);
    };
    match records.next().await {
        None => Ok(Some(record)),
        // A second record that cannot be read is one, too.
        Some(Err(error)) if error.decode_error().is_none() => Err(error),
        Some(_) => Err(records.tell(Error::new(Kind::Several))),
    }
}

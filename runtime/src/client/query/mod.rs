//! Query: the objects of a type that pass a filter, page by page.

use std::{borrow::Borrow, marker::PhantomData};

use super::{Error, Managed, call::Call, managed::collection};
use crate::{
    ManagedObject, Projection, QueryFilter, SortKey, projection,
    wire::{Counting, Paging, Query, ResourcePath, Selection},
};

mod collected;
mod count;
mod pages;
mod records;

pub use self::{collected::Collected, count::Count, pages::PageStream, records::RecordStream};

/// The records of one page where nothing else is said, as many as the vendor's own tools ask for.
const PAGE_SIZE: i32 = 1000;

/// What a query makes of each record.
pub trait Listing: 'static {
    /// How a record is read.
    #[doc(hidden)]
    type Read: Projection;

    /// What the caller gets.
    type Item;

    /// Makes what the caller gets.
    #[doc(hidden)]
    fn item(read: Self::Read) -> Self::Item;
}

/// The objects that pass the filter, or a projection of them.
pub struct Found<P>(PhantomData<fn() -> P>);

impl<P: Projection + 'static> Listing for Found<P> {
    type Item = P;
    type Read = P;

    fn item(read: P) -> P {
        read
    }
}

impl<T: ManagedObject> Managed<T> {
    /// Asks for the objects that pass a filter.
    ///
    /// Nothing is sent before one of [`stream`](Call::stream), [`pages`](Call::pages),
    /// [`first`](Call::first), [`one`](Call::one), [`one_or_none`](Call::one_or_none),
    /// [`collect_up_to`](Call::collect_up_to) and [`count`](Call::count) is asked for a record. Deadline
    /// and retries are those of each page.
    ///
    /// ```no_run
    /// # use mosaic::{ManagedObject, ObjectId, Projection, Revision, client::Tenant};
    /// # #[derive(Clone, Default, PartialEq, ManagedObject)]
    /// # #[managed(path = "managed/alpha_user")]
    /// # struct AlphaUser {
    /// #     id: ObjectId, rev: Revision,
    /// #     #[managed(name = "userName", indexed)] user_name: Option<String>,
    /// #     #[managed(name = "frIndexedString3", indexed)] department: Option<String>,
    /// # }
    /// #[derive(Projection)]
    /// #[managed(of = AlphaUser)]
    /// struct Card {
    ///     user_name: String,
    /// }
    ///
    /// # async fn example(tenant: Tenant) -> Result<(), mosaic::Error> {
    /// let mut cards = tenant
    ///     .managed::<AlphaUser>()
    ///     .query(AlphaUser::DEPARTMENT.eq("Sales"))
    ///     .select::<Card>()
    ///     .sort(AlphaUser::USER_NAME.ascending())
    ///     .page_size(500)
    ///     .stream();
    /// while let Some(card) = cards.next().await {
    ///     match card {
    ///         Ok(card) => println!("{}", card.user_name),
    ///         // A record that is not as the type says; the others are there.
    ///         Err(error) if error.decode_error().is_some() => eprintln!("{error}"),
    ///         Err(error) => return Err(error),
    ///     }
    /// }
    /// # Ok(()) }
    /// ```
    pub fn query(&self, filter: impl Borrow<QueryFilter<T>>) -> Call<Query, Found<T>> {
        let verb = selecting(collection::<T>(), filter.borrow());
        Call::new(&self.tenant, verb, Found(PhantomData))
    }
}

impl<P: Projection> Call<Query, Found<P>> {
    /// Asks for a projection in place of whole objects, and for exactly its fields.
    pub fn select<Q: Projection<Object = P::Object>>(self) -> Call<Query, Found<Q>> {
        self.with(|query| query.fields = projection::fields::<Q>()).receiving(Found(PhantomData))
    }

    /// Sorts the results, by this key where the keys before say nothing.
    ///
    /// Missing values come last; a server may refuse to sort by what it has no index of.
    pub fn sort(self, key: impl Borrow<SortKey<P::Object>>) -> Self {
        self.with(|query| query.sort_keys.push(key.borrow().text().to_owned()))
    }
}

impl<L: Listing> Call<Query, L> {
    /// Sets the most records of one page: at least one, and 1000 where it is not set.
    pub fn page_size(self, size: u32) -> Self {
        let size = i32::try_from(size).unwrap_or(i32::MAX).max(1);
        self.with(|query| query.page_size = Some(size))
    }

    /// Begins behind the pages of an earlier stream: where its [`cookie`](PageStream::cookie) says.
    ///
    /// The query has to be the same; how long it knows a cookie is for the server to say.
    pub fn after(self, cookie: impl Into<String>) -> Self {
        self.with(|query| query.paging = Paging::Cookie(cookie.into()))
    }

    /// Returns the records one by one; the next page is asked for when the last one is used up.
    ///
    /// A record that cannot be read is an error in its place, and the stream goes on. It ends where
    /// the server says so, and nowhere else but behind an error: a page that cannot be had, a page
    /// that the server did not finish, or a cookie that comes again.
    pub fn stream(self) -> RecordStream<L> {
        RecordStream::new(self.pages())
    }

    /// Returns the records page by page.
    pub fn pages(self) -> PageStream<L> {
        PageStream::new(self)
    }
}

/// Makes the query of a filter.
pub(super) fn selecting<T>(
    collection: ResourcePath,
    filter: &QueryFilter<T>,
) -> Result<Query, Error> {
    Ok(Query {
        collection,
        selection: Selection::Filter(filter.text()?.to_owned()),
        fields: Vec::new(),
        sort_keys: Vec::new(),
        page_size: Some(PAGE_SIZE),
        paging: Paging::Start,
        counting: Counting::None,
    })
}

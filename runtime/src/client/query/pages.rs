//! The pages of a query, each asked for when it is wanted.

use std::{
    collections::HashSet,
    fmt, future,
    marker::PhantomData,
    mem,
    pin::Pin,
    task::{Context, Poll, ready},
    vec,
};

use futures_core::{Stream, future::BoxFuture};

use super::Listing;
use crate::{
    DecodeError, Page, Projection,
    client::{
        CallOptions, Error, Tenant,
        call::{Call, Label},
        error::Kind,
    },
    page_from_slice,
    wire::{Paging, Query},
};

/// The records of a query, page by page: [`Call::pages`].
#[must_use = "a stream does nothing before it is polled"]
pub struct PageStream<L: Listing> {
    tenant: Tenant,
    options: CallOptions,
    /// The cookies that were sent: one that comes again leads round in a circle.
    sent: HashSet<String>,
    step: Step<L>,
    marker: PhantomData<fn() -> L>,
}

/// Where a query is.
enum Step<L: Listing> {
    /// The next page can be asked for.
    Next(Query),
    /// A page is on its way.
    Waiting(BoxFuture<'static, Arrived<L>>),
    /// The page before was the last one that can be used, for this reason.
    Broken(Error),
    /// There is nothing more.
    End,
}

/// What came of asking for a page.
type Arrived<L> = Result<(Query, Leaf<L>), Error>;

/// One page, and what its errors are about.
pub(super) struct Leaf<L: Listing> {
    page: Page<L::Read>,
    label: Label,
}

/// The records of one page, of which each is looked at when it is wanted.
pub(super) struct Rows<L: Listing> {
    records: vec::IntoIter<Result<L::Read, DecodeError>>,
    label: Option<Label>,
}

impl<L: Listing> PageStream<L> {
    pub(super) fn new(call: Call<Query, L>) -> Self {
        let Call { tenant, options, verb, received: _ } = call;
        let step = match verb {
            Ok(query) => Step::Next(query),
            Err(error) => Step::Broken(error),
        };
        Self { tenant, options, sent: HashSet::new(), step, marker: PhantomData }
    }

    /// Returns the next page, or nothing behind the last one.
    pub async fn next(&mut self) -> Option<Result<Vec<Result<L::Item, Error>>, Error>> {
        future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Polls for the rows of the next page.
    pub(super) fn poll_rows(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Rows<L>, Error>>> {
        loop {
            match mem::replace(&mut self.step, Step::End) {
                Step::Next(query) => self.step = Step::Waiting(self.ask(query)),
                Step::Waiting(mut arriving) => {
                    let Poll::Ready(arrived) = arriving.as_mut().poll(context) else {
                        self.step = Step::Waiting(arriving);
                        return Poll::Pending;
                    };
                    return Poll::Ready(Some(arrived.map(|(query, leaf)| self.turn(query, leaf))));
                }
                Step::Broken(error) => return Poll::Ready(Some(Err(error))),
                Step::End => return Poll::Ready(None),
            }
        }
    }

    fn ask(&self, query: Query) -> BoxFuture<'static, Arrived<L>> {
        let (tenant, options) = (self.tenant.clone(), self.options.clone());
        Box::pin(async move {
            let (answer, context) = tenant.deliver(&query, &options).await?;
            let leaf = match page(&answer.body) {
                Ok(page) => Leaf { page, label: context.label() },
                Err(error) => return Err(context.tell(error)),
            };
            Ok((query, leaf))
        })
    }

    /// Takes the records of a page, and decides what comes behind it.
    fn turn(&mut self, query: Query, leaf: Leaf<L>) -> Rows<L> {
        let Leaf { page, label } = leaf;
        self.step = match (failure(&page), page.cookie) {
            (Some(error), _) => Step::Broken(label.tell(error)),
            (None, None) => Step::End,
            (None, Some(cookie)) if self.sent.insert(cookie.clone()) => {
                Step::Next(Query { paging: Paging::Cookie(cookie), ..query })
            }
            (None, Some(_)) => Step::Broken(label.tell(Error::new(Kind::Paging(
                "the server sent the cookie of a page for the second time".to_owned(),
            )))),
        };
        Rows { records: page.records.into_iter(), label: Some(label) }
    }
}

/// Reads a page.
///
/// What is wrong with a page is no [`DecodeError`] for the caller: those are for single records, and
/// there is nothing to go on with behind a page.
pub(super) fn page<P: Projection>(body: &[u8]) -> Result<Page<P>, Error> {
    page_from_slice(body).map_err(|error| unreadable(&error))
}

/// Returns why nothing can come behind a page, where the server did not finish it.
pub(super) fn failure<P>(page: &Page<P>) -> Option<Error> {
    match (&page.error, &page.broken) {
        (Some(error), _) => Some(Error::inside_a_page(error)),
        (None, Some(error)) => Some(unreadable(error)),
        (None, None) => None,
    }
}

fn unreadable(error: &DecodeError) -> Error {
    Error::new(Kind::Unreadable(error.to_string()))
}

impl<L: Listing> Stream for PageStream<L> {
    type Item = Result<Vec<Result<L::Item, Error>>, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let rows = ready!(self.get_mut().poll_rows(context));
        Poll::Ready(rows.map(|rows| rows.map(Rows::into_items)))
    }
}

// No future is pinned in place: the one that is under way is in a box.
impl<L: Listing> Unpin for PageStream<L> {}

impl<L: Listing> Rows<L> {
    /// Returns all that are left, in the memory that they have.
    fn into_items(self) -> Vec<Result<L::Item, Error>> {
        let Self { records, label } = self;
        records.map(|record| item::<L>(record, label.as_ref())).collect()
    }
}

impl<L: Listing> Iterator for Rows<L> {
    type Item = Result<L::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = self.records.next()?;
        Some(item::<L>(record, self.label.as_ref()))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.records.size_hint()
    }
}

/// Makes what the caller gets of one record.
fn item<L: Listing>(
    record: Result<L::Read, DecodeError>,
    label: Option<&Label>,
) -> Result<L::Item, Error> {
    match record {
        Ok(read) => Ok(L::item(read)),
        Err(error) => Err(match label {
            Some(label) => label.tell(error),
            None => error.into(),
        }),
    }
}

/// There is no page yet.
impl<L: Listing> Default for Rows<L> {
    fn default() -> Self {
        Self { records: Vec::new().into_iter(), label: None }
    }
}

impl<L: Listing> fmt::Debug for PageStream<L> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let step = match self.step {
            Step::Next(_) => "next",
            Step::Waiting(_) => "waiting",
            Step::Broken(_) => "broken",
            Step::End => "end",
        };
        formatter.debug_struct("PageStream").field("step", &step).finish_non_exhaustive()
    }
}

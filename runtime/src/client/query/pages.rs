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
use tokio::time;

use super::Listing;
use crate::{
    DecodeError, Page, Projection,
    client::{
        CallOptions, Error, Tenant,
        call::{Call, Label, is_passing},
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
    /// The cookie to go on with behind the pages that came whole.
    cookie: Option<String>,
    step: Step<L>,
    marker: PhantomData<fn() -> L>,
}

/// Where a query is.
enum Step<L: Listing> {
    /// The next page can be asked for.
    Next(Query),
    /// A page is on its way.
    Waiting(BoxFuture<'static, Arrived<L::Read>>),
    /// The page before was the last one that can be used, for this reason.
    Broken(Error),
    /// There is nothing more.
    End,
}

/// What came of asking for a page.
type Arrived<P> = Result<(Query, Leaf<P>), Error>;

/// One page, and what its errors are about.
pub(super) struct Leaf<P> {
    pub(super) page: Page<P>,
    pub(super) label: Label,
}

/// The records of one page, of which each is looked at when it is wanted.
pub(super) struct Rows<L: Listing> {
    records: vec::IntoIter<Result<L::Read, DecodeError>>,
    /// What the page was asked with.
    cookie: Option<String>,
    label: Option<Label>,
}

impl<L: Listing> PageStream<L> {
    pub(super) fn new(call: Call<Query, L>) -> Self {
        let Call { tenant, options, verb, received: _ } = call;
        let (step, cookie) = match verb {
            Ok(query) => {
                let cookie = query.paging.clone().into_cookie();
                (Step::Next(query), cookie)
            }
            Err(error) => (Step::Broken(error), None),
        };
        Self { tenant, options, sent: HashSet::new(), cookie, step, marker: PhantomData }
    }

    /// Returns the cookie to go on with behind the pages that came whole: of the next page, or of the one
    /// that could not be had. There is none for the first page, and none behind the last one.
    ///
    /// [`Call::after`] takes it, now or in another run of the program.
    #[must_use]
    pub fn cookie(&self) -> Option<&str> {
        self.cookie.as_deref()
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

    fn ask(&self, query: Query) -> BoxFuture<'static, Arrived<L::Read>> {
        let (tenant, options) = (self.tenant.clone(), self.options.clone());
        Box::pin(async move {
            let leaf = fetch(&tenant, &query, &options).await?;
            Ok((query, leaf))
        })
    }

    /// Takes the records of a page, and decides what comes behind it.
    fn turn(&mut self, mut query: Query, leaf: Leaf<L::Read>) -> Rows<L> {
        let cookie = mem::take(&mut query.paging).into_cookie();
        let Leaf { page, label } = leaf;
        self.step = match (failure(&page), page.cookie) {
            (Some(error), _) => Step::Broken(label.tell(error)),
            (None, None) => {
                self.cookie = None;
                Step::End
            }
            (None, Some(cookie)) if self.sent.insert(cookie.clone()) => {
                self.cookie = Some(cookie.clone());
                Step::Next(Query { paging: Paging::Cookie(cookie), ..query })
            }
            (None, Some(_)) => Step::Broken(label.tell(Error::new(Kind::Paging(
                "the server sent the cookie of a page for the second time".to_owned(),
            )))),
        };
        Rows { records: page.records.into_iter(), cookie, label: Some(label) }
    }
}

/// Asks for a page, and once more where the server did not finish it for a reason that may pass.
pub(super) async fn fetch<P: Projection>(
    tenant: &Tenant,
    query: &Query,
    options: &CallOptions,
) -> Result<Leaf<P>, Error> {
    let (mut pauses, _) = tenant.patience(options);
    loop {
        let (answer, context) = tenant.deliver(query, options).await?;
        let pause = match page(&answer.body) {
            Ok(page) => match is_put_off(&page).then(|| pauses.next(None)).flatten() {
                Some(pause) => pause,
                None => return Ok(Leaf { page, label: context.label() }),
            },
            Err(error) => return Err(context.tell(error)),
        };
        time::sleep(pause).await;
    }
}

/// Returns whether the server did not finish a page for a reason that may pass.
fn is_put_off<P>(page: &Page<P>) -> bool {
    let status = page.error.as_ref().and_then(|error| Error::inside_a_page(error).status());
    status.is_some_and(is_passing)
}

/// Reads a page.
///
/// What is wrong with a page is no [`DecodeError`] for the caller: those are for single records, and
/// there is nothing to go on with behind a page.
fn page<P: Projection>(body: &[u8]) -> Result<Page<P>, Error> {
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
    /// Returns whether all records are used up.
    pub(super) fn is_empty(&self) -> bool {
        self.records.as_slice().is_empty()
    }

    /// Returns what the page was asked with.
    pub(super) fn cookie(&self) -> Option<&str> {
        self.cookie.as_deref()
    }

    /// Tells an error what the page was about.
    pub(super) fn tell(&self, error: Error) -> Error {
        match &self.label {
            Some(label) => label.tell(error),
            None => error,
        }
    }

    /// Returns all that are left, in the memory that they have.
    fn into_items(self) -> Vec<Result<L::Item, Error>> {
        let Self { records, cookie: _, label } = self;
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
        Self { records: Vec::new().into_iter(), cookie: None, label: None }
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

//! The records of a query, one by one.

use std::{
    fmt, future,
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures_core::Stream;

use super::{
    Listing,
    pages::{PageStream, Rows},
};
use crate::client::Error;

/// The records of a query, one by one: [`Call::stream`](crate::client::Call::stream).
///
/// It is a [`Stream`]; [`Self::next`] is there for those who have no other use for one.
#[must_use = "a stream does nothing before it is polled"]
pub struct RecordStream<L: Listing> {
    pages: PageStream<L>,
    rows: Rows<L>,
}

impl<L: Listing> RecordStream<L> {
    pub(super) fn new(pages: PageStream<L>) -> Self {
        Self { pages, rows: Rows::default() }
    }

    /// Returns the cookie to go on with, as [`PageStream::cookie`] does; the records of a page that was
    /// begun come again.
    #[must_use]
    pub fn cookie(&self) -> Option<&str> {
        if self.rows.is_empty() { self.pages.cookie() } else { self.rows.cookie() }
    }

    /// Tells an error what the last page was about.
    pub(super) fn tell(&self, error: Error) -> Error {
        self.rows.tell(error)
    }

    /// Returns the next record, or nothing behind the last one.
    pub async fn next(&mut self) -> Option<Result<L::Item, Error>> {
        future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<L: Listing> Stream for RecordStream<L> {
    type Item = Result<L::Item, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let stream = self.get_mut();
        loop {
            if let Some(record) = stream.rows.next() {
                return Poll::Ready(Some(record));
            }
            // A page may be empty and not the last one.
            match ready!(stream.pages.poll_rows(context)) {
                Some(Ok(rows)) => stream.rows = rows,
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.rows.size_hint().0, None)
    }
}

// Nothing in it is pinned in place.
impl<L: Listing> Unpin for RecordStream<L> {}

impl<L: Listing> fmt::Debug for RecordStream<L> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("RecordStream").field("pages", &self.pages).finish_non_exhaustive()
    }
}

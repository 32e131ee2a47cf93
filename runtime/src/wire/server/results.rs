//! The body of the answer to a query.

use bytes::Bytes;
use http::Response;

use super::{Flavour, Object};
use crate::{
    Json,
    wire::{Counting, Query, QueryAnswer, Refusal, Served},
};

/// One page of results, as a server writes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// The records, each as JSON.
    pub records: Vec<Bytes>,
    /// Where the next page begins; none where this is the last one.
    pub cookie: Option<String>,
    /// How the results were counted.
    pub counting: Counting,
    /// How many there are on all pages, where they were counted.
    pub total: Option<u64>,
    /// How many follow this page, where that is known.
    pub remaining: Option<u64>,
    /// What ended the page early.
    pub error: Option<Refusal>,
}

/// How many results are in the page that a response has; it travels among the extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResultCount(pub usize);

impl Results {
    /// Returns the response that has the [answer](Self::answer), with its [`ResultCount`] where it is a page.
    #[must_use]
    pub fn respond(&self, flavour: Flavour) -> Response<Bytes> {
        let mut response = Query::encode_answer(&self.answer(flavour));
        if self.is_page() {
            response.extensions_mut().insert(ResultCount(self.records.len()));
        }
        response
    }

    /// Returns whether the answer is a page, and not only a number.
    fn is_page(&self) -> bool {
        self.error.is_some() || self.counting != Counting::Only
    }

    /// Returns the answer, its members in the order that the servers have.
    ///
    /// A page that ends early tells its error and nothing of other pages. Where no more than the number
    /// was asked for, it is all there is.
    #[must_use]
    pub fn answer(&self, flavour: Flavour) -> QueryAnswer {
        let count = self.records.len() as u64;
        let object = match (&self.error, self.counting) {
            (Some(error), _) => {
                let error = String::from_utf8_lossy(&error.body(flavour)).into_owned();
                self.begin().with("resultCount", count).with("error", error)
            }
            (None, Counting::Only) => {
                Object::new().with("resultCount", self.total.unwrap_or(count))
            }
            (None, counting) => self
                .begin()
                .with("resultCount", count)
                .with("pagedResultsCookie", Json::from(self.cookie.as_deref()))
                .with("totalPagedResultsPolicy", Json::from(counting.name()))
                .with("totalPagedResults", number(self.total))
                .with("remainingPagedResults", number(self.remaining)),
        };
        QueryAnswer { body: Bytes::from(object.text()) }
    }

    fn begin(&self) -> Object {
        let mut list = String::from("[");
        for (index, record) in self.records.iter().enumerate() {
            if index > 0 {
                list.push(',');
            }
            list.push_str(&String::from_utf8_lossy(record));
        }
        list.push(']');
        Object::new().with("result", list)
    }
}

/// Returns a number as a page tells it: -1 where it is not known.
fn number(known: Option<u64>) -> Json {
    known.map_or_else(|| Json::from(-1), Json::from)
}

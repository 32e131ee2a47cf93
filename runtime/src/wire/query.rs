//! Query: the members of a collection that pass a filter.

use bytes::Bytes;
use http::{Request, Response};

use super::{Failure, ResourcePath, Verb};

/// `GET COLLECTION?_queryFilter=…`.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// The collection.
    pub collection: ResourcePath,
    /// Which members.
    pub selection: Selection,
    /// The pointers that each record shall show (`_fields`); none shows what the server does by default.
    pub fields: Vec<String>,
    /// The keys that the results are sorted by (`_sortKeys`), as text: a pointer, behind `-` where the
    /// largest comes first.
    pub sort_keys: Vec<String>,
    /// The most records of one page (`_pageSize`); all of them where it is absent.
    pub page_size: Option<i32>,
    /// Where the page begins.
    pub paging: Paging,
    /// Whether the server shall count all results.
    pub counting: Counting,
}

/// Which members of a collection a query asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// Those that pass a filter, as text (`_queryFilter`).
    Filter(String),
    /// Those of a query that the server knows by name (`_queryId`), with its parameters.
    Named {
        /// The name.
        id: String,
        /// The parameters, in the order of the request.
        parameters: Vec<(String, String)>,
    },
    /// Those of an expression in the language of the server's store (`_queryExpression`).
    Expression(String),
}

/// Where a page begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Paging {
    /// At the first result.
    #[default]
    Start,
    /// Behind the page that came with this cookie (`_pagedResultsCookie`).
    Cookie(String),
    /// Behind so many results (`_pagedResultsOffset`).
    Offset(u32),
}

/// Whether a server counts all results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counting {
    /// It does not (`_totalPagedResultsPolicy=NONE`).
    #[default]
    None,
    /// It may guess (`_totalPagedResultsPolicy=ESTIMATE`).
    Estimate,
    /// It counts (`_totalPagedResultsPolicy=EXACT`).
    Exact,
    /// It sends the count and no records (`_countOnly=true`).
    Only,
}

//! Query: the members of a collection that pass a filter.

#[cfg(feature = "server")]
mod served;

use std::fmt;

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};

use super::{
    Failure, Parameters, ResourcePath, Unsendable, Verb, request::Outgoing, shown::Length, stored,
};
use crate::Json;

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

/// A page of results, or their number where a query asked for no more.
#[derive(Clone, PartialEq)]
pub struct QueryAnswer {
    /// The page, as JSON; [`page_from_slice`](crate::page_from_slice) reads it.
    pub body: Bytes,
}

impl Paging {
    /// Returns the cookie, where there is one.
    #[must_use]
    pub fn into_cookie(self) -> Option<String> {
        match self {
            Self::Cookie(cookie) => Some(cookie),
            Self::Start | Self::Offset(_) => None,
        }
    }
}

impl Counting {
    /// Returns what `_totalPagedResultsPolicy` says.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::None | Self::Only => "NONE",
            Self::Estimate => "ESTIMATE",
            Self::Exact => "EXACT",
        }
    }
}

impl QueryAnswer {
    /// Returns how many objects there are on all pages, where the server counted.
    ///
    /// # Errors
    ///
    /// When the body is not JSON.
    pub fn total(&self) -> Result<Option<u64>, Failure> {
        let answer: Json = serde_json::from_slice(&self.body)
            .map_err(|_| Failure::unreadable("expected a count, found something else than JSON"))?;
        let counted = match answer.get("result") {
            Some(_) => answer.get("totalPagedResults"),
            None => answer.get("resultCount"),
        };
        Ok(counted.and_then(Json::as_u64))
    }
}

/// Shows how long the page is: values in it may be secret.
impl fmt::Debug for QueryAnswer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("QueryAnswer").field("body", &Length(&self.body)).finish()
    }
}

impl Verb for Query {
    const NAME: &'static str = "query";

    type Answer = QueryAnswer;

    fn encode(&self) -> Result<Request<Bytes>, Unsendable> {
        Outgoing::new(Method::GET, &self.collection, &self.parameters()).finish()
    }

    fn decode(response: Response<Bytes>) -> Result<QueryAnswer, Failure> {
        match response.status() {
            StatusCode::OK => Ok(QueryAnswer { body: stored::object(response)? }),
            _ => Err(Failure::of(&response)),
        }
    }
}

impl Query {
    fn parameters(&self) -> Parameters {
        let mut parameters = Parameters::new();
        match &self.selection {
            Selection::Filter(text) => parameters.push("_queryFilter", text.as_str()),
            Selection::Expression(text) => parameters.push("_queryExpression", text.as_str()),
            Selection::Named { id, parameters: more } => {
                parameters.push("_queryId", id.as_str());
                parameters.extend(more);
            }
        }
        parameters.push_list("_fields", &self.fields);
        parameters.push_list("_sortKeys", &self.sort_keys);
        if let Some(size) = self.page_size {
            parameters.push("_pageSize", size.to_string());
        }
        match &self.paging {
            Paging::Start => {}
            Paging::Cookie(cookie) => parameters.push("_pagedResultsCookie", cookie.as_str()),
            Paging::Offset(offset) => parameters.push("_pagedResultsOffset", offset.to_string()),
        }
        match self.counting {
            Counting::None => {}
            Counting::Only => parameters.push("_countOnly", "true"),
            policy => parameters.push("_totalPagedResultsPolicy", policy.name()),
        }
        parameters
    }
}

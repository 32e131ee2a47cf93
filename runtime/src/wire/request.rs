//! How a client puts a request together.

use std::{error::Error, fmt};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Request, Uri, header};

use super::{ROOT, ResourcePath, header as names, parameters::Parameters, path::Route};

/// A verb that no request can carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsendable {
    /// An element of the path is empty, `.` or `..`, and would lead elsewhere.
    Path,
    /// The path and the query have more bytes than a URI can.
    TooLong {
        /// The bytes.
        length: usize,
    },
}

/// The bytes of a path and a query, at most.
pub const MAXIMUM_LENGTH: usize = u16::MAX as usize - 1;

/// A request in the making.
pub(super) struct Outgoing {
    method: Method,
    route: Route,
    target: String,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
}

impl Outgoing {
    /// Begins a request.
    pub(super) fn new(method: Method, path: &ResourcePath, parameters: &Parameters) -> Self {
        let query = parameters.encode();
        let (path, route) = (path.as_str(), path.route());
        let mut target = String::with_capacity(ROOT.len() + path.len() + 1 + query.len());
        target.push_str(ROOT);
        target.push_str(path);
        if !query.is_empty() {
            target.push('?');
            target.push_str(&query);
        }
        Self { method, route, target, headers: Vec::new(), body: Bytes::new() }
    }

    /// Adds a header, where there is a value.
    pub(super) fn header(mut self, name: HeaderName, value: Option<HeaderValue>) -> Self {
        self.headers.extend(value.map(|value| (name, value)));
        self
    }

    /// Adds a body of JSON.
    pub(super) fn json(mut self, body: &Bytes) -> Self {
        self.body = body.clone();
        self.header(header::CONTENT_TYPE, Some(names::JSON))
    }

    /// Returns the request.
    pub(super) fn finish(self) -> Result<Request<Bytes>, Unsendable> {
        if self.route == Route::Astray {
            return Err(Unsendable::Path);
        }
        let length = self.target.len();
        if length > MAXIMUM_LENGTH {
            return Err(Unsendable::TooLong { length });
        }
        let mut request = Request::new(self.body);
        *request.method_mut() = self.method;
        *request.uri_mut() = Uri::from_maybe_shared(Bytes::from(self.target))
            .expect("a short path of unreserved characters is a URI");
        for (name, value) in self.headers {
            request.headers_mut().append(name, value);
        }
        Ok(request)
    }
}

impl fmt::Display for Unsendable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path => formatter
                .write_str("expected a path that names one resource, found an element that is empty, `.` or `..`"),
            Self::TooLong { length } => write!(
                formatter,
                "expected at most {MAXIMUM_LENGTH} bytes of path and query, found {length}"
            ),
        }
    }
}

impl Error for Unsendable {}

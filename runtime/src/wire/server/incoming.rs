//! A request, as far as it is read alike for every verb.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Method, Request, StatusCode, header};

use super::{Arguments, Flavour, Protocol, content::Content, precondition, protocol::Versions};
use crate::{
    Revision,
    wire::{Expected, Parameters, ROOT, Refusal, ResourcePath, header as names},
};

/// A request whose method, versions and media type are in order.
pub struct Incoming<'r> {
    /// The method, or the one that a POST stands for.
    pub(crate) method: Method,
    pub(crate) protocol: Protocol,
    pub(crate) flavour: Flavour,
    request: &'r Request<Bytes>,
}

impl<'r> Incoming<'r> {
    /// Reads what the verbs have in common.
    ///
    /// # Errors
    ///
    /// When the method is none of the protocol (501), the versions are unknown or malformed, the
    /// media type of a body is not the one of JSON (400), or a time is a condition (409).
    pub fn of(request: &'r Request<Bytes>, flavour: Flavour) -> Result<Self, Refusal> {
        let method = method(request)?;
        let headers = request.headers();
        let protocol = match headers.get(names::ACCEPT_API_VERSION) {
            Some(versions) => {
                Versions::parse(&String::from_utf8_lossy(versions.as_bytes()))?.protocol
            }
            None => Protocol::default(),
        };
        if request.method() != Method::GET {
            refuse_other_media(headers)?;
        }
        refuse_times(headers)?;
        Ok(Self { method, protocol, flavour, request })
    }

    /// Returns the place below the root.
    pub(crate) fn path(&self) -> ResourcePath {
        path(self.request)
    }

    /// Returns the parameters.
    pub(crate) fn arguments(&self) -> Arguments {
        let query = self.request.uri().query().unwrap_or_default();
        Arguments::of(&Parameters::decode(query))
    }

    /// Returns which revision a write insists on.
    pub(crate) fn expected(&self) -> Expected {
        precondition::expected(self.header(header::IF_MATCH).as_deref())
    }

    /// Returns what `If-None-Match` says, without quotes.
    pub(crate) fn none_match(&self) -> Option<String> {
        let text = self.header(header::IF_NONE_MATCH)?;
        Some(names::unquoted(&text).to_owned())
    }

    /// Returns the revision that a client holds (`If-None-Match`).
    pub(crate) fn held(&self) -> Result<Option<Revision>, Refusal> {
        match self.none_match() {
            Some(text) if text == names::ANY => Err(Refusal::new(
                StatusCode::PRECONDITION_FAILED,
                format!("If-None-Match * not appropriate for {} requests", self.method),
            )),
            Some(text) => Ok(Some(precondition::revision(&text))),
            None => Ok(None),
        }
    }

    /// Refuses `If-Match`, which means nothing for the verb.
    pub(crate) fn refuse_match(&self) -> Result<(), Refusal> {
        self.refuse(&header::IF_MATCH, "If-Match")
    }

    /// Refuses `If-None-Match`, which means nothing for the verb.
    pub(crate) fn refuse_none_match(&self) -> Result<(), Refusal> {
        self.refuse(&header::IF_NONE_MATCH, "If-None-Match")
    }

    /// Refuses a request of another method than the verb's.
    pub(crate) fn insist(&self, method: &Method) -> Result<(), Refusal> {
        if self.method == *method {
            return Ok(());
        }
        let message = format!("Method {} not supported", self.method);
        Err(Refusal::new(StatusCode::NOT_IMPLEMENTED, message))
    }

    /// Returns whether there is an `If-Match`.
    pub(crate) fn has_match(&self) -> bool {
        self.request.headers().contains_key(header::IF_MATCH)
    }

    /// Returns whether there is an `If-None-Match`.
    pub(crate) fn has_none_match(&self) -> bool {
        self.request.headers().contains_key(header::IF_NONE_MATCH)
    }

    /// Returns the body.
    pub(crate) fn content(&self) -> Content<'_> {
        Content::of(self.request)
    }

    fn refuse(&self, name: &HeaderName, shown: &str) -> Result<(), Refusal> {
        if !self.request.headers().contains_key(name) {
            return Ok(());
        }
        let use_of = if self.method == Method::PATCH { "Use of " } else { "" };
        let message = format!("{use_of}{shown} not supported for {} requests", self.method);
        Err(Refusal::new(StatusCode::PRECONDITION_FAILED, message))
    }

    fn header(&self, name: HeaderName) -> Option<String> {
        let value = self.request.headers().get(name)?;
        Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
    }
}

/// Returns the place below the root that a request is about.
///
/// What is no percent-encoding stands for itself; a slash at the end means nothing.
pub(super) fn path(request: &Request<Bytes>) -> ResourcePath {
    let path = request.uri().path();
    let below = path.strip_prefix(ROOT).unwrap_or(path);
    ResourcePath::read(below)
}

fn method(request: &Request<Bytes>) -> Result<Method, Refusal> {
    let written = match request.headers().get(names::METHOD_OVERRIDE) {
        Some(value) if request.method() == Method::POST => {
            String::from_utf8_lossy(value.as_bytes()).into_owned()
        }
        _ => request.method().to_string(),
    };
    let known =
        [Method::DELETE, Method::GET, Method::OPTIONS, Method::PATCH, Method::POST, Method::PUT];
    known.into_iter().find(|method| method.as_str() == written).ok_or_else(|| {
        Refusal::new(StatusCode::NOT_IMPLEMENTED, format!("Method {written} not supported"))
    })
}

fn refuse_other_media(headers: &HeaderMap) -> Result<(), Refusal> {
    match names::media_type(headers).as_deref() {
        None | Some("" | "application/json" | "multipart/form-data") => Ok(()),
        Some(media_type) => Err(Refusal::new(
            StatusCode::BAD_REQUEST,
            format!(
                "The request could not be processed because it specified the content-type \
                 '{media_type}' when only the content-type 'application/json' and \
                 'multipart/form-data' are supported"
            ),
        )),
    }
}

fn refuse_times(headers: &HeaderMap) -> Result<(), Refusal> {
    let times = [
        (header::IF_MODIFIED_SINCE, "If-Modified-Since"),
        (header::IF_UNMODIFIED_SINCE, "If-Unmodified-Since"),
    ];
    for (name, shown) in times {
        if headers.contains_key(name) {
            let message = format!("Header {shown} not supported");
            return Err(Refusal::new(StatusCode::CONFLICT, message));
        }
    }
    Ok(())
}

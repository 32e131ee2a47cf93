//! How an answer shall look.

use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode, header};

use super::{
    Arguments, Flavour, Protocol, ResultCount, incoming, indent::indent, protocol::Versions, raw,
};
use crate::{
    Json,
    wire::{Parameters, header as names},
};

/// How an answer shall look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presentation {
    /// The version of the protocol that the client speaks.
    pub protocol: Protocol,
    /// The version of the resource that the client asks for, major and minor; the newest where it is
    /// absent.
    pub resource: Option<(u32, u32)>,
    /// Whether the answer is laid out for people (`_prettyPrint`).
    pub pretty_print: bool,
    /// The media type of an answer that is the value of the first field and nothing else (`_mimeType`).
    pub mime_type: Option<String>,
    field: String,
    transaction: Option<HeaderValue>,
    flavour: Flavour,
    area: Area,
}

/// The areas of the interface that tell different versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Area {
    /// Managed and internal objects.
    Objects,
    /// The schema of managed objects.
    Schema,
    /// All else.
    Other,
}

impl Presentation {
    /// Reads how the answer to a request shall look, be it a refusal.
    #[must_use]
    pub fn of(request: &Request<Bytes>, flavour: Flavour) -> Self {
        let query = request.uri().query().unwrap_or_default();
        let mut arguments = Arguments::of(&Parameters::decode(query));
        let first = |values: Vec<String>| values.into_iter().next().unwrap_or_default();
        let versions = request.headers().get(names::ACCEPT_API_VERSION);
        let versions = versions.and_then(|versions| Versions::parse(versions.to_str().ok()?).ok());
        let versions = versions.unwrap_or_default();
        let pretty_print =
            arguments.take_all("_prettyPrint").map(|argument| first(argument.values));
        let fields = arguments.take_all("_fields").map(|argument| first(argument.values));
        let path = incoming::path(request);
        Self {
            protocol: versions.protocol,
            resource: versions.resource,
            pretty_print: pretty_print.is_some_and(|value| value.eq_ignore_ascii_case("true")),
            mime_type: arguments.take_all("_mimeType").map(|argument| first(argument.values)),
            field: fields.unwrap_or_default().split(',').next().unwrap_or_default().to_owned(),
            transaction: request.headers().get(names::TRANSACTION_ID).cloned(),
            flavour,
            area: Area::of(path.elements().next().as_deref()),
        }
    }

    /// Returns a response as the client asked for it, with the headers that every answer has.
    #[must_use]
    pub fn finish(&self, mut response: Response<Bytes>) -> Response<Bytes> {
        let is_json = match names::media_type(response.headers()) {
            Some(media_type) => media_type == "application/json",
            None => !response.body().is_empty(),
        };
        if is_json {
            self.add_version(&mut response);
        }
        self.add_headers(&mut response, is_json);
        match &self.mime_type {
            Some(media_type) if is_json => raw::present(response, media_type, &self.field),
            None if is_json && self.pretty_print => {
                response.map(|body| Bytes::from(indent(&String::from_utf8_lossy(&body))))
            }
            _ => response,
        }
    }

    fn add_headers(&self, response: &mut Response<Bytes>, is_json: bool) {
        // The filter in front of a tenant that refuses tokens says nothing of caches.
        let tells_caches =
            self.flavour == Flavour::Idm || response.status() != StatusCode::UNAUTHORIZED;
        let headers = response.headers_mut();
        if is_json {
            headers.insert(header::CONTENT_TYPE, self.flavour.json());
        }
        if tells_caches {
            headers.entry(header::CACHE_CONTROL).or_insert(self.flavour.cache_control());
        }
        if let Some(transaction) = &self.transaction {
            headers.insert(names::TRANSACTION_ID, transaction.clone());
        }
        if self.flavour == Flavour::Idm {
            headers.remove(names::NOT_MODIFIED);
        }
    }

    /// Tells the versions as AIC does: never with an object, nor where the caller must not be there.
    fn add_version(&self, response: &mut Response<Bytes>) {
        let tells = match response.status() {
            _ if self.flavour == Flavour::Idm => false,
            StatusCode::NOT_MODIFIED | StatusCode::UNAUTHORIZED => false,
            StatusCode::FORBIDDEN => has_detail(response.body()),
            status if status.is_success() => {
                let results = response.extensions().get();
                self.area != Area::Objects || results == Some(&ResultCount(0))
            }
            _ => true,
        };
        if !tells {
            return;
        }
        let versions = HeaderValue::from_static(match self.area {
            Area::Schema => "protocol=2.1,resource=2.0",
            Area::Objects | Area::Other => "protocol=2.1,resource=1.0",
        });
        response.headers_mut().entry(names::CONTENT_API_VERSION).or_insert(versions);
    }
}

impl Area {
    fn of(element: Option<&str>) -> Self {
        match element {
            Some("managed" | "internal") => Self::Objects,
            Some("schema") => Self::Schema,
            _ => Self::Other,
        }
    }
}

/// Returns whether a refusal says what is wrong for a program, as those of policies do.
fn has_detail(body: &[u8]) -> bool {
    serde_json::from_slice::<Json>(body).is_ok_and(|body| body.get("detail").is_some())
}

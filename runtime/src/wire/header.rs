//! The headers of the protocol: their names, and how a revision stands in them.

use http::{HeaderMap, HeaderName, HeaderValue, header};

use super::Expected;
use crate::Revision;

/// Which versions of the protocol and of the resource a client speaks.
pub const ACCEPT_API_VERSION: HeaderName = HeaderName::from_static("accept-api-version");

/// Which versions of the protocol and of the resource a server answered in.
pub const CONTENT_API_VERSION: HeaderName = HeaderName::from_static("content-api-version");

/// The method that a POST stands for.
pub const METHOD_OVERRIDE: HeaderName = HeaderName::from_static("x-http-method-override");

/// Says `true` where a write found the object as it should be.
pub const NOT_MODIFIED: HeaderName = HeaderName::from_static("x-not-modified");

/// What a request is called in the logs of client and server.
pub const TRANSACTION_ID: HeaderName = HeaderName::from_static("x-forgerock-transactionid");

/// Every revision.
pub(super) const ANY: &str = "*";

/// The media type of every body but a form.
pub(super) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Returns the value of `If-Match` that says which revision a write insists on.
pub(super) fn expect(expected: &Expected) -> Option<HeaderValue> {
    match expected {
        Expected::Anything => None,
        Expected::Existing => Some(HeaderValue::from_static(ANY)),
        Expected::Revision(revision) => Some(quoted(revision)),
    }
}

/// Returns a revision in double quotes.
pub(super) fn quoted(revision: &Revision) -> HeaderValue {
    HeaderValue::try_from(format!("\"{}\"", revision.as_str()))
        .expect("a revision holds nothing that a header cannot carry")
}

/// Returns the revision of an `ETag`; a proxy may have marked it as a weak one.
pub(super) fn entity_tag(headers: &HeaderMap) -> Option<Revision> {
    let tag = str::from_utf8(headers.get(header::ETAG)?.as_bytes()).ok()?;
    let strong = tag.strip_prefix("W/").unwrap_or(tag);
    Revision::new(unquoted(strong)).ok()
}

/// Returns the media type of a body without its parameters, in lower case.
pub(super) fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::CONTENT_TYPE)?;
    let text = String::from_utf8_lossy(value.as_bytes());
    let media_type = text.split(';').next().unwrap_or_default();
    Some(media_type.trim().to_ascii_lowercase())
}

/// Returns whether a media type is the one of JSON, whatever its parameters.
pub(super) fn is_json(media_type: &HeaderValue) -> bool {
    let bytes = media_type.as_bytes();
    let end = bytes.iter().position(|byte| *byte == b';').unwrap_or(bytes.len());
    bytes[..end].trim_ascii().eq_ignore_ascii_case(b"application/json")
}

/// Returns what is in one pair of double quotes, where the text begins with one.
pub(super) fn unquoted(text: &str) -> &str {
    let Some(inner) = text.strip_prefix('"') else {
        return text;
    };
    inner.strip_suffix('"').unwrap_or(inner)
}

//! The value of one field as a whole body (`_mimeType`).

use std::borrow::Cow;

use base64::{
    Engine,
    alphabet::URL_SAFE,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header};

use crate::{Json, pointer};

/// Returns a response whose body is the value of one field, in a media type of the client's choice.
///
/// A text is sent as it is where the media type is one of text, and read as base64url elsewhere. What
/// is no media type is an error without a body. A refusal keeps its body.
pub(super) fn present(response: Response<Bytes>, media_type: &str, field: &str) -> Response<Bytes> {
    let Some(content_type) = content_type(media_type) else {
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        return response;
    };
    let is_value = response.status() == StatusCode::OK;
    let is_text = media_type.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("text/"));
    let mut response = response.map(|body| match serde_json::from_slice(&body) {
        Ok(object) if is_value => value(&object, field, is_text),
        _ => body,
    });
    response.headers_mut().insert(header::CONTENT_TYPE, content_type);
    response
}

fn content_type(media_type: &str) -> Option<HeaderValue> {
    let is_token = |part: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        !part.is_empty() && part.bytes().all(allowed)
    };
    let (kind, detail) = media_type.split_once('/')?;
    if !is_token(kind) || !is_token(detail) {
        return None;
    }
    HeaderValue::try_from(format!("{media_type}; charset=UTF-8")).ok()
}

/// Without padding, and with bits at the end that mean nothing.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true),
);

fn value(object: &Json, field: &str, is_text: bool) -> Bytes {
    let text = match find(object, field) {
        None | Some(Json::Null) => return Bytes::new(),
        Some(Json::String(text)) => Cow::Borrowed(text.as_str()),
        Some(other) => Cow::Owned(other.to_string()),
    };
    if is_text {
        return Bytes::copy_from_slice(text.as_bytes());
    }
    // One digit alone is no byte, and servers pass over it.
    let digits = text.trim_end_matches('=').as_bytes();
    let whole = digits.len() - usize::from(digits.len() % 4 == 1);
    BASE64.decode(&digits[..whole]).unwrap_or_default().into()
}

/// Returns the value that a pointer leads to; a server that narrows an object shows it by its last name.
fn find<'v>(object: &'v Json, field: &str) -> Option<&'v Json> {
    let elements = pointer::parse(field).ok()?;
    let step = |value: &'v Json, element: &String| match value {
        Json::Array(list) => list.get(element.parse::<usize>().ok()?),
        other => other.get(element),
    };
    let found = elements.iter().try_fold(object, step);
    found.or_else(|| object.get(elements.last()?))
}

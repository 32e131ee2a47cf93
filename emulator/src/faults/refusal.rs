//! Refusals that have nothing to do with what was asked.

use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use mosaic::wire::Refusal;

/// Returns the refusal of a server that has too much to do: 429 with a pause in seconds for an even
/// `strike`, 503 with the end of the pause as a date for an odd one.
pub(crate) fn rate_limit(strike: u64, now: Timestamp) -> (Refusal, HeaderValue) {
    let (status, reason, pause) = match strike % 2 {
        0 => (StatusCode::TOO_MANY_REQUESTS, "Too Many Requests", HeaderValue::from_static("1")),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "Service Unavailable", date_after(now)),
    };
    let message = "The tenant takes no more requests at the moment";
    let refusal = Refusal { status, reason: reason.into(), message: message.into(), detail: None };
    (refusal, pause)
}

/// Returns the first whole second that is at least one second after `now`, as HTTP writes dates.
fn date_after(now: Timestamp) -> HeaderValue {
    let end = now.saturating_add(SignedDuration::from_millis(1999)).unwrap_or(now);
    let date = end.to_zoned(TimeZone::UTC).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    HeaderValue::try_from(date).expect("a date is of visible letters")
}

/// Returns the page of a load balancer that took a body for an attack.
pub(crate) fn suspicious() -> Response<Bytes> {
    const PAGE: &str = "<!doctype html><meta charset=\"utf-8\">\
        <meta name=viewport content=\"width=device-width, initial-scale=1\"><title>403</title>403 Forbidden";
    let mut response = Response::new(Bytes::from_static(PAGE.as_bytes()));
    *response.status_mut() = StatusCode::FORBIDDEN;
    let html = HeaderValue::from_static("text/html; charset=UTF-8");
    response.headers_mut().insert(header::CONTENT_TYPE, html);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_is_told_in_both_forms() {
        let now: Timestamp = "2026-11-22T01:02:03.5Z".parse().unwrap();
        let (first, seconds) = rate_limit(0, now);
        assert_eq!((first.status.as_u16(), seconds.to_str().unwrap()), (429, "1"));
        let (second, date) = rate_limit(1, now);
        assert_eq!(second.status, 503);
        assert_eq!(date, "Sun, 22 Nov 2026 01:02:05 GMT");
    }
}

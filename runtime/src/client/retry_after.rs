//! How long a server asks to wait (`Retry-After`), in both of its forms.

use std::time::Duration;

use http::{
    HeaderMap, HeaderValue,
    header::{DATE, RETRY_AFTER},
};
use jiff::{Timestamp, Zoned, civil::DateTime, fmt::rfc2822, tz::TimeZone};

/// Returns how long the server asks to wait, where it does.
///
/// A date is held against the clock of the server (`Date`) where it tells it, and else against `now`.
pub(crate) fn of(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let told = headers.get(DATE).and_then(|value| date(value.to_str().ok()?));
    parse(headers.get(RETRY_AFTER)?, told.unwrap_or(now))
}

/// Reads how long to wait: so many seconds, or until a date (RFC 9110 §10.2.3).
///
/// A date that is over asks to wait no longer; more seconds than can be counted are for ever.
pub(crate) fn parse(value: &HeaderValue, now: Timestamp) -> Option<Duration> {
    let text = value.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text.parse().map_or(Duration::MAX, Duration::from_secs));
    }
    let pause = date(text)?.duration_since(now);
    Some(Duration::try_from(pause).unwrap_or_default())
}

/// Reads a date of HTTP, in the form of today or in one of the two obsolete ones.
fn date(text: &str) -> Option<Timestamp> {
    if let Ok(zoned) = rfc2822::parse(text) {
        return Some(zoned.timestamp());
    }
    let formats = ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"];
    let civil = formats.into_iter().find_map(|format| DateTime::strptime(format, text).ok())?;
    civil.to_zoned(TimeZone::UTC).ok().as_ref().map(Zoned::timestamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(headers: &[(http::HeaderName, &str)]) -> Option<u64> {
        let value = |text: &str| text.parse().unwrap();
        let headers = headers.iter().map(|(name, text)| (name.clone(), value(text))).collect();
        let now = "1994-11-06T08:49:00Z".parse().unwrap();
        of(&headers, now).map(|pause| pause.as_secs())
    }

    #[test]
    fn both_forms_say_the_same() {
        for value in [
            "37",
            " 37 ",
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(asked(&[(RETRY_AFTER, value)]), Some(37), "{value}");
        }
    }

    #[test]
    fn a_date_is_held_against_the_clock_of_the_server() {
        let date = (DATE, "Sun, 06 Nov 1994 08:49:30 GMT");
        let then = (RETRY_AFTER, "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(asked(&[date, then]), Some(7));
    }

    #[test]
    fn a_date_that_is_over_asks_for_no_pause() {
        assert_eq!(asked(&[(RETRY_AFTER, "Sun, 06 Nov 1994 08:48:37 GMT")]), Some(0));
    }

    #[test]
    fn what_is_neither_form_asks_for_nothing() {
        for value in ["", "soon", "-1", "1.5", "+3", "06 Nov 1994"] {
            assert_eq!(asked(&[(RETRY_AFTER, value)]), None, "{value}");
        }
        assert_eq!(asked(&[]), None);
    }

    #[test]
    fn a_number_that_is_too_large_asks_for_the_longest_pause() {
        assert_eq!(asked(&[(RETRY_AFTER, "99999999999999999999999")]), Some(u64::MAX));
    }
}

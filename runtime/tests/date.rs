//! Dates and times as text.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use mosaic::{Date, DateTime};
use proptest::prelude::*;

fn written(text: &str) -> Option<String> {
    text.parse::<DateTime>().ok().map(|time| time.to_string())
}

#[test]
fn one_point_in_time_is_written_one_way() {
    let texts = [
        "2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00.000Z",
        "2026-03-01T13:00:00+01:00",
        "2026-03-01T12:00:00",
        "2026-03-01T12:00:00.000",
        "2026-03-01T12:00",
        "20260301120000Z",
        "20260301120000.000Z",
        "20260301120000,0Z",
        "202603011200Z",
        "20260301130000+0100",
    ];
    for text in texts {
        assert_eq!(written(text).as_deref(), Some("2026-03-01T12:00:00.000Z"), "{text}");
    }
}

#[test]
fn a_fraction_is_kept_to_the_last_digit() {
    assert_eq!(written("20260301120000.5Z").unwrap(), "2026-03-01T12:00:00.500Z");
    assert_eq!(written("2026-03-01T12:00:00.25").unwrap(), "2026-03-01T12:00:00.250Z");
    assert_eq!(written("2026-03-01T12:00:00.0001Z").unwrap(), "2026-03-01T12:00:00.0001Z");
    assert_eq!(
        written("2026-03-01T12:00:00.000000001Z").unwrap(),
        "2026-03-01T12:00:00.000000001Z"
    );
}

#[test]
fn what_is_no_time_is_refused() {
    for text in
        ["", "2026-03-01", "20260301", "20261301120000Z", "20260301250000Z", "noon", "é2026030112Z"]
    {
        assert_eq!(written(text), None, "{text}");
    }
    assert!("2026-02-30".parse::<Date>().is_err());
}

proptest! {
    #[test]
    fn times_are_in_order_as_text(one in -62_135_596_800_000_i64..253_402_300_799_999, other in -62_135_596_800_000_i64..253_402_300_799_999) {
        let [one, other] = [one, other].map(|time| {
            DateTime::from(jiff::Timestamp::from_millisecond(time).unwrap())
        });
        prop_assert_eq!(one.cmp(&other), one.to_string().cmp(&other.to_string()));
        prop_assert_eq!(one.to_string().parse::<DateTime>().unwrap(), one);
    }
}

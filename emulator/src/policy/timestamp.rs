//! Dates, times and durations of RFC 3339.

/// Returns whether a text is a `full-date`: `2026-03-01`.
pub(super) fn is_date(text: &str) -> bool {
    let Some([year, month, day]) = numbers(text, "dddd-dd-dd") else {
        return false;
    };
    (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day)
}

/// Returns whether a text is a `partial-time` or a `full-time`: `12:00:00.5` or `12:00:00Z`.
pub(super) fn is_time(text: &str) -> bool {
    rest_of_time(text).is_some_and(|rest| rest.is_empty() || is_offset(rest))
}

/// Returns whether a text is a `date-time`: `2026-03-01T12:00:00Z`.
pub(super) fn is_date_and_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't']) else {
        return false;
    };
    is_date(date) && rest_of_time(time).is_some_and(is_offset)
}

/// Returns whether a text is a `duration`: `P1Y2M3DT4H5M6S` or `P2W`.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else {
        return false;
    };
    if let Some(weeks) = rest.strip_suffix('W') {
        return is_digits(weeks);
    }
    match rest.split_once('T') {
        None => are_amounts(rest, "YMD"),
        Some((date, time)) => {
            (date.is_empty() || are_amounts(date, "YMD")) && are_amounts(time, "HMS")
        }
    }
}

/// Returns what stands behind the time of day, which may have a second 60.
fn rest_of_time(text: &str) -> Option<&str> {
    let [hour, minute, second] = numbers(text.get(..8)?, "dd:dd:dd")?;
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let rest = &text[8..];
    let Some(fraction) = rest.strip_prefix('.') else {
        return Some(rest);
    };
    let behind = fraction.trim_start_matches(|digit: char| digit.is_ascii_digit());
    (behind.len() < fraction.len()).then_some(behind)
}

fn is_offset(text: &str) -> bool {
    if text.eq_ignore_ascii_case("z") {
        return true;
    }
    let hours = text.strip_prefix(['+', '-']).and_then(|offset| numbers(offset, "dd:dd"));
    hours.is_some_and(|[hour, minute]| hour <= 23 && minute <= 59)
}

/// Returns whether a text is one amount or more of the given units, each at most once and in order.
fn are_amounts(text: &str, units: &str) -> bool {
    let mut rest = text;
    let mut units = units.chars();
    while let Some(end) = rest.find(|digit: char| !digit.is_ascii_digit()) {
        let unit = rest[end..].chars().next();
        if end == 0 || !units.any(|known| Some(known) == unit) {
            return false;
        }
        rest = &rest[end + 1..];
    }
    rest.is_empty() && !text.is_empty()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads numbers of digits at the places of `d`; everything else has to be the same.
fn numbers<const N: usize>(text: &str, form: &str) -> Option<[u32; N]> {
    if text.len() != form.len() {
        return None;
    }
    let mut numbers = [0; N];
    let mut at = 0;
    for (byte, kind) in text.bytes().zip(form.bytes()) {
        match kind {
            b'd' if byte.is_ascii_digit() => {
                let number = numbers.get_mut(at)?;
                *number = *number * 10 + u32::from(byte - b'0');
            }
            b'd' => return None,
            _ if byte == kind => at += 1,
            _ => return None,
        }
    }
    Some(numbers)
}

fn days_of(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_one_of_the_calendar() {
        assert!(is_date("2024-02-29") && is_date("2000-02-29"));
        for none in ["2023-02-29", "1900-02-29", "2024-13-01", "2024-04-31", "2024-1-01", "x"] {
            assert!(!is_date(none), "{none}");
        }
    }

    #[test]
    fn a_time_may_have_a_fraction_and_an_offset() {
        assert!(is_time("23:59:60") && is_time("00:00:00.123Z") && is_time("12:00:00+05:30"));
        for none in ["24:00:00", "12:00", "12:00:00.", "12:00:00+5", "12:00:0é", "é2:00:00"] {
            assert!(!is_time(none), "{none}");
        }
    }

    #[test]
    fn a_point_in_time_needs_an_offset() {
        assert!(is_date_and_time("2026-03-01T12:00:00.5Z"));
        assert!(is_date_and_time("2026-03-01t12:00:00-08:00"));
        assert!(!is_date_and_time("2026-03-01T12:00:00"));
        assert!(!is_date_and_time("2026-03-01 12:00:00Z"));
    }

    #[test]
    fn a_duration_has_its_units_in_order() {
        for duration in ["P1D", "P1Y2M3DT4H5M6S", "PT5M", "P2W", "P1YT1S"] {
            assert!(is_duration(duration), "{duration}");
        }
        for none in ["", "P", "PT", "P1", "P1H", "PT1D", "P1D1Y", "P1W1D", "1D", "P1DT", "Pé"] {
            assert!(!is_duration(none), "{none}");
        }
    }
}

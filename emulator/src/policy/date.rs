//! Points in time as `new Date(text)` of a script reads them.

mod calendar;
mod words;

use self::calendar::Moment;

/// Returns the milliseconds since 1970 that a text stands for, or nothing for an invalid date.
///
/// It is read as ISO 8601, and else as people write dates. Where no zone is told, it is UTC.
pub(super) fn parse(text: &str) -> Option<f64> {
    // A script has one year 0, and this is not how it is written.
    if text.starts_with("-000000") {
        return None;
    }
    iso(text).or_else(|| words::parse(text))
}

/// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, with a time of day behind `T` or without.
fn iso(text: &str) -> Option<f64> {
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let (year, rest) = iso_year(date)?;
    let mut parts = rest.split('-');
    let mut moment = Moment { year, month: 1, day: 1, ..Moment::default() };
    // What stands before the first hyphen is the year, which was read.
    parts.next().filter(|rest| rest.is_empty())?;
    if let Some(month) = parts.next() {
        moment.month = digits(month, 2)?;
    }
    if let Some(day) = parts.next() {
        moment.day = digits(day, 2)?;
    }
    if parts.next().is_some() {
        return None;
    }
    if let Some(time) = time {
        iso_time(time, &mut moment)?;
    }
    moment.milliseconds()
}

/// Reads four digits, or a sign and six.
fn iso_year(date: &str) -> Option<(i64, &str)> {
    if let Some(unsigned) = date.strip_prefix(['+', '-']) {
        let year = digits(unsigned.get(..6)?, 6)?;
        let year = if date.starts_with('-') { -year } else { year };
        return Some((year, &unsigned[6..]));
    }
    Some((digits(date.get(..4)?, 4)?, &date[4..]))
}

/// Reads `HH:mm`, `HH:mm:ss` or `HH:mm:ss.s`, and a zone behind.
fn iso_time(text: &str, moment: &mut Moment) -> Option<()> {
    let time = match text.strip_suffix('Z') {
        Some(time) => time,
        None => match text.rfind(['+', '-']) {
            Some(sign) => {
                let (hours, minutes) = text[sign + 1..].split_once(':')?;
                let offset = digits(hours, 2)? * 60 + digits(minutes, 2)?;
                moment.offset = if text[sign..].starts_with('-') { -offset } else { offset };
                &text[..sign]
            }
            None => text,
        },
    };
    let mut parts = time.split(':');
    moment.hour = digits(parts.next()?, 2)?;
    moment.minute = digits(parts.next()?, 2)?;
    if let Some(seconds) = parts.next() {
        let (seconds, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
        moment.second = digits(seconds, 2)?;
        moment.millisecond = milliseconds(fraction)?;
    }
    parts.next().is_none().then_some(())
}

fn digits(text: &str, count: usize) -> Option<i64> {
    let is_number = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// Returns the first three digits of a fraction, as thousandths.
fn milliseconds(fraction: &str) -> Option<i64> {
    let is_number = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("{fraction:0<3}")[..3].parse().ok())?
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn is_valid(text: &str) -> bool {
        parse(text).is_some()
    }

    #[test]
    fn a_point_in_time_is_counted_from_1970() {
        let milliseconds = |text| parse(text).map(|milliseconds| milliseconds.to_string());
        let expected = Some("1577934245500".to_owned());
        for text in [
            "2020-01-02T03:04:05.5Z",
            "2020-01-02T04:04:05.500+01:00",
            "Thu, 02 Jan 2020 03:04:05.5 GMT",
            "Jan 2, 2020 03:04:05.5 UTC",
            "1/2/2020 3:04:05.5 am",
        ] {
            assert_eq!(milliseconds(text), expected, "{text}");
        }
        assert_eq!(milliseconds("1969-12-31"), Some("-86400000".to_owned()));
        assert_eq!(milliseconds("2000-02-29T24:00"), Some("951868800000".to_owned()));
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in ["2020", "2020-01", "2020/12/31", "12/31/99", "31 December 2020", "5", "x 5"] {
            assert!(is_valid(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "not a date",
            "2020-13-45",
            "2020-00-01",
            "13/13/13",
            "2020-01-01T25:00",
            "5 apples",
            "1 2 3 4",
            "-000000",
            "x5",
            "T",
            "2020-01-01T",
            "12:60",
        ] {
            assert!(!is_valid(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in "[-+:./()0-9TZa-jé ]{0,24}") {
            let _ = parse(&text);
        }
    }
}

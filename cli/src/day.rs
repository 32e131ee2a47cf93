//! Days: the one that it is, and those that a command line names.

use mosaic_codegen::date::Date;

/// Returns the day that it is, in UTC.
pub(crate) fn today() -> Date {
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    civil(today)
}

/// Returns the day that `text` names.
pub(crate) fn date(text: &str) -> Result<Date, String> {
    let date: jiff::civil::Date =
        text.parse().map_err(|_| String::from("expected a date such as 2027-01-31"))?;
    Ok(civil(date))
}

fn civil(date: jiff::civil::Date) -> Date {
    let number = |number: i8| u8::try_from(number).unwrap_or_default();
    Date {
        year: u16::try_from(date.year()).unwrap_or_default(),
        month: number(date.month()),
        day: number(date.day()),
    }
}

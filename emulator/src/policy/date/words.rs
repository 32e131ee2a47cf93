//! Dates as people write them: `Jan 2, 2020 3:04 pm`.

use super::{calendar::Moment, milliseconds};

/// Reads a date as V8 reads what is no ISO 8601: numbers and words in many orders.
///
/// Words before the first number do not count, nor does what is in parentheses.
pub(super) fn parse(text: &str) -> Option<f64> {
    let mut written = Written::default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        rest = match first {
            '0'..='9' => written.number(rest)?,
            '(' => behind_parentheses(rest),
            '+' | '-' if written.may_have_offset() => written.offset(rest)?,
            '+' | '-' | ')' if written.has_number => return None,
            _ if first.is_alphabetic() => written.word(rest)?,
            _ => &rest[first.len_utf8()..],
        };
    }
    written.moment()?.milliseconds()
}

/// What was read of a date.
#[derive(Default)]
struct Written {
    has_number: bool,
    month: Option<i64>,
    day_parts: Vec<i64>,
    time_parts: Vec<i64>,
    is_time_open: bool,
    millisecond: i64,
    half: Option<Half>,
    offset: Option<i64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Words for zones, with the hours that their clocks are ahead of UTC.
const ZONES: [(&str, i64); 12] = [
    ("z", 0),
    ("utc", 0),
    ("ut", 0),
    ("gmt", 0),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
];

impl Written {
    /// Reads a number, which the character behind it says the meaning of.
    fn number<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        self.has_number = true;
        let (digits, rest) = split_digits(text);
        let number = digits.parse().ok().filter(|number| *number < 1_000_000_000)?;
        if let Some(rest) = rest.strip_prefix(':') {
            self.is_time_open = true;
            self.time_parts.push(number);
            return (self.time_parts.len() <= 3).then_some(rest);
        }
        if !self.is_time_open {
            self.day_parts.push(number);
            let rest = rest.strip_prefix('-').unwrap_or(rest);
            return (self.day_parts.len() <= 3).then_some(rest);
        }
        self.time_parts.push(number);
        self.is_time_open = false;
        let Some(fraction) = rest.strip_prefix('.') else {
            return (self.time_parts.len() <= 3).then_some(rest);
        };
        let (digits, rest) = split_digits(fraction);
        self.millisecond = milliseconds(digits)?;
        (self.time_parts.len() == 3).then_some(rest)
    }

    /// Reads a word: a month, a half of the day, a zone, or nothing of interest.
    fn word<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let end = text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        let word = word.to_lowercase();
        let beginning = word.get(..3).unwrap_or(&word);
        if matches!(word.as_str(), "am" | "pm") && !self.time_parts.is_empty() {
            let half = if word == "am" { Half::Morning } else { Half::Afternoon };
            self.half = Some(half);
            return Some(rest);
        }
        if let Some(month) = MONTHS.iter().position(|month| *month == beginning) {
            self.month = i64::try_from(month + 1).ok();
            return Some(rest.strip_prefix('-').unwrap_or(rest));
        }
        let zone = ZONES.iter().find(|(zone, _)| self.has_number && *zone == word);
        if let Some((_, hours)) = zone {
            self.offset = Some(hours * 60);
            return Some(rest);
        }
        let touches_number = rest.starts_with(|digit: char| digit.is_ascii_digit());
        (!self.has_number && !touches_number).then_some(rest)
    }

    fn may_have_offset(&self) -> bool {
        self.offset == Some(0) || !self.time_parts.is_empty()
    }

    /// Reads `+H`, `+HH`, `+HMM`, `+HHMM` or `+HH:MM`.
    fn offset<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let (digits, rest) = split_digits(&text[1..]);
        let number: i64 = digits.parse().ok()?;
        let (minutes, rest) = match (digits.len(), rest.strip_prefix(':')) {
            (1 | 2, Some(behind)) => {
                let (minutes, rest) = split_digits(behind);
                (number * 60 + minutes.parse::<i64>().ok().filter(|minutes| *minutes < 60)?, rest)
            }
            (1 | 2, None) => (number * 60, rest),
            (3 | 4, None) => (number / 100 * 60 + number % 100, rest),
            _ => return None,
        };
        self.offset = Some(if text.starts_with('-') { -minutes } else { minutes });
        Some(rest)
    }

    /// Decides which number is which: a first one above 31 is a year.
    fn moment(&self) -> Option<Moment> {
        let part = |index: usize| self.day_parts.get(index).copied().unwrap_or(1);
        let first = *self.day_parts.first()?;
        let is_day = (1..=31).contains(&first);
        let (year, month, day) = match self.month {
            Some(month) if is_day => (part(1), month, first),
            Some(month) => (first, month, part(1)),
            None if is_day => (part(2), first, part(1)),
            None => (first, part(1), part(2)),
        };
        let year = match year {
            0..=49 => year + 2000,
            50..=99 => year + 1900,
            year => year,
        };
        let time = |index: usize| self.time_parts.get(index).copied().unwrap_or(0);
        let hour = self.hour(time(0))?;
        Some(Moment {
            year,
            month,
            day,
            hour,
            minute: time(1),
            second: time(2),
            millisecond: self.millisecond,
            offset: self.offset.unwrap_or(0),
        })
    }

    fn hour(&self, hour: i64) -> Option<i64> {
        let Some(half) = self.half else {
            return Some(hour);
        };
        let of_half = (0..=12).contains(&hour).then_some(hour % 12)?;
        Some(if half == Half::Afternoon { of_half + 12 } else { of_half })
    }
}

fn split_digits(text: &str) -> (&str, &str) {
    let end = text.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

/// Returns what stands behind parentheses, which may have others within.
fn behind_parentheses(text: &str) -> &str {
    let mut depth = 0_usize;
    for (place, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' if depth == 1 => return &text[place + 1..],
            ')' => depth -= 1,
            _ => {}
        }
    }
    ""
}

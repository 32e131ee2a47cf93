//! A number as it is written, and as what it is asked for.

use std::fmt;

use crate::json::parser::is_number;

/// A number that keeps its text: `1.0`, `1` and `1e0` are three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Number<'a> {
    text: &'a str,
}

impl<'a> Number<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// Returns the number as it is written.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.text
    }

    /// Returns the nearest floating-point number; `None` where it is infinite or malformed.
    #[must_use]
    pub fn as_f64(self) -> Option<f64> {
        let number = is_number(self.text).then(|| self.text.parse().ok())?;
        number.filter(|number: &f64| number.is_finite())
    }

    /// Returns the integer that the number is exactly (`2.50e2` is 250), or `None`.
    #[must_use]
    pub fn as_i64(self) -> Option<i64> {
        if !is_number(self.text) {
            return None;
        }
        if let Ok(integer) = self.text.parse() {
            return Some(integer);
        }
        let (mantissa, exponent) = match self.text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (self.text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        scale(&format!("{whole}{fraction}"), exponent.checked_sub_unsigned(fraction.len() as u64)?)
    }
}

impl fmt::Display for Number<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.text)
    }
}

/// Returns `digits`, which may have a sign, times ten to the power of `exponent`.
fn scale(digits: &str, exponent: i64) -> Option<i64> {
    let significant = digits.trim_end_matches('0');
    if significant.trim_start_matches('-').trim_start_matches('0').is_empty() {
        return digits.ends_with('0').then_some(0);
    }
    let zeros = exponent.checked_add_unsigned((digits.len() - significant.len()) as u64)?;
    let power = 10_i64.checked_pow(u32::try_from(zeros).ok()?);
    significant.parse::<i64>().ok()?.checked_mul(power?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_an_integer_only_where_it_is_exact() {
        let cases = [
            ("0", Some(0)),
            ("-0", Some(0)),
            ("0.000", Some(0)),
            ("0e999999999999", Some(0)),
            ("1.0", Some(1)),
            ("2.50e2", Some(250)),
            ("-1200e-2", Some(-12)),
            ("-9223372036854775808", Some(i64::MIN)),
            ("-922337203685477580.8e1", Some(i64::MIN)),
            ("9223372036854775808", None),
            ("0.5", None),
            ("1e19", None),
            ("1e-1", None),
            ("1e99999999999999999999", None),
            ("-", None),
            ("--0", None),
            ("+1", None),
            ("01", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(Number::new(text).as_i64(), expected, "{text}");
        }
    }

    #[test]
    fn a_number_beyond_floating_point_is_not_infinite() {
        assert_eq!(Number::new("1e400").as_f64(), None);
        assert_eq!(Number::new("1.5").as_f64(), Some(1.5));
        assert_eq!(Number::new(".5").as_f64(), None);
    }
}

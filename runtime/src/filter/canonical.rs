//! The text of a filter as a server shows it.

use std::fmt::{self, Display, Formatter, Write as _};

use crate::{
    filter::{Filter, Scalar},
    pointer,
};

/// Shows the text that servers have in messages and logs (`QueryFilter.toString`).
///
/// It is not for requests: quotes within strings are not escaped.
impl Display for Filter {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Literal(value) => write!(formatter, "{value}"),
            Self::Present(field) => write!(formatter, "{} pr", pointer::text(field)),
            Self::Comparison { field, operator, value } => {
                write!(formatter, "{} {} ", pointer::text(field), operator.word())?;
                write_value(value, formatter)
            }
            Self::And(filters) => write_joined(filters, " and ", formatter),
            Self::Or(filters) => write_joined(filters, " or ", formatter),
            Self::Not(filter) => write!(formatter, "! ({filter})"),
        }
    }
}

fn write_joined(filters: &[Filter], word: &str, formatter: &mut Formatter<'_>) -> fmt::Result {
    formatter.write_char('(')?;
    for (index, filter) in filters.iter().enumerate() {
        if index > 0 {
            formatter.write_str(word)?;
        }
        write!(formatter, "{filter}")?;
    }
    formatter.write_char(')')
}

fn write_value(value: &Scalar, formatter: &mut Formatter<'_>) -> fmt::Result {
    match value {
        Scalar::Text(text) => write!(formatter, "\"{text}\""),
        Scalar::Integer(number) => write!(formatter, "{number}"),
        Scalar::Double(number) => write_double(*number, formatter),
        Scalar::Boolean(value) => write!(formatter, "{value}"),
    }
}

/// Writes a number as `Double.toString` of Java does.
fn write_double(number: f64, formatter: &mut Formatter<'_>) -> fmt::Result {
    if number.is_infinite() {
        return formatter.write_str(if number > 0.0 { "Infinity" } else { "-Infinity" });
    }
    if number == 0.0 || (1e-3..1e7).contains(&number.abs()) {
        return write!(formatter, "{number:?}");
    }
    let text = format!("{number:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let point = if digits.contains('.') { "" } else { ".0" };
    write!(formatter, "{digits}{point}E{exponent}")
}

#[cfg(test)]
mod tests {
    use crate::filter::parse;

    fn canonical(text: &str) -> String {
        parse(text).expect("a filter").to_string()
    }

    #[test]
    fn what_is_shown_says_how_the_filter_was_read() {
        assert_eq!(
            canonical("a eq 1 AND !(b pr) or / co 'x\"'"),
            r#"((/a eq 1 and ! (/b pr)) or / co "x"")"#
        );
        assert_eq!(canonical("a%2fb/%25[0]/ IN 'x'"), r#"/a%2Fb/%25[0] IN "x""#);
    }

    #[test]
    fn numbers_with_a_point_are_shown_as_java_shows_them() {
        let shown = |number: &str| canonical(&format!("n eq {number}"));
        assert_eq!(shown("1."), "/n eq 1.0");
        assert_eq!(shown("10000000.0"), "/n eq 1.0E7");
        assert_eq!(shown("9999999.5"), "/n eq 9999999.5");
        assert_eq!(shown("0.00012"), "/n eq 1.2E-4");
        assert_eq!(shown("-0.0"), "/n eq -0.0");
        assert_eq!(shown("1.0e999"), "/n eq Infinity");
    }
}

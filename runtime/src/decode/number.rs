//! The numbers of JSON.

use super::error::Fault;

/// A number, as the narrowest of the forms that hold it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Number {
    Unsigned(u64),
    Signed(i64),
    Float(f64),
}

/// Returns the offset behind the number that starts at `from`.
pub(super) fn end_of_number(bytes: &[u8], from: usize) -> Result<usize, Fault> {
    let malformed = || Fault::new("expected a number");
    let mut position = from;
    if bytes.get(position) == Some(&b'-') {
        position += 1;
    }
    match bytes.get(position) {
        Some(b'0') => position += 1,
        Some(b'1'..=b'9') => position = end_of_digits(bytes, position),
        _ => return Err(malformed()),
    }
    if bytes.get(position) == Some(&b'.') {
        let end = end_of_digits(bytes, position + 1);
        if end == position + 1 {
            return Err(malformed());
        }
        position = end;
    }
    if let Some(b'e' | b'E') = bytes.get(position) {
        position += 1;
        if let Some(b'+' | b'-') = bytes.get(position) {
            position += 1;
        }
        let end = end_of_digits(bytes, position);
        if end == position {
            return Err(malformed());
        }
        position = end;
    }
    Ok(position)
}

/// Reads the text of a number that [`end_of_number`] delimited.
pub(super) fn read(text: &str) -> Result<Number, Fault> {
    if !text.contains(['.', 'e', 'E']) {
        if let Ok(number) = text.parse() {
            return Ok(Number::Unsigned(number));
        }
        // As a float, since an integer has no negative zero.
        if let Ok(number) = text.parse()
            && text != "-0"
        {
            return Ok(Number::Signed(number));
        }
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Number::Float(number)),
        _ => Err(Fault::new("expected a number that a double holds")),
    }
}

fn end_of_digits(bytes: &[u8], from: usize) -> usize {
    let digits = bytes.get(from..).unwrap_or_default();
    from + digits.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

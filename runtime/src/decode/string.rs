//! The strings of JSON, looked through eight bytes at a time.

use super::error::Fault;

/// Returns the offset of the next byte that is not plain text: a quote, a
/// backslash or a control character; or the length of the input.
#[inline]
pub(super) fn end_of_plain(bytes: &[u8], from: usize) -> usize {
    let mut position = from;
    while let Some(chunk) = bytes.get(position..).and_then(|rest| rest.first_chunk::<8>()) {
        let found = special(u64::from_le_bytes(*chunk));
        if found != 0 {
            return position + (found.trailing_zeros() / 8) as usize;
        }
        position += 8;
    }
    while let Some(byte) = bytes.get(position) {
        if matches!(byte, b'"' | b'\\' | 0..=0x1f) {
            return position;
        }
        position += 1;
    }
    bytes.len()
}

/// Marks with its highest bit every byte that is not plain text; the first mark is exact.
#[inline]
const fn special(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    const QUOTES: u64 = ONES * b'"' as u64;
    const BACKSLASHES: u64 = ONES * b'\\' as u64;
    const BLANKS: u64 = ONES * 0x20;
    let quote = word ^ QUOTES;
    let backslash = word ^ BACKSLASHES;
    let control = word.wrapping_sub(BLANKS);
    let found = quote.wrapping_sub(ONES) & !quote
        | backslash.wrapping_sub(ONES) & !backslash
        | control & !word;
    found & HIGHS
}

/// Returns the offset behind the closing quote of the string that goes on at `from`.
///
/// Only the grammar counts: half of a surrogate pair has an end too.
pub(super) fn end_of_string(bytes: &[u8], from: usize) -> Result<usize, Fault> {
    let mut position = from;
    loop {
        position = end_of_plain(bytes, position);
        match (bytes.get(position), bytes.get(position + 1)) {
            (Some(b'"'), _) => return Ok(position + 1),
            (Some(b'\\'), Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't')) => {
                position += 2;
            }
            (Some(b'\\'), Some(b'u')) => {
                hexadecimal(bytes, position + 2)?;
                position += 6;
            }
            (Some(b'\\'), _) => return Err(Fault::new("expected an escape sequence")),
            (Some(_), _) => return Err(Fault::new("expected no control character in a string")),
            (None, _) => return Err(Fault::new("expected a closing quote")),
        }
    }
}

/// Appends the character that the escape sequence after a backslash stands for.
///
/// Returns the offset behind the sequence.
pub(super) fn unescape(bytes: &[u8], position: usize, output: &mut String) -> Result<usize, Fault> {
    let character = match bytes.get(position) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unescape_unicode(bytes, position + 1, output),
        _ => return Err(Fault::new("expected an escape sequence")),
    };
    output.push(character);
    Ok(position + 1)
}

fn unescape_unicode(bytes: &[u8], position: usize, output: &mut String) -> Result<usize, Fault> {
    let lone = || Fault::new("expected a pair of surrogates, found one alone");
    let first = hexadecimal(bytes, position)?;
    let (code, end) = match first {
        0xD800..=0xDBFF => {
            let Some(b"\\u") = bytes.get(position + 4..position + 6) else {
                return Err(lone());
            };
            let second = hexadecimal(bytes, position + 6)?;
            if !(0xDC00..=0xDFFF).contains(&second) {
                return Err(lone());
            }
            (0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00), position + 10)
        }
        _ => (first, position + 4),
    };
    output.push(char::from_u32(code).ok_or_else(lone)?);
    Ok(end)
}

fn hexadecimal(bytes: &[u8], position: usize) -> Result<u32, Fault> {
    let digits = bytes.get(position..position + 4).unwrap_or_default();
    if digits.len() != 4 {
        return Err(Fault::new("expected four hexadecimal digits"));
    }
    digits.iter().try_fold(0, |code, byte| {
        let digit = char::from(*byte).to_digit(16);
        Ok(code << 4 | digit.ok_or_else(|| Fault::new("expected four hexadecimal digits"))?)
    })
}

//! Finding the next byte that matters, eight at a time.

/// Bytes looked at together.
const WIDTH: usize = 8;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
const BLANKS: u64 = 0x2020_2020_2020_2020;
const QUOTES: u64 = 0x2222_2222_2222_2222;
const BACKSLASHES: u64 = 0x5c5c_5c5c_5c5c_5c5c;

/// Returns the position of the first byte at or after `position` that is not a blank.
#[inline]
pub(super) fn after_blanks(bytes: &[u8], mut position: usize) -> usize {
    loop {
        match bytes.get(position) {
            Some(b' ' | b'\t' | b'\r') => position += 1,
            Some(b'\n') => position = after_spaces(bytes, position + 1),
            _ => return position,
        }
    }
}

/// Returns the position after the indentation that begins at `position`.
#[inline]
fn after_spaces(bytes: &[u8], mut position: usize) -> usize {
    while let Some(word) = word_at(bytes, position) {
        let others = word ^ BLANKS;
        if others != 0 {
            return position + first_byte(others);
        }
        position += WIDTH;
    }
    position
}

/// Returns the position of the first byte at or after `position` that a string cannot pass over:
/// a quote, a backslash, a control character, or the end.
#[inline]
pub(super) fn string_stop(bytes: &[u8], mut position: usize) -> usize {
    while let Some(word) = word_at(bytes, position) {
        let stops = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES) | below_blank(word);
        if stops != 0 {
            return position + first_byte(stops);
        }
        position += WIDTH;
    }
    let rest = &bytes[position..];
    let stop = rest.iter().position(|&byte| byte < b' ' || byte == b'"' || byte == b'\\');
    position + stop.unwrap_or(rest.len())
}

/// Returns whether `byte` belongs to a word or number, malformed ones included.
pub(super) const fn in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.' | b'+' | b'-') || byte >= 0x80
}

#[inline]
fn word_at(bytes: &[u8], position: usize) -> Option<u64> {
    let word = bytes.get(position..)?.first_chunk::<WIDTH>()?;
    Some(u64::from_le_bytes(*word))
}

/// Returns which byte of a word is the first that is not zero.
#[inline]
const fn first_byte(word: u64) -> usize {
    word.trailing_zeros() as usize / 8
}

/// Marks the zero bytes of `word`; marks above the first one may be false.
#[inline]
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGHS
}

/// Marks the bytes of `word` below a blank; marks above the first one may be false.
#[inline]
const fn below_blank(word: u64) -> u64 {
    word.wrapping_sub(BLANKS) & !word & HIGHS
}

/// Returns the position after the container whose bracket is at `position`, whatever is in it.
pub(super) fn after_container(bytes: &[u8], mut position: usize) -> usize {
    let mut depth = 0_usize;
    while let Some(byte) = bytes.get(position) {
        position += 1;
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth -= 1,
            b'"' => position = after_string(bytes, position),
            _ => {}
        }
        if depth == 0 {
            return position;
        }
    }
    position
}

/// Returns the position after the string whose content begins at `position`, or of its line's end.
fn after_string(bytes: &[u8], mut position: usize) -> usize {
    loop {
        position = string_stop(bytes, position);
        match bytes.get(position) {
            Some(b'"') => return position + 1,
            Some(b'\\') => position = (position + 2).min(bytes.len()),
            None | Some(b'\n' | b'\r') => return position,
            Some(_) => position += 1,
        }
    }
}

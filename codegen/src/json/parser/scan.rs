//! Finding the next byte that matters, eight at a time.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
const BLANKS: u64 = 0x2020_2020_2020_2020;
const BACKSLASHES: u64 = 0x5c5c_5c5c_5c5c_5c5c;

/// Returns the first byte at or after `position` that is not a blank, and where it is.
///
/// The end of the text reads as a NUL, which belongs to nothing either.
#[inline(always)]
pub(super) fn next_token(bytes: &[u8], position: usize) -> (u8, usize) {
    match byte_at(bytes, position) {
        byte @ (0..=b' ') => after_blanks(bytes, byte, position),
        byte => (byte, position),
    }
}

/// As [`next_token`], where `byte` at `position` may be a blank.
#[inline(always)]
fn after_blanks(bytes: &[u8], byte: u8, mut position: usize) -> (u8, usize) {
    if byte == b'\n' {
        position = after_spaces(bytes, position + 1);
    } else if byte == b' ' {
        position += 1;
    }
    match byte_at(bytes, position) {
        0..=b' ' => after_more_blanks(bytes, position),
        byte => (byte, position),
    }
}

/// As [`next_token`], where the blanks are more than a newline and its indentation.
#[inline(never)]
fn after_more_blanks(bytes: &[u8], mut position: usize) -> (u8, usize) {
    loop {
        match byte_at(bytes, position) {
            b'\n' => position = after_spaces(bytes, position + 1),
            b' ' | b'\t' | b'\r' => position += 1,
            byte => return (byte, position),
        }
    }
}

#[inline(always)]
fn byte_at(bytes: &[u8], position: usize) -> u8 {
    bytes.get(position).copied().unwrap_or(0)
}

/// Returns the position after the indentation that begins at `position`; part of it may be left.
#[inline(always)]
fn after_spaces(bytes: &[u8], position: usize) -> usize {
    let mut rest = &bytes[position..];
    while let Some((word, after)) = rest.split_first_chunk() {
        let others = u64::from_le_bytes(*word) ^ BLANKS;
        if others != 0 {
            return bytes.len() - rest.len() + first_byte(others);
        }
        rest = after;
    }
    bytes.len() - rest.len()
}

/// Returns the position of the first byte at or after `position` that a string cannot pass over:
/// a quote, a backslash, a control character, or the end.
#[inline(always)]
pub(super) fn string_stop(bytes: &[u8], position: usize) -> usize {
    let mut rest = &bytes[position..];
    while let Some((word, after)) = rest.split_first_chunk() {
        let stops = stops(u64::from_le_bytes(*word));
        if stops != 0 {
            return bytes.len() - rest.len() + first_byte(stops);
        }
        rest = after;
    }
    let stop = rest.iter().position(|&byte| byte < b' ' || byte == b'"' || byte == b'\\');
    bytes.len() - rest.len() + stop.unwrap_or(rest.len())
}

/// Marks the bytes of `word` that a string cannot pass over; marks above the first may be false.
#[inline(always)]
const fn stops(word: u64) -> u64 {
    // Flipping this bit brings the quote, 0x22, next to the control characters, and leaves those
    // and all other bytes on their sides of 0x20.
    let quotes_and_controls = (word ^ (ONES * 2)).wrapping_sub(ONES * 0x21);
    let backslashes = (word ^ BACKSLASHES).wrapping_sub(ONES);
    (quotes_and_controls | backslashes) & !word & HIGHS
}

/// Returns which byte of a word is the first that is not zero.
#[inline(always)]
const fn first_byte(word: u64) -> usize {
    word.trailing_zeros() as usize / 8
}

/// Returns whether `byte` belongs to a word or number, malformed ones included.
pub(super) const fn in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.' | b'+' | b'-') || byte >= 0x80
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_string_stops_where_its_first_stop_is(
            bytes in prop::collection::vec(prop_oneof![Just(b'"'), Just(b'\\'), 0x18_u8..0x28, any::<u8>()], 0..40),
            plain in 0_usize..40,
        ) {
            let bytes = [vec![b'a'; plain], bytes].concat();
            for start in 0..=bytes.len() {
                let stop = bytes[start..].iter().position(|&byte| matches!(byte, 0..b' ' | b'"' | b'\\'));
                let expected = stop.map_or(bytes.len(), |stop| start + stop);
                prop_assert_eq!(string_stop(&bytes, start), expected);
            }
        }

        #[test]
        fn a_token_is_the_first_byte_that_is_no_blank(text in "[ \t\r\n]{0,30}[ \n]{0,30}[^ \t\r\n]?") {
            let bytes = text.as_bytes();
            let blanks = text.len() - text.trim_start_matches([' ', '\t', '\r', '\n']).len();
            let byte = bytes.get(blanks).copied().unwrap_or(0);
            prop_assert_eq!(next_token(bytes, 0), (byte, blanks));
        }
    }
}

//! Finding the next byte that matters, eight at a time.

/// Bytes looked at together: the most that have a first set bit without a branch.
const WIDTH: usize = 16;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
const BLANKS: u64 = 0x2020_2020_2020_2020;
const BACKSLASHES: u64 = 0x5c5c_5c5c_5c5c_5c5c;

/// Returns the position of the first byte at or after `position` that is not a blank.
#[inline(always)]
pub(super) fn after_blanks(bytes: &[u8], position: usize) -> usize {
    let after_newline = match bytes.get(position) {
        Some(b'\n') => after_spaces(bytes, position + 1),
        _ => position,
    };
    match bytes.get(after_newline) {
        Some(&byte) if byte <= b' ' => after_more_blanks(bytes, after_newline),
        _ => after_newline,
    }
}

/// As [`after_blanks`], where they are not one newline and its indentation.
#[inline(never)]
fn after_more_blanks(bytes: &[u8], mut position: usize) -> usize {
    while let Some(&byte) = bytes.get(position) {
        match byte {
            b'\n' => position = after_spaces(bytes, position + 1),
            b' ' | b'\t' | b'\r' => position += 1,
            _ => return position,
        }
    }
    position
}

/// Returns the position after the indentation that begins at `position`; part of it may be left.
#[inline(always)]
fn after_spaces(bytes: &[u8], mut position: usize) -> usize {
    let (blocks, _) = bytes[position..].as_chunks();
    for block in blocks {
        let others = map_halves(block, |word| word ^ BLANKS);
        if others != 0 {
            return position + first_byte(others);
        }
        position += WIDTH;
    }
    position
}

/// Returns the position of the first byte at or after `position` that a string cannot pass over:
/// a quote, a backslash, a control character, or the end.
#[inline(always)]
pub(super) fn string_stop(bytes: &[u8], mut position: usize) -> usize {
    let (blocks, rest) = bytes[position..].as_chunks();
    for block in blocks {
        let stops = map_halves(block, stops);
        if stops != 0 {
            return position + first_byte(stops);
        }
        position += WIDTH;
    }
    let stop = rest.iter().position(|&byte| byte < b' ' || byte == b'"' || byte == b'\\');
    position + stop.unwrap_or(rest.len())
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

/// Returns what `map` makes of the first and last eight bytes of `block`, side by side.
#[inline(always)]
fn map_halves(block: &[u8; WIDTH], map: impl Fn(u64) -> u64) -> u128 {
    let (halves, _) = block.as_chunks();
    let [low, high] = [halves[0], halves[1]].map(|half| map(u64::from_le_bytes(half)));
    u128::from(high) << 64 | u128::from(low)
}

/// Returns which byte of a block is the first that is not zero.
#[inline(always)]
const fn first_byte(block: u128) -> usize {
    block.trailing_zeros() as usize / 8
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

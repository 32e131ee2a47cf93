//! Lines and columns of a text, found only when a finding needs them.

/// A place in a text as people count it: from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column, in the unit of the method that was asked.
    pub column: u32,
}

/// Where the lines of a text begin.
///
/// A line ends with a line feed; the carriage return of a CRLF is the last column of its line. A byte
/// order mark is not a column. Offsets beyond the text count as its end, and offsets inside of a
/// character as its beginning.
#[derive(Clone, Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    /// Offset of the first byte of each line.
    lines: Vec<u32>,
    /// What stands before each block of `BLOCK` bytes, so that a column in a line of any length
    /// is found in bounded time.
    blocks: Vec<Count>,
}

/// Bytes between two entries of [`LineIndex::blocks`].
const BLOCK: usize = 1024;

/// How long a text is in units other than bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    characters: u32,
    utf16: u32,
}

impl<'t> LineIndex<'t> {
    /// Returns the index of `text`, which is read once.
    ///
    /// Only the first 4 GiB of it are indexed, as no longer text has spans.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let text = &text[..text.floor_char_boundary(u32::MAX as usize)];
        let after_mark = text.len() - text.trim_start_matches('\u{feff}').len();
        let mut lines = vec![narrow(after_mark.min('\u{feff}'.len_utf8()))];
        let feeds = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        lines.extend(feeds.map(|(position, _)| narrow(position + 1)));
        let mut before = Count::default();
        let blocks = text.as_bytes().chunks(BLOCK).map(|block| {
            let count = before;
            before = before.plus(block);
            count
        });
        Self { text, lines, blocks: blocks.collect() }
    }

    /// Returns the line and column of the byte at `offset`, with columns in characters.
    #[must_use]
    pub fn line_column(&self, offset: u32) -> Position {
        self.position(offset, |start, end| {
            self.count(end).characters - self.count(start).characters
        })
    }

    /// Returns the line and column of the byte at `offset`, with columns in bytes.
    #[must_use]
    pub fn line_column_utf8(&self, offset: u32) -> Position {
        self.position(offset, |start, end| narrow(end - start))
    }

    /// Returns the line and column of the byte at `offset`, with columns in UTF-16 code units.
    #[must_use]
    pub fn line_column_utf16(&self, offset: u32) -> Position {
        self.position(offset, |start, end| self.count(end).utf16 - self.count(start).utf16)
    }

    fn position(&self, offset: u32, width: impl FnOnce(usize, usize) -> u32) -> Position {
        let offset = self.text.floor_char_boundary(offset as usize);
        let line = self.lines.partition_point(|&start| start as usize <= offset);
        let Some(start) = line.checked_sub(1).map(|line| self.lines[line] as usize) else {
            return Position { line: 1, column: 1 }; // inside of the byte order mark
        };
        Position { line: narrow(line), column: width(start, offset) + 1 }
    }

    /// Returns how long the text before `offset` is.
    fn count(&self, offset: usize) -> Count {
        let block = offset / BLOCK;
        let before = self.blocks.get(block).copied();
        let before = before.or_else(|| {
            // The end of a text that fills its last block.
            let last = self.blocks.len().checked_sub(1)?;
            Some(self.blocks[last].plus(&self.text.as_bytes()[last * BLOCK..block * BLOCK]))
        });
        before.unwrap_or_default().plus(&self.text.as_bytes()[block * BLOCK..offset])
    }
}

impl Count {
    /// Returns the count with the characters that begin in `bytes`.
    fn plus(self, bytes: &[u8]) -> Self {
        let continuations = bytes.iter().filter(|&&byte| byte & 0xc0 == 0x80).count();
        let astral = bytes.iter().filter(|&&byte| byte >= 0xf0).count();
        let characters = bytes.len() - continuations;
        Self {
            characters: self.characters + narrow(characters),
            utf16: self.utf16 + narrow(characters + astral),
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "`LineIndex::new` looks at 4 GiB at most")]
fn narrow(size: usize) -> u32 {
    size as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(text: &str, offset: u32) -> [(u32, u32); 3] {
        let index = LineIndex::new(text);
        let positions = [
            index.line_column_utf8(offset),
            index.line_column_utf16(offset),
            index.line_column(offset),
        ];
        positions.map(|Position { line, column }| (line, column))
    }

    #[test]
    fn columns_differ_by_unit_after_an_astral_character() {
        assert_eq!(columns("a\n\u{1f980}é!", 8), [(2, 7), (2, 4), (2, 3)]);
    }

    #[test]
    fn a_byte_order_mark_is_not_a_column() {
        assert_eq!(columns("\u{feff}{}", 3), [(1, 1); 3]);
        assert_eq!(columns("\u{feff}{}", 1), [(1, 1); 3]);
        assert_eq!(columns("\u{feff}{}", 4), [(1, 2); 3]);
    }

    #[test]
    fn an_offset_beyond_the_text_is_its_end() {
        assert_eq!(columns("a\r\nb", 99), [(2, 2); 3]);
        assert_eq!(columns("", 0), [(1, 1); 3]);
    }

    #[test]
    fn every_offset_agrees_with_counting_from_the_line_start() {
        let text = "zw\u{f6}lf \u{1f980}\r\n\n".repeat(300) + &"\u{20ac}".repeat(2 * BLOCK);
        let index = LineIndex::new(&text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..offset];
            let line = before.rsplit('\n').next().unwrap_or_default();
            let lines = before.matches('\n').count() + 1;
            let expected = |column: usize| Position { line: narrow(lines), column: narrow(column) };
            let offset = narrow(offset);
            assert_eq!(index.line_column_utf8(offset), expected(line.len() + 1));
            assert_eq!(index.line_column(offset), expected(line.chars().count() + 1));
            assert_eq!(index.line_column_utf16(offset), expected(line.encode_utf16().count() + 1));
        }
    }
}

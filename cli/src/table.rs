//! Columns for a person.

use std::fmt::Write;

use mosaic_codegen::report::harmless;
use unicode_width::UnicodeWidthStr;

/// What stands between two columns, and before the first one.
const GAP: &str = "  ";

/// Rows of cells under a heading.
pub(crate) struct Table<const N: usize> {
    rows: Vec<[String; N]>,
}

impl<const N: usize> Table<N> {
    pub(crate) fn new(heading: [&str; N]) -> Self {
        Self { rows: vec![heading.map(str::to_uppercase)] }
    }

    pub(crate) fn row(&mut self, cells: [impl AsRef<str>; N]) {
        self.rows.push(cells.map(|cell| harmless(cell.as_ref()).into_owned()));
    }

    /// Returns whether there is nothing under the heading.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.len() == 1
    }

    /// Returns the table with every column but the last `numbers` flush left.
    pub(crate) fn text(&self, numbers: usize) -> String {
        let width = |column: usize| {
            self.rows.iter().map(|row| row[column].width()).max().unwrap_or_default()
        };
        let widths: [usize; N] = std::array::from_fn(width);
        let mut text = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
                // Writing to a `String` cannot fail.
                let blank = " ".repeat(width - cell.width());
                let _ = if column + numbers >= N {
                    write!(line, "{GAP}{blank}{cell}")
                } else {
                    write!(line, "{GAP}{cell}{blank}")
                };
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn words_are_flush_left_and_numbers_flush_right() {
        let mut table = Table::new(["family", "left"]);
        table.row(["a", "19"]);
        table.row(["longer\u{1b}", "5"]);
        assert_eq!(table.text(1), "  FAMILY   LEFT\n  a          19\n  longer␛     5\n");
    }

    #[test]
    fn a_wide_character_takes_two_columns() {
        let mut table = Table::new(["title", "left"]);
        table.row(["部署", "1"]);
        table.row(["abcd", "2"]);
        assert_eq!(table.text(1), "  TITLE  LEFT\n  部署      1\n  abcd      2\n");
    }
}

//! Findings as workflow commands, which GitHub shows at the lines of a pull request.
//!
//! GitHub shows ten annotations of each level a step and drops the others; the log has them all.

use std::fmt::Write;

use crate::diagnostic::Level;
use crate::report::{Places, Report, harmless, in_order};

/// Returns `report` with a line for each finding.
pub(super) fn render(report: &Report<'_>) -> String {
    let places = Places::new(report.sources);
    let mut text = String::new();
    for finding in in_order(&report.linted.findings) {
        let command = match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Info => "notice",
        };
        // Writing to a `String` cannot fail.
        let _ = write!(text, "::{command} title={}", property(finding.rule));
        if let Some(place) = places.place(finding.location) {
            let file = property(&place.source.name);
            let (start, end) = (place.start, place.end);
            let _ = write!(text, ",file={file},line={},endLine={}", start.line, end.line);
            if start.line == end.line {
                // Columns are for places in one line.
                let _ = write!(text, ",col={},endColumn={}", start.column, end.column);
            }
        }
        let mut message = finding.message.clone();
        if let Some(hint) = &finding.hint {
            let _ = write!(message, "\n{hint}");
        }
        let path = if finding.path.is_empty() { "" } else { ": " };
        let _ = writeln!(text, "::{}{path}{}", data(&finding.path), data(&message));
    }
    text
}

/// Returns `value` as it stands behind the second `::`, without what a terminal might obey.
fn data(value: &str) -> String {
    let lines = value.split('\n').map(|line| harmless(line).replace('%', "%25"));
    lines.collect::<Vec<_>>().join("%0A")
}

/// Returns `value` as it stands behind a `=`.
fn property(value: &str) -> String {
    data(value).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_begins_another_command() {
        assert_eq!(property("a\n::error::b,c%0A"), "a%0A%3A%3Aerror%3A%3Ab%2Cc%250A");
        assert_eq!(data("a\r\u{1b}[31m"), "a␍␛[31m");
    }
}

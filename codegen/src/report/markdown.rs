//! Findings as a summary in Markdown, for a comment on a pull request or the page of a workflow.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Level};
use crate::report::{Places, Report, Summary, harmless, in_order};

/// How many findings of a level are listed; the page of a workflow takes 1 MB.
const LIMIT: usize = 200;

/// Returns `report` as one section under `title`: totals, then a table for each level, the worst open.
pub(super) fn render(report: &Report<'_>, title: &str) -> String {
    let linted = report.linted;
    let places = Places::new(report.sources);
    // Writing to a `String` cannot fail.
    let mut text = format!("### {title}\n\n");
    let _ = write!(text, "{}", Summary::of(&linted.findings));
    for (count, noun) in [(linted.allowed.len(), "allowed"), (linted.known.len(), "known")] {
        if count > 0 {
            let _ = write!(text, ", {count} {noun}");
        }
    }
    text.push('\n');
    let mut levels: BTreeMap<_, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in in_order(&linted.findings) {
        levels.entry(std::cmp::Reverse(finding.level)).or_default().push(finding);
    }
    for (std::cmp::Reverse(level), findings) in &levels {
        table(&mut text, &places, *level, findings);
    }
    text
}

fn table(text: &mut String, places: &Places<'_>, level: Level, findings: &[&Diagnostic]) {
    let open = if level == Level::Error { " open" } else { "" };
    let plural = if findings.len() == 1 { "" } else { "s" };
    let (count, level) = (findings.len(), level.name());
    let _ = write!(text, "\n<details{open}><summary>{count} {level}{plural}</summary>\n\n");
    text.push_str("| where | what | rule |\n|---|---|---|\n");
    for finding in findings.iter().take(LIMIT) {
        let place = places.place(finding.location);
        let place = place.map_or_else(String::new, |place| {
            format!("<br>{}:{}", escaped(&place.source.name), place.start.line)
        });
        let path = escaped(&finding.path);
        let _ = write!(text, "| {path}{place} | {}", escaped(&finding.message));
        if let Some(hint) = &finding.hint {
            let _ = write!(text, "<br>{}", escaped(hint));
        }
        let _ = writeln!(text, " | `{}` |", finding.rule);
    }
    let hidden = findings.len().saturating_sub(LIMIT);
    if hidden > 0 {
        let _ = writeln!(text, "\n… and {hidden} more");
    }
    text.push_str("\n</details>\n");
}

/// Returns `text` with every character that means something to Markdown or to HTML as a reference, so
/// that it is shown and not obeyed; names between backticks become code.
pub(super) fn escaped(text: &str) -> String {
    let mut parts = harmless(text).split('`').map(plain).collect::<Vec<_>>();
    if parts.len().is_multiple_of(2) {
        // A backtick without a partner is one of a name.
        let last = parts.pop().unwrap_or_default();
        let before = parts.pop().unwrap_or_default();
        parts.push(format!("{before}&#96;{last}"));
    }
    let mut escaped = String::new();
    for (position, part) in parts.iter().enumerate() {
        let is_code = position % 2 == 1;
        let _ = if is_code {
            write!(escaped, "<code>{part}</code>")
        } else {
            write!(escaped, "{part}")
        };
    }
    escaped
}

fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            _ if character.is_alphanumeric() || " .,;/-'()…".contains(character) => {
                plain.push(character);
            }
            _ => {
                let _ = write!(plain, "&#{};", u32::from(character));
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_schema_is_obeyed() {
        assert_eq!(escaped("a`b|c`<d>"), "a<code>b&#124;c</code>&#60;d&#62;");
        assert_eq!(escaped("[x](y) # `"), "&#91;x&#93;(y) &#35; &#96;");
        assert_eq!(escaped("\u{1b}@all"), "&#9243;&#64;all");
    }
}

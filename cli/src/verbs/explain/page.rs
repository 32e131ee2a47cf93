//! A page of Markdown, laid out for a terminal.

use std::fmt::Write;

use mosaic_codegen::report::text::Color;

/// What stands before a line of code.
const INDENT: &str = "    ";

/// Returns `page` with `facts` under its title, without the marks of Markdown.
pub(crate) fn laid_out(page: &str, facts: &str, color: Color) -> String {
    let (title, heading, dim, off) = match color {
        Color::Ansi => ("\u{1b}[1;96m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[0m"),
        Color::Plain => ("", "", "", ""),
    };
    let mut text = String::new();
    let mut is_code = false;
    for line in page.lines() {
        // Writing to a `String` cannot fail.
        let _ = if line.starts_with("```") {
            is_code = !is_code;
            continue;
        } else if is_code {
            writeln!(text, "{}", format!("{dim}{INDENT}{line}{off}").trim_end())
        } else if let Some(name) = line.strip_prefix("# ") {
            writeln!(text, "{title}{name}{off}  {dim}{facts}{off}")
        } else if let Some(name) = line.strip_prefix("## ") {
            writeln!(text, "{heading}{name}{off}")
        } else {
            writeln!(text, "{line}")
        };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_indented_and_headings_lose_their_marks() {
        let page = "# a-rule\n\nIt catches.\n\n## Wrong\n\n```json\n{}\n```\n";
        let expected = "a-rule  style · info\n\nIt catches.\n\nWrong\n\n    {}\n";
        assert_eq!(laid_out(page, "style · info", Color::Plain), expected);
    }
}

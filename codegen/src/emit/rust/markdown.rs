//! Makes any text harmless in a doc comment: it shows as it is, and links, code and markup are
//! just letters.

use crate::invisible::is_invisible;

/// How wide a line of docs becomes.
const WIDTH: usize = 92;

/// Returns `text` as the lines of one paragraph.
pub(super) fn paragraph(text: &str) -> Vec<String> {
    let clean: String = text.chars().map(visible).collect();
    let mut lines: Vec<String> = Vec::new();
    for word in clean.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.len() + word.len() < WIDTH => {
                line.push(' ');
                escape(word, line);
            }
            _ => {
                let mut line = String::new();
                escape_start(word, &mut line);
                lines.push(line);
            }
        }
    }
    lines
}

/// Returns `text` as a code span that shows it as it is; what cannot be seen is spelled out.
pub(super) fn code(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 2);
    for letter in text.chars() {
        if letter == ' ' || visible(letter) == letter {
            shown.push(letter);
        } else {
            shown.extend(letter.escape_unicode());
        }
    }
    let fence = "`".repeat(longest_run(&shown, '`') + 1);
    let is_odd = shown.starts_with(['`', ' ']) || shown.ends_with(['`', ' ']) || shown.is_empty();
    if is_odd { format!("{fence} {shown} {fence}") } else { format!("{fence}{shown}{fence}") }
}

/// Returns `letter`, or a blank in place of one that shows nothing or turns the text around.
fn visible(letter: char) -> char {
    if is_invisible(letter) || letter.is_control() || letter.is_whitespace() { ' ' } else { letter }
}

/// Escapes the first word of a line, where more characters mean something.
fn escape_start(word: &str, line: &mut String) {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = word.split_at(digits);
    let means_something = if number.is_empty() {
        rest.starts_with(['#', '+', '-', '=', '>', ':'])
    } else {
        rest.starts_with(['.', ')'])
    };
    line.push_str(number);
    if means_something {
        line.push('\\');
    }
    escape(rest, line);
}

fn escape(word: &str, line: &mut String) {
    let mut before = ' ';
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        let means_something = match letter {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' => true,
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '&' => after == '#' || after.is_alphanumeric(),
            ':' => after == '/',
            _ => false,
        };
        if means_something {
            line.push('\\');
        }
        line.push(letter);
        before = letter;
    }
}

fn longest_run(text: &str, wanted: char) -> usize {
    let (mut longest, mut current) = (0, 0);
    for letter in text.chars() {
        current = if letter == wanted { current + 1 } else { 0 };
        longest = longest.max(current);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::{code, paragraph};

    #[test]
    fn plain_text_stays_as_it_is() {
        assert_eq!(
            paragraph("Alpha realm - User's e-mail (custom_tier)"),
            ["Alpha realm - User's e-mail (custom_tier)"]
        );
    }

    #[test]
    fn markup_is_just_letters() {
        let escaped = paragraph("[a](http://b) <i>*c*</i> `d` &lt; _e_ ~f~").concat();
        assert_eq!(escaped, r"\[a\](http\://b) \<i>\*c\*\</i> \`d\` \&lt; \_e\_ \~f\~");
    }

    #[test]
    fn a_line_never_starts_a_block() {
        for text in ["# a", "- a", "+ a", "> a", "=== a", "    a", "```\nfn main() {}\n```"] {
            let lines = paragraph(text);
            assert_eq!(lines.len(), 1);
            assert!(lines[0].starts_with('\\') || lines[0] == "a", "{lines:?}");
        }
        assert_eq!(paragraph("1. a"), [r"1\. a"]);
        assert_eq!(paragraph("2) a"), [r"2\) a"]);
    }

    #[test]
    fn a_long_text_is_wrapped_at_words() {
        let lines = paragraph(&"word - ".repeat(60));
        assert!(lines.len() > 1);
        assert!(lines.iter().all(|line| line.len() <= 100 && !line.starts_with("- ")));
    }

    #[test]
    fn what_cannot_be_seen_is_gone_from_text_and_spelled_out_in_code() {
        assert_eq!(paragraph("a\u{202e}b\u{7}\r\nc"), ["a b c"]);
        assert_eq!(code("a\u{202e}b\n"), r"`a\u{202e}b\u{a}`");
    }

    #[test]
    fn a_code_span_holds_any_number_of_backticks() {
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code(""), "`  `");
    }
}

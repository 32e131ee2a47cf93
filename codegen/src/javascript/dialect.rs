//! Texts that the server accepts and the standard does not, made standard without moving a byte.

use std::borrow::Cow;

/// Returns `source` with every placeholder, as in `&{esv.limit}`, made a name of the same length.
///
/// The server puts the value in its place before it compiles the script.
pub(super) fn without_placeholders(source: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(source);
    let mut from = 0;
    while let Some(start) = source[from..].find("&{").map(|start| from + start) {
        from = start + 2;
        let name = source[from..].bytes().take_while(|&byte| is_of_placeholder(byte)).count();
        if name > 0 && source.as_bytes().get(from + name) == Some(&b'}') {
            from += name + 1;
            text.to_mut().replace_range(start..from, &"_".repeat(from - start));
        }
    }
    text
}

/// How long a condition of a `catch` may be: it is looked for again behind every `if`.
const LONGEST_CONDITION: usize = 500;

fn is_of_placeholder(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'|')
}

/// Returns `source` with what Rhino has over the standard made standard, or nothing where there is
/// none of it: `for each (`, which loses its `each`, and `catch (e if …)`, which loses its condition.
///
/// Texts in strings and comments are changed, too; that does not change where a script ends.
pub(super) fn without_extensions(source: &str) -> Option<String> {
    let mut text = source.to_owned();
    for (start, _) in source.match_indices("each") {
        let is_loop = source[..start].trim_end().ends_with("for")
            && source[start + 4..].trim_start().starts_with('(');
        if is_loop {
            blank(&mut text, start, start + 4);
        }
    }
    for (start, _) in source.match_indices(" if ") {
        if let Some(end) = end_of_catch_condition(source, start) {
            blank(&mut text, start, end);
        }
    }
    (text != source).then_some(text)
}

/// Returns where the condition at `start` ends, if it stands in `catch (name if …)`.
fn end_of_catch_condition(source: &str, start: usize) -> Option<usize> {
    let name = source[..start].trim_end_matches(|c: char| c.is_alphanumeric() || c == '_');
    let catch = name.trim_end().strip_suffix('(')?.trim_end();
    if name.len() == start || !catch.ends_with("catch") {
        return None;
    }
    let mut open = 1_usize;
    for (offset, byte) in source.bytes().enumerate().skip(start).take(LONGEST_CONDITION) {
        match byte {
            b'(' => open += 1,
            b')' if open == 1 => return Some(offset),
            b')' => open -= 1,
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

fn blank(text: &mut String, start: usize, end: usize) {
    text.replace_range(start..end, &" ".repeat(end - start));
}

//! What a Rust name hides of the value that it is made from: capitals and symbols.

use std::borrow::Cow;
use std::collections::HashSet;

/// Returns what the case of the letters in `value` is called; nothing where there are none.
pub(super) fn case(value: &str) -> &'static str {
    let mut letters = value.chars().filter(|letter| letter.is_lowercase() || letter.is_uppercase());
    let Some(first) = letters.next() else {
        return "";
    };
    let (upper, lower): (Vec<char>, Vec<char>) = letters.partition(|letter| letter.is_uppercase());
    match (first.is_uppercase(), upper.is_empty(), lower.is_empty()) {
        (true, _, true) => "Uppercase",
        (true, true, false) => "Capitalized",
        (true, false, false) => "PascalCase",
        (false, true, _) => "Lowercase",
        (false, false, _) => "CamelCase",
    }
}

/// Returns what the symbols in `value` are called, each kind once, in the order of the value.
pub(super) fn symbols(value: &str) -> String {
    let mut seen = HashSet::new();
    let symbols = value.chars().filter(|letter| !letter.is_alphanumeric() && seen.insert(*letter));
    symbols.map(symbol).collect()
}

/// Returns the code points of `value`, in decimal: no two values have the same.
pub(super) fn code_points(value: &str) -> String {
    let points: Vec<String> = value.chars().map(|letter| u32::from(letter).to_string()).collect();
    points.join("_")
}

fn symbol(symbol: char) -> Cow<'static, str> {
    let name = match symbol {
        ' ' => "Space",
        '_' => "Underscore",
        '-' => "Dash",
        '.' => "Dot",
        ',' => "Comma",
        ':' => "Colon",
        ';' => "Semicolon",
        '/' => "Slash",
        '\\' => "Backslash",
        '|' => "Bar",
        '+' => "Plus",
        '*' => "Star",
        '=' => "Equals",
        '<' => "Less",
        '>' => "Greater",
        '!' => "Exclamation",
        '?' => "Question",
        '#' => "Hash",
        '$' => "Dollar",
        '%' => "Percent",
        '&' => "And",
        '@' => "At",
        '~' => "Tilde",
        '^' => "Caret",
        _ => return Cow::Owned(format!("U{:x}", u32::from(symbol))),
    };
    Cow::Borrowed(name)
}

//! The properties that a query names: in its filter, its order and its selection.

use std::ops::Range;

/// The operators of a filter.
const OPERATORS: [&str; 8] = ["eq", "co", "sw", "lt", "le", "gt", "ge", "pr"];

/// The parameters that list properties.
const LISTS: [&str; 2] = ["_fields=", "_sortKeys="];

/// The parameter that asks for an action.
const ACTION: &str = "_action=";

/// What stands for a blank or a quote in a filter that is part of an address.
const ENCODED: [(&str, &str); 4] =
    [("%20", "   "), ("%22", "  \""), ("%2F", "   "), ("%2f", "   ")];

/// Returns the properties that `text`, a filter, an address with one, or a part of either, names, each
/// with the bytes of its pointer.
///
/// A part may begin within a quoted value, so what is quoted is left out only where every quote has
/// its other one.
pub(super) fn names(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut names = compared(text);
    for list in LISTS {
        let mut from = 0;
        while let Some(start) = text[from..].find(list).map(|at| from + at + list.len()) {
            from = end_of_value(text, start); // what a list has in it begins no other one
            names.extend(listed(text, start..from));
        }
    }
    names
}

/// Returns the action that `text`, an address or a part of one, asks for, with its bytes.
pub(super) fn action(text: &str) -> Option<(&str, Range<usize>)> {
    let start = text.find(ACTION)? + ACTION.len();
    let range = start..end_of_value(text, start);
    (!range.is_empty()).then(|| (&text[range.clone()], range))
}

/// Returns what `text`, a list such as `-userName,mail`, names.
pub(super) fn in_list(text: &str) -> Vec<(&str, Range<usize>)> {
    listed(text, 0..end_of_value(text, 0))
}

/// Returns what stands before an operator.
fn compared(text: &str) -> Vec<(&str, Range<usize>)> {
    let plain = plain(text);
    let quotes = plain.bytes().filter(|&byte| byte == b'"').count();
    let begins_with_quote = plain.trim_start().starts_with('"'); // and so within a value
    let is_balanced = quotes.is_multiple_of(2) && !begins_with_quote;
    let mut names = Vec::new();
    let (mut start, mut is_quoted) = (0, false);
    for segment in plain.split_inclusive('"') {
        let end = start + segment.len();
        if !(is_quoted && is_balanced) {
            in_segment(text, &plain, start..end, &mut names);
        }
        is_quoted = !is_quoted;
        start = end;
    }
    names
}

/// Returns `text` with what is encoded in it made plain, without moving a byte behind it.
fn plain(text: &str) -> String {
    let mut plain = text.replace(['+', '(', ')', '!', '='], " ");
    for (encoded, meant) in ENCODED {
        if plain.contains(encoded) {
            plain = plain.replace(encoded, meant);
        }
    }
    plain
}

fn in_segment<'t>(
    text: &'t str,
    plain: &str,
    segment: Range<usize>,
    names: &mut Vec<(&'t str, Range<usize>)>,
) {
    let mut before: Option<Range<usize>> = None;
    let mut at = segment.start;
    for word in plain[segment].split_inclusive([' ', '\t', '\n', '"', '\'']) {
        let bare = word.trim_end_matches([' ', '\t', '\n', '"', '\'']);
        let range = at..at + bare.len();
        at += word.len();
        if bare.is_empty() {
            continue;
        }
        if OPERATORS.contains(&bare)
            && compares(bare, &plain[range.end..])
            && let Some(before) = before.take()
        {
            let pointer = text.get(before.clone()).unwrap_or_default();
            names.push((pointer, before));
        } else {
            before = Some(range);
        }
    }
}

/// Returns whether the word `operator` compares, going by what stands behind it: a value, or the end of
/// a part that a value is added to. `le` may be a word of a sentence.
fn compares(operator: &str, behind: &str) -> bool {
    let behind = behind.trim_start();
    if operator == "pr" {
        return behind.is_empty()
            || ["and", "or", "\"", "&"].iter().any(|it| behind.starts_with(it));
    }
    let begins_value =
        |first: char| first.is_ascii_digit() || matches!(first, '"' | '\'' | '-' | '$' | '{' | '&');
    behind.is_empty()
        || behind.starts_with(begins_value)
        || ["true", "false"].iter().any(|word| behind.starts_with(word))
}

/// Returns where the value of a parameter ends that begins at `start`.
fn end_of_value(text: &str, start: usize) -> usize {
    text[start..].find(['&', '"', '\'', ' ']).map_or(text.len(), |length| start + length)
}

fn listed(text: &str, range: Range<usize>) -> Vec<(&str, Range<usize>)> {
    let mut names = Vec::new();
    let mut at = range.start;
    for item in text[range].split(',') {
        let name = item.trim_start_matches(['-', '+']);
        let begin = at + item.len() - name.len();
        if !name.is_empty() {
            names.push((name, begin..begin + name.len()));
        }
        at += item.len() + 1;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::usage::path;

    fn found(text: &str) -> Vec<&str> {
        let names = names(text);
        for (name, range) in &names {
            assert_eq!(&text[range.clone()], *name);
        }
        names.into_iter().filter_map(|(name, _)| path::steps(name).next()).collect()
    }

    #[test]
    fn what_is_compared_is_named_and_what_it_is_compared_with_is_not() {
        let cases: [(&str, &[&str]); 9] = [
            (r#"/mail eq "sn eq 1" and !(/roles pr)"#, &["mail", "roles"]),
            (r#"userName eq ""#, &["userName"]),
            (r#"" and mail sw ""#, &["mail"]),
            ("?_queryFilter=userName+eq+%22", &["userName"]),
            (
                "managed/alpha_user?_queryFilter=%2Fmail%20eq%20%22a%22&_fields=sn,cn",
                &["mail", "sn", "cn"],
            ),
            ("_sortKeys=-mail&x=y", &["mail"]),
            ("/object/custom_tier eq 1", &["custom_tier"]),
            ("true", &[]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn any_text_is_read_without_a_panic() {
        for text in ["é eq é", "%2", "%22%22", "\"", "_fields=é,é&", "é%20eq%20"] {
            let _ = (names(text), in_list(text));
        }
    }
}

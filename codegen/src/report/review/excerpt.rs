//! What a change takes away and what it brings, in a few lines.

use foldhash::HashMap;

/// How many lines are shown.
const LINES: usize = 6;

/// How much of a line is shown, in characters.
const WIDTH: usize = 100;

/// How much of what both sides say stands before the first difference of a line that is cut, in characters.
const CONTEXT: usize = 24;

/// The first lines that only one side has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Those of the old side, in order.
    pub(super) removed: Vec<String>,
    /// Those of the new side, in order.
    pub(super) added: Vec<String>,
    /// How many lines more there are.
    pub(super) more: usize,
}

impl Excerpt {
    /// Returns what is between the lines of `old` and of `new`, wherever they stand; where all lines are on both
    /// sides, those that moved. Blanks around a line, and lines of brackets alone, say nothing.
    pub(super) fn between(old: &str, new: &str) -> Option<Self> {
        let (old, new) = (told(old), told(new));
        let same = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
        let (old, new) = (&old[same..], &new[same..]);
        let ending = old.iter().rev().zip(new.iter().rev());
        let ending = ending.take_while(|(one, other)| one == other).count();
        let (old, new) = (&old[..old.len() - ending], &new[..new.len() - ending]);
        match (lacking(new, old), lacking(old, new)) {
            (removed, added) if removed.is_empty() && added.is_empty() => Self::of(old, new),
            (removed, added) => Self::of(&removed, &added),
        }
    }

    /// Returns the first of the lines `removed` and `added`; nothing where there are none.
    fn of(removed: &[&str], added: &[&str]) -> Option<Self> {
        let all = removed.len() + added.len();
        if all == 0 {
            return None;
        }
        let old = removed.len().min(LINES.saturating_sub(added.len()).max(LINES / 2));
        let new = added.len().min(LINES - old);
        let cut = |lines: &[&str], others: &[&str]| -> Vec<String> {
            let others = others.iter().copied().chain(std::iter::repeat(""));
            lines.iter().zip(others).map(|(line, other)| cut(line, other)).collect()
        };
        let (first, last) = (&removed[..old], &added[..new]);
        Some(Self { removed: cut(first, last), added: cut(last, first), more: all - old - new })
    }

    /// Returns the lines with `-` or `+` before them, and one that counts the others.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        let removed = self.removed.iter().map(|line| format!("- {line}"));
        let added = self.added.iter().map(|line| format!("+ {line}"));
        let more = match self.more {
            0 => None,
            1 => Some("… and 1 more line".to_owned()),
            more => Some(format!("… and {more} more lines")),
        };
        removed.chain(added).chain(more)
    }
}

/// Returns `json`, the text of a value, with a line for each member, each element and each line of a string.
pub(super) fn one_a_line(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let (mut is_inside, mut is_escaped) = (false, false);
    for letter in json.chars() {
        match (letter, is_inside) {
            (',', false) => text.push('\n'),
            ('{' | '[', false) => text.extend([letter, '\n']),
            ('}' | ']', false) => text.extend(['\n', letter, '\n']),
            (':', false) => text.push_str(": "),
            (_, false) if letter.is_ascii_whitespace() => {}
            ('n', true) if is_escaped => text.push_str("n\n"),
            _ => text.push(letter),
        }
        is_inside ^= letter == '"' && !is_escaped;
        is_escaped = is_inside && letter == '\\' && !is_escaped;
    }
    text
}

/// Returns the lines of `text` that say something.
fn told(text: &str) -> Vec<&str> {
    let is_mark = |letter: char| "{}[](),;".contains(letter);
    text.lines().map(str::trim).filter(|line| !line.chars().all(is_mark)).collect()
}

/// Returns those of `lines` that `others` lacks, or has less often.
fn lacking<'t>(others: &[&'t str], lines: &[&'t str]) -> Vec<&'t str> {
    let mut left: HashMap<&str, usize> = HashMap::default();
    for line in others {
        *left.entry(line).or_default() += 1;
    }
    let mut is_lacking = |line: &&&str| match left.get_mut(**line) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    lines.iter().filter(|line| is_lacking(line)).copied().collect()
}

/// Returns the part of `line` to show: where it is long, the one around its first difference from `other`.
fn cut(line: &str, other: &str) -> String {
    let is_long = line.chars().nth(WIDTH).is_some();
    let same = line.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let start = if is_long && same >= WIDTH / 2 { same - CONTEXT } else { 0 };
    let mut rest = line.chars().skip(start);
    let mut shown = String::from(if start > 0 { "…" } else { "" });
    shown.extend(rest.by_ref().take(WIDTH));
    if rest.next().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(old: &str, new: &str) -> Vec<String> {
        Excerpt::between(old, new).iter().flat_map(Excerpt::lines).collect()
    }

    #[test]
    fn the_lines_of_one_side_alone_are_shown() {
        assert_eq!(excerpt("a\n  b\n}\nc", "a\nx\n}\n\nc\ny"), ["- b", "+ x", "+ y"]);
    }

    #[test]
    fn nothing_is_between_texts_that_differ_in_blanks() {
        assert_eq!(Excerpt::between("a\nb\n", "  a\r\n\r\n b"), None);
    }

    #[test]
    fn lines_that_moved_are_shown() {
        assert_eq!(excerpt("a\nb\nc", "b\na\nc"), ["- a", "- b", "+ b", "+ a"]);
    }

    #[test]
    fn both_sides_have_their_share_and_the_rest_is_counted() {
        let (old, new) = ("a\nb\nc\nd\ne\nf\ng\nh\n", "1\n2\n3\n4\n5\n");
        let shown = excerpt(old, new);
        assert_eq!(shown, ["- a", "- b", "- c", "+ 1", "+ 2", "+ 3", "… and 7 more lines"]);
        assert_eq!(excerpt(old, "1")[4..], ["- e", "+ 1", "… and 3 more lines"]);
        assert_eq!(excerpt("", old)[5..], ["+ f", "… and 2 more lines"]);
    }

    #[test]
    fn a_long_line_is_shown_where_it_differs() {
        let (before, after) = ("é".repeat(5_000), "x".repeat(5_000));
        let shown = excerpt(&format!("{before}1{after}"), &format!("{before}2{after}"));
        let expected = |digit| format!("…{}{digit}{}…", "é".repeat(24), "x".repeat(75));
        assert_eq!(shown, [format!("- {}", expected(1)), format!("+ {}", expected(2))]);
        assert_eq!(excerpt("", &after), [format!("+ {}…", "x".repeat(100))]);
    }

    #[test]
    fn a_value_is_compared_member_by_member() {
        let (old, new) = (
            r#"{"a":[1,{"b: ,{":2}],"c":"x\ny\\n\"z"}"#,
            r#"{ "a": [1, {"b: ,{": 3}], "c": "x\ny\\n\"" }"#,
        );
        let shown = excerpt(&one_a_line(old), &one_a_line(new));
        let expected = [r#"- "b: ,{": 2"#, r#"- y\\n\"z""#, r#"+ "b: ,{": 3"#, r#"+ y\\n\"""#];
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_text_of_any_length_is_looked_at() {
        let old = "a\nb\n".repeat(200_000);
        let shown = excerpt(&old, &format!("c\n{}", old.replace("a\nb", "b\na")));
        assert_eq!(shown, ["+ c"]);
    }
}

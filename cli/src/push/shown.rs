//! What the two sides of a conflict say, on a line each.

use mosaic_codegen::report::harmless;

/// How many characters of a value are shown.
const LONGEST: usize = 160;

/// How many of them are shown before the first one that differs.
const BEFORE: usize = 40;

/// What stands for the part that is not shown.
const ELLIPSIS: char = '…';

/// Returns what each of two sides says, on one line that a terminal may show: the part where they differ, if
/// it is long, and nothing of what is encrypted.
pub(crate) fn on_one_line_each(one: Option<&str>, other: Option<&str>) -> [String; 2] {
    let [one, other] = [one, other].map(|text| text.map_or("(not there)".to_owned(), on_one_line));
    let pairs = one.chars().zip(other.chars());
    let same = pairs.take_while(|(one, other)| one == other).count();
    let skipped = if same > LONGEST / 2 { same - BEFORE } else { 0 };
    [one, other].map(|text| part(&text, skipped))
}

fn on_one_line(text: &str) -> String {
    if text.contains("$crypto") {
        return "(encrypted)".to_owned();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns what follows the first `skipped` characters.
fn part(text: &str, skipped: usize) -> String {
    let mut rest = text.chars().skip(skipped);
    let mut shown: String = (skipped > 0).then_some(ELLIPSIS).into_iter().collect();
    shown.extend(rest.by_ref().take(LONGEST));
    if rest.next().is_some() {
        shown.push(ELLIPSIS);
    }
    harmless(&shown).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_shown_however_long_the_values_are() {
        let long = |end: &str| format!("\"{}\n  {end}{}\"", "x".repeat(1_000), "y".repeat(1_000));
        let (one, other) = (long("one"), long("other"));
        let [one, other] = on_one_line_each(Some(&one), Some(&other));
        for (shown, end) in [(one, "one"), (other, "other")] {
            assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
            assert!(shown.contains(&format!("x {end}")), "{shown}");
        }
    }

    #[test]
    fn what_is_short_is_shown_as_a_whole_and_what_is_encrypted_not_at_all() {
        let shown = on_one_line_each(Some("{\n  \"a\": 1\n}"), Some(r#"{"$crypto": "hunter2"}"#));
        assert_eq!(shown, [r#"{ "a": 1 }"#, "(encrypted)"]);
        assert_eq!(on_one_line_each(None, Some("1")), ["(not there)", "1"]);
    }
}

//! What was changed on both sides, and not to the same, with what each says on a line.

use mosaic_codegen::report::harmless;

/// How many characters of a value are shown.
const LONGEST: usize = 160;

/// How many of them are shown before the first one that differs.
const BEFORE: usize = 40;

/// What stands for the part that is not shown.
const ELLIPSIS: char = '…';

/// Something that was changed on both sides, and not to the same.
#[derive(Clone, Debug)]
pub(crate) struct Conflict {
    /// The semantic path.
    pub(crate) path: String,
    /// What the tenant has, on one line; nothing where it lacks the thing.
    pub(crate) tenant: Option<String>,
    /// What the files have, as well.
    pub(crate) files: Option<String>,
}

impl Conflict {
    /// Returns the conflict at `path` between what the tenant has and what the files have.
    pub(crate) fn new(path: &str, tenant: Option<&str>, files: Option<&str>) -> Self {
        let [tenant, files] = on_one_line_each(tenant, files);
        Self { path: path.to_owned(), tenant, files }
    }

    /// Returns what the tenant has, and what the files have, for a person.
    pub(crate) fn sides(&self) -> [&str; 2] {
        [&self.tenant, &self.files].map(|side| side.as_deref().unwrap_or("(not there)"))
    }
}

/// Returns what each of two sides says, on one line that a terminal may show: the part where they differ, if
/// it is long, and nothing of what is encrypted.
fn on_one_line_each(one: Option<&str>, other: Option<&str>) -> [Option<String>; 2] {
    let texts = [one, other].map(|text| text.map(on_one_line));
    let skipped = match &texts {
        [Some(one), Some(other)] => {
            let pairs = one.chars().zip(other.chars());
            let same = pairs.take_while(|(one, other)| one == other).count();
            if same > LONGEST / 2 { same - BEFORE } else { 0 }
        }
        _ => 0,
    };
    texts.map(|text| text.map(|text| part(&text, skipped)))
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
        let conflict = Conflict::new("loan", Some(&one), Some(&other));
        for (shown, end) in conflict.sides().into_iter().zip(["one", "other"]) {
            assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
            assert!(shown.contains(&format!("x {end}")), "{shown}");
        }
    }

    #[test]
    fn what_is_short_is_shown_as_a_whole_and_what_is_encrypted_not_at_all() {
        let secret = r#"{"$crypto": "hunter2"}"#;
        let conflict = Conflict::new("loan", Some("{\n  \"a\": 1\n}"), Some(secret));
        assert_eq!(conflict.sides(), [r#"{ "a": 1 }"#, "(encrypted)"]);
        assert_eq!(Conflict::new("loan", None, Some("1")).sides(), ["(not there)", "1"]);
    }
}

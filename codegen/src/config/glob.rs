//! Globs over names and paths, and sets of them with exceptions.

use crate::span::Spanned;

/// A set of globs over names of types; without one, every type is meant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Globs {
    patterns: Vec<Glob>,
}

/// One glob: `*` stands for any text, `?` for one character, a leading `!` for "but not".
#[derive(Clone, Debug, PartialEq)]
pub struct Glob {
    /// As it was written.
    pub text: Spanned<String>,
}

impl Globs {
    /// Returns the set of `patterns`.
    #[must_use]
    pub fn new(patterns: Vec<Spanned<String>>) -> Self {
        Self { patterns: patterns.into_iter().map(|text| Glob { text }).collect() }
    }

    /// Returns whether the type `name` is meant: the last glob that matches it decides.
    #[must_use]
    pub fn includes(&self, name: &str) -> bool {
        match self.patterns.iter().rev().find(|glob| glob.matches(name)) {
            Some(glob) => !glob.excludes(),
            None => self.patterns.iter().all(Glob::excludes),
        }
    }

    /// Returns the globs in the order they were written.
    pub fn iter(&self) -> impl Iterator<Item = &Glob> {
        self.patterns.iter()
    }
}

impl Glob {
    /// Returns whether it takes types out instead of putting them in.
    #[must_use]
    pub fn excludes(&self) -> bool {
        self.text.value.starts_with('!')
    }

    /// Returns whether the pattern fits `name`, whatever it does to it.
    #[must_use]
    pub fn matches(&self, name: &str) -> bool {
        let text = &self.text.value;
        matches(text.strip_prefix('!').unwrap_or(text), name)
    }
}

/// Matches by going on greedily and falling back to the last `*`, so that no pattern explodes.
fn matches(pattern: &str, name: &str) -> bool {
    let (mut pattern, mut name) = (pattern.chars(), name.chars());
    let mut retry = None;
    loop {
        let here = name.clone();
        match (pattern.next(), name.next()) {
            (Some('*'), _) => {
                name = here;
                retry = Some((pattern.clone(), name.clone()));
            }
            (Some('?'), Some(_)) => {}
            (Some(expected), Some(found)) if expected == found => {}
            (None, None) => return true,
            _ => {
                let Some((after_star, mut skipped)) = retry.take() else {
                    return false;
                };
                if skipped.next().is_none() {
                    return false;
                }
                pattern = after_star.clone();
                name = skipped.clone();
                retry = Some((after_star, skipped));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Globs, matches};
    use crate::span::{Span, Spanned};

    fn globs(patterns: &[&str]) -> Globs {
        let spanned = |text: &&str| Spanned::new((*text).to_owned(), Span::default());
        Globs::new(patterns.iter().map(spanned).collect())
    }

    #[test]
    fn without_globs_every_type_is_meant() {
        assert!(globs(&[]).includes("alpha_user"));
    }

    #[test]
    fn the_last_matching_glob_decides() {
        let globs = globs(&["alpha_*", "!alpha_r*", "alpha_role"]);
        let included = |name| globs.includes(name);
        assert!(included("alpha_user") && included("alpha_role"));
        assert!(!included("alpha_rule") && !included("bravo_user"));
    }

    #[test]
    fn exceptions_alone_start_from_everything() {
        let globs = globs(&["!bravo_*"]);
        assert!(globs.includes("alpha_user") && !globs.includes("bravo_user"));
    }

    #[test]
    fn a_star_stands_for_any_text_and_a_question_mark_for_one_character() {
        assert!(matches("*_user", "alpha_user") && matches("a*a*r", "alpha_user"));
        assert!(matches("us?r", "usér") && matches("*", "") && matches("a**", "a"));
        assert!(!matches("us?r", "usr") && !matches("*_user", "alpha_users"));
    }

    #[test]
    fn a_pattern_of_many_stars_does_not_explode() {
        assert!(!matches(&"*a".repeat(200), &"a".repeat(199)));
    }
}

//! Command lines as one would type them.

use std::env;
use std::ffi::OsStr;

/// Returns the command line of this run without `flag`.
pub(crate) fn without(flag: &str) -> String {
    let words = env::args_os().skip(1).filter(|word| word != flag);
    line(["mosaic".into()].into_iter().chain(words))
}

/// Returns `words` as the line that one types for them.
pub(crate) fn line(words: impl IntoIterator<Item = impl AsRef<OsStr>>) -> String {
    let words = words.into_iter().map(|word| quoted(&word.as_ref().to_string_lossy()));
    words.collect::<Vec<_>>().join(" ")
}

/// Returns `word` as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_./=:,+@%".contains(letter);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::{line, quoted};

    #[test]
    fn a_line_has_the_words_that_it_is_made_of() {
        assert_eq!(line(["push", "--delete", "x;rm -rf ~"]), "push --delete 'x;rm -rf ~'");
    }

    #[test]
    fn a_word_is_quoted_where_a_shell_would_change_it() {
        assert_eq!(quoted("src/managed.rs"), "src/managed.rs");
        assert_eq!(quoted("!*_meta"), "'!*_meta'");
        assert_eq!(quoted("it's"), "'it'\\''s'");
        assert_eq!(quoted(""), "''");
    }
}

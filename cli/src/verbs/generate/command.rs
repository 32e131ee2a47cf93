//! The command line as one would type it again.

use std::env;

/// Returns the command line of this run without `flag`.
pub(crate) fn without(flag: &str) -> String {
    let words = env::args_os().skip(1).filter(|word| word != flag);
    let words = words.map(|word| quoted(&word.to_string_lossy()));
    [String::from("mosaic")].into_iter().chain(words).collect::<Vec<_>>().join(" ")
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
    use super::quoted;

    #[test]
    fn a_word_is_quoted_where_a_shell_would_change_it() {
        assert_eq!(quoted("src/managed.rs"), "src/managed.rs");
        assert_eq!(quoted("!*_meta"), "'!*_meta'");
        assert_eq!(quoted("it's"), "'it'\\''s'");
        assert_eq!(quoted(""), "''");
    }
}

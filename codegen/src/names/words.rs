//! What of a schema's name can stand in a Rust name.

use std::fmt::Write;

/// Accented letters that look like others, change their length with their case, or are not
/// recommended in identifiers: spelled by code point like those of other scripts.
const MISLEADING: [char; 11] = ['ß', 'æ', 'Æ', 'þ', 'Þ', 'İ', 'ı', 'ĸ', 'ŉ', 'œ', 'Œ'];

/// What an empty name is called.
const EMPTY: &str = "empty";

/// Returns `name` as words, between underscores or humps.
///
/// ASCII letters and digits stay, and so do accented Latin letters; a letter of another script is
/// spelled by its code point, since the compiler warns of mixed and confusable scripts; everything
/// else separates words. A name with nothing left is spelled by code points throughout.
pub(super) fn words(name: &str) -> String {
    let mut words = String::with_capacity(name.len());
    for letter in name.chars() {
        if stays(letter) {
            words.push(letter);
        } else if letter.is_alphanumeric() {
            spell(letter, &mut words);
        } else {
            words.push('_');
        }
    }
    if words.bytes().any(|byte| byte != b'_') {
        return with_plural_acronyms(&words);
    }
    if name.is_empty() {
        return EMPTY.to_owned();
    }
    words.clear();
    name.chars().for_each(|symbol| spell(symbol, &mut words));
    words
}

/// Returns `name` with every letter that is not ASCII spelled by its code point.
pub(super) fn ascii(name: &str) -> String {
    let mut ascii = String::with_capacity(name.len());
    for letter in name.chars() {
        if letter.is_alphanumeric() && !letter.is_ascii() {
            spell(letter, &mut ascii);
        } else {
            ascii.push(letter);
        }
    }
    ascii
}

fn stays(letter: char) -> bool {
    match letter {
        _ if letter.is_ascii() => letter.is_ascii_alphanumeric(),
        '\u{c0}'..='\u{17e}' => {
            let ligature_or_dot = matches!(letter, '\u{132}' | '\u{133}' | '\u{13f}' | '\u{140}');
            letter.is_alphabetic() && !ligature_or_dot && !MISLEADING.contains(&letter)
        }
        _ => false,
    }
}

fn spell(letter: char, words: &mut String) {
    write!(words, "_u{:x}_", u32::from(letter)).expect("a string takes any text");
}

/// Lowers the end of an acronym in the plural, so that `orgIDs` is two words and not three.
fn with_plural_acronyms(words: &str) -> String {
    let mut letters: Vec<char> = words.chars().collect();
    for end in 2..letters.len() {
        let plural = letters[end] == 's'
            && letters[end - 2..end].iter().all(char::is_ascii_uppercase)
            && letters.get(end + 1).is_none_or(|next| !next.is_lowercase());
        if plural {
            letters[end - 1].make_ascii_lowercase();
        }
    }
    letters.into_iter().collect()
}

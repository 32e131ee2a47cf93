//! Whether two names may be meant for one thing.

use crate::names;

/// Returns whether `alias` and `title` have anything in common: a word, an abbreviation of one, or
/// initials.
pub(super) fn agree(alias: &str, title: &str) -> bool {
    let (alias, title) = (names::split(alias), names::split(title));
    let is_word = |word: &&String| word.chars().any(char::is_alphabetic);
    let has_common_word = alias
        .iter()
        .filter(is_word)
        .any(|one| title.iter().filter(is_word).any(|other| is_abbreviation(one, other)));
    has_common_word
        || alias.concat() == title.concat()
        || is_initials(&alias, &title)
        || is_initials(&title, &alias)
}

/// Returns whether one word is made of letters of the other, in order and with the same first one.
fn is_abbreviation(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let mut letters = long.chars();
    short.chars().next() == long.chars().next()
        && short.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

/// Returns whether `short` is one word of the first letters of the words of `long`.
fn is_initials(short: &[String], long: &[String]) -> bool {
    let [word] = short else { return false };
    word.chars().eq(long.iter().filter_map(|word| word.chars().next()))
}

#[cfg(test)]
mod tests {
    use super::agree;

    #[test]
    fn a_word_an_abbreviation_or_initials_are_enough() {
        let pairs = [
            ("department", "Department"),
            ("dept", "Department"),
            ("cost_centre", "Centre of Cost"),
            ("soft_lock_until", "Locked Until"),
            ("dob", "Date of Birth"),
            ("employee_number", "Personnel nr."),
            ("costcentre", "Cost Centre"),
        ];
        for (alias, title) in pairs {
            assert!(agree(alias, title), "{alias} {title}");
        }
    }

    #[test]
    fn names_with_nothing_in_common_contradict() {
        let pairs = [("department", "Cost Centre"), ("line_1", "Badge 1"), ("locker", "Hat Size")];
        for (alias, title) in pairs {
            assert!(!agree(alias, title), "{alias} {title}");
        }
    }
}

//! A quick look at a text: whether a name that is asked for stands in it, as a word of its own.

use foldhash::HashSet;

use crate::usage::names::Names;

/// How many names with signs are looked for, one after another; every text may have one of more.
const MOST: usize = 64;

/// The names that are asked for, so that most words of a text are told from them by two bytes.
pub(super) struct Words {
    names: HashSet<String>,
    /// How long the names are that begin with each byte, a bit for each length.
    lengths: [u64; 256],
    /// Names with signs that no word has.
    phrases: Vec<String>,
}

impl Words {
    pub(super) fn of(names: &Names) -> Self {
        let (mut words, mut phrases) = (HashSet::default(), Vec::new());
        let mut lengths = [0; 256];
        for name in names.iter().filter(|name| !name.is_empty()) {
            if name.bytes().all(is_of_word) {
                lengths[usize::from(name.as_bytes()[0])] |= bit(name.len());
                words.insert(name.to_owned());
            } else {
                phrases.push(name.to_owned());
            }
        }
        phrases.sort_unstable();
        phrases.dedup();
        Self { names: words, lengths, phrases }
    }

    /// Returns whether `text`, a script or a document, may have one of the names, so that it is worth a
    /// closer look.
    ///
    /// A text with escapes for letters may: they spell anything.
    pub(super) fn occur_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&first) = bytes.get(at) {
            if !is_of_word(first) {
                at += 1;
                continue;
            }
            let length = bytes[at..].iter().take_while(|byte| is_of_word(**byte)).count();
            let word = &text[at..at + length];
            let skipped = match at.checked_sub(1).map(|before| bytes[before]) {
                Some(b'\\') if matches!(first, b'u' | b'x') => return true,
                Some(b'\\') => first.is_ascii().then_some(1), // `\n`
                Some(b'%') => word.is_char_boundary(2.min(length)).then_some(2.min(length)), // `%20`
                _ => None,
            };
            let behind = skipped.map_or("", |skipped| &word[skipped..]);
            if self.has(word) || self.has(behind) || self.has_part(word) {
                return true;
            }
            at += length;
        }
        self.phrases.len() > MOST
            || self.phrases.iter().any(|phrase| text.contains(phrase.as_str()))
    }

    fn has(&self, word: &str) -> bool {
        let Some(first) = word.as_bytes().first() else { return false };
        self.lengths[usize::from(*first)] & bit(word.len()) != 0 && self.names.contains(word)
    }

    /// Returns whether a part of `word` between hyphens, which may be a minus, is a name.
    fn has_part(&self, word: &str) -> bool {
        word.contains('-') && word.split('-').any(|part| self.has(part))
    }
}

/// Returns the bit of a length; all that are longer than 62 share one.
fn bit(length: usize) -> u64 {
    1 << length.min(63)
}

fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'-') || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn occurs(name: &str, text: &str) -> bool {
        let mut names = Names::default();
        names.add_property("loan", name);
        Words::of(&names).occur_in(text)
    }

    #[test]
    fn a_name_is_a_word_of_its_own() {
        for text in [
            "tier",
            "a.tier;",
            "-tier",
            "'tier'",
            "\"\\ntier eq\"",
            "\\\\ntier",
            "%2Ftier%20eq",
            "\\u0074ier",
            "x-tier",
            "%22tier",
        ] {
            assert!(occurs("tier", text), "{text}");
        }
        for text in ["tiers", "xtier", "my_tier", "Tier", "", "%", "\\", "%é", "é", "tie r"] {
            assert!(!occurs("tier", text), "{text}");
        }
    }

    #[test]
    fn a_name_may_have_signs() {
        for (name, text) in [
            ("a tier", "the 'a tier'"),
            ("x.y", "['x.y']"),
            ("my-tier", "a['my-tier']"),
            ("größe", "o.größe"),
        ] {
            assert!(occurs(name, text), "{name}");
            assert!(!occurs(name, "tier"), "{name}");
        }
    }
}

//! Writes a configuration in another way that means the same.

use std::fmt::Write as _;

use serde_json::Value;

/// A small source of numbers that are the same for the same seed.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// Returns a number below `limit`, which is not zero.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("it is below a size")
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for position in (1..items.len()).rev() {
            items.swap(position, self.below(position + 1));
        }
    }
}

/// The lists whose order means nothing.
const SETS: [&str; 4] = ["objects", "required", "notifyRelationships", "trackedProperties"];

/// Returns a text that means the same as `value`: with other white space and escapes, another order
/// of keys and of sets, and numbers written otherwise.
pub(crate) fn rewritten(value: &Value, random: &mut Random) -> String {
    let mut text = String::new();
    write(value, "", random, &mut text);
    text
}

fn write(value: &Value, key: &str, random: &mut Random, text: &mut String) {
    match value {
        Value::String(string) => quote(string, random, text),
        Value::Number(number) if number.is_i64() => {
            *text += &number.to_string();
            *text += ["", ".0", "e0", ".00E+0"][random.below(4)];
        }
        Value::Array(elements) => {
            let mut elements: Vec<_> = elements.iter().collect();
            if SETS.contains(&key) && !has_namesakes(&elements) {
                random.shuffle(&mut elements);
            }
            text.push('[');
            for (position, element) in elements.into_iter().enumerate() {
                *text += if position > 0 { "," } else { "" };
                space(random, text);
                write(element, "", random, text);
            }
            space(random, text);
            text.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            random.shuffle(&mut members);
            text.push('{');
            for (position, (name, member)) in members.into_iter().enumerate() {
                *text += if position > 0 { "," } else { "" };
                space(random, text);
                quote(name, random, text);
                text.push(':');
                space(random, text);
                write(member, name, random, text);
            }
            text.push('}');
        }
        other => *text += &other.to_string(),
    }
}

/// Returns whether two of `elements` have the same name: then the first of them is the one that counts.
fn has_namesakes(elements: &[&Value]) -> bool {
    let mut names: Vec<_> =
        elements.iter().filter_map(|element| element["name"].as_str()).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    names.len() < all
}

fn space(random: &mut Random, text: &mut String) {
    *text += ["", "", " ", "\n  ", "\t", "\r\n"][random.below(6)];
}

fn quote(string: &str, random: &mut Random, text: &mut String) {
    text.push('"');
    for letter in string.chars() {
        if letter.is_ascii_control() || matches!(letter, '"' | '\\') || random.below(20) == 0 {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(letter);
        }
    }
    text.push('"');
}

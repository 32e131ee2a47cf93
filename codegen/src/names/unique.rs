//! Names that only have to differ from one another, told apart by a number.

use std::collections::{HashMap, HashSet};

/// The names of one scope, in the order they are asked for.
#[derive(Debug, Default)]
pub(crate) struct Unique {
    taken: HashSet<String>,
    last: HashMap<String, u32>,
}

impl Unique {
    /// Returns a scope in which `taken` are taken.
    pub(crate) fn with_taken<T: Into<String>>(taken: impl IntoIterator<Item = T>) -> Self {
        Self { taken: taken.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// Returns `name`, or `name` with the first number from 2 that makes it new.
    pub(crate) fn name(&mut self, name: String) -> String {
        if self.taken.insert(name.clone()) {
            return name;
        }
        let is_digit = |last: char| last.is_ascii_digit();
        let stem = name.trim_end_matches('_');
        self.numbered(stem, if stem.ends_with(is_digit) { "_" } else { "" })
    }

    /// Returns `stem`, `separator` and the first number from 2 that make a new name.
    pub(crate) fn numbered(&mut self, stem: &str, separator: &str) -> String {
        let number = self.last.entry(stem.to_owned()).or_insert(1);
        loop {
            *number += 1;
            let name = format!("{stem}{separator}{number}");
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

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

    /// Takes `name` as it is; returns whether it was free.
    pub(crate) fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// Returns `name`, or `name` with the first number from 2 that makes it new.
    pub(crate) fn name(&mut self, name: String) -> String {
        if self.taken.insert(name.clone()) {
            return name;
        }
        let number = self.last.entry(name.clone()).or_insert(1);
        let name = name.trim_end_matches('_');
        loop {
            *number += 1;
            let numbered = if name.ends_with(|last: char| last.is_ascii_digit()) {
                format!("{name}_{number}")
            } else {
                format!("{name}{number}")
            };
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

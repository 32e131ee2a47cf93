//! The way to something that is merged, which holds in the texts of every side.

use crate::source::{Mark, SemanticPath};

/// The way to something that is merged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Address {
    /// The type; none for what is around the types.
    pub(super) object: Option<String>,
    /// The names of the members from there on.
    pub(super) members: Vec<String>,
}

/// The address of the place at hand, and its semantic path.
#[derive(Debug, Default)]
pub(super) struct Trail {
    address: Address,
    path: SemanticPath,
}

/// Whether the name of a member is a part of semantic paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// It is.
    Named,
    /// It is not: `schema`, `properties`.
    Silent,
}

impl Trail {
    /// Begins at the type called `name`.
    pub(super) fn begin(&mut self, name: &str) {
        *self = Self::default();
        self.address.object = Some(name.to_owned());
        let _ = self.path.enter(name);
    }

    /// Goes to the member `name`.
    pub(super) fn enter(&mut self, name: &str, naming: Naming) -> Mark {
        self.address.members.push(name.to_owned());
        match naming {
            Naming::Named => self.path.enter(name),
            Naming::Silent => self.path.mark(),
        }
    }

    /// Goes back to where `mark` was made.
    pub(super) fn leave(&mut self, mark: Mark) {
        self.address.members.pop();
        self.path.leave(mark);
    }

    pub(super) fn address(&self) -> Address {
        self.address.clone()
    }

    pub(super) fn path(&self) -> String {
        self.path.as_str().to_owned()
    }
}

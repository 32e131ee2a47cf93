//! Which side something is taken from.

use crate::merge::WithoutBase;
use crate::merge::node::Node;
use crate::merge::same::{same_if_any, same_to_servers};

/// One thing on each side that has it.
#[derive(Clone, Copy)]
pub(super) struct Three<'m> {
    pub(super) base: Option<Node<'m>>,
    pub(super) ours: Option<Node<'m>>,
    pub(super) theirs: Option<Node<'m>>,
}

/// What is known of the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Past {
    /// There is a base.
    Known,
    /// There is none.
    Unknown(WithoutBase),
}

/// Which side something is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// It stays as it is in `ours`.
    Keep,
    /// It becomes as it is in `theirs`.
    Take,
    /// Both changed it.
    Conflict,
}

impl Three<'_> {
    /// Returns which side it is taken from as a whole.
    pub(super) fn decide(self, past: Past) -> Decision {
        let Self { base, ours, theirs } = self;
        if same_if_any(ours, theirs) {
            return Decision::Keep;
        }
        match past {
            Past::Known if same_if_any(base, theirs) => Decision::Keep,
            Past::Known if same_if_any(base, ours) => Decision::Take,
            Past::Known if self.is_agreed() => Decision::Keep,
            Past::Known => Decision::Conflict,
            Past::Unknown(choice) => match (choice, ours, theirs) {
                (WithoutBase::Replace, ..) | (_, None, _) => Decision::Take,
                (_, _, None) => Decision::Keep,
                (WithoutBase::Overlay, ..) => Decision::Take,
                (WithoutBase::Conflict, ..) => Decision::Conflict,
            },
        }
    }

    /// Returns whether both sides mean the same to a server, though one writes out what is null, or what
    /// is in a set in another order.
    fn is_agreed(self) -> bool {
        self.ours.zip(self.theirs).is_some_and(|(ours, theirs)| same_to_servers(ours, theirs))
    }
}

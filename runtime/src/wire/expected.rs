//! Which revision a write insists on.

use crate::Revision;

/// Which revision a write insists on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Expected {
    /// Whatever the server holds, be it nothing.
    #[default]
    Anything,
    /// Any revision of an object that is there.
    Existing,
    /// Exactly this one; anything else is a conflict.
    Revision(Revision),
}

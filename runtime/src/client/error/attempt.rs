//! What was sent before an operation ended, and what came of it.

/// How often an operation was sent, and whether it may have been done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Attempts {
    /// How many requests were sent, or begun to be sent.
    pub(crate) made: u32,
    /// What the operation may have changed.
    pub(crate) effect: Effect,
}

/// What an operation may have changed by the time it failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Effect {
    /// Nothing: it was not sent, the server refused each attempt, or it only reads.
    #[default]
    None,
    /// An attempt of it was sent and not answered, or the answer cannot be read.
    Possible,
}

//! What of a value counts.

use crate::source::Documents;
use crate::span::SourceId;

/// What of a value counts.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'m> {
    /// Whether a member that is null is something.
    pub(crate) nulls: Nulls,
    /// Whether every list has an order.
    pub(crate) sets: Sets,
    /// What a script is.
    pub(crate) scripts: Scripts<'m>,
}

/// Whether a member that is null is something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nulls {
    /// It is, for it is written back.
    Count,
    /// It is what is not there, as for the servers; but in what is a value, such as a `default`.
    Absent,
}

/// Whether every list has an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sets {
    /// Each is what it is in its order.
    Ordered,
    /// Those that a server takes for sets have none.
    Unordered,
}

/// What a script is.
#[derive(Clone, Copy)]
pub(crate) enum Scripts<'m> {
    /// A text like any other, and the name of a file.
    AsWritten,
    /// What runs, without what an editor adds to a text; none is in a file that is there.
    Inline,
    /// What runs, inline or in files: those that the text names which has this number.
    InFiles(&'m Documents<'m>, SourceId),
}

impl<'m> Reading<'m> {
    /// Everything counts.
    pub(crate) const LITERAL: Self =
        Self { nulls: Nulls::Count, sets: Sets::Ordered, scripts: Scripts::AsWritten };

    /// Returns how servers read what stands in `source`, wherever its scripts are.
    pub(crate) fn of_servers(documents: &'m Documents<'m>, source: SourceId) -> Self {
        let scripts = Scripts::InFiles(documents, source);
        Self { nulls: Nulls::Absent, sets: Sets::Unordered, scripts }
    }

    /// Returns whether the text of a value is all that it says.
    pub(super) const fn is_in_place(&self) -> bool {
        !matches!(self.scripts, Scripts::InFiles(..))
    }
}

//! Why an edit is refused.

use std::fmt;

use crate::json::edit::path::Path;
use crate::json::error::SyntaxError;

/// Why an edit is refused; the document stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The document is not JSON.
    Syntax {
        /// What is wrong with it.
        errors: Vec<SyntaxError>,
    },
    /// The new value is not JSON.
    Value {
        /// Where it was to go.
        path: Path,
        /// What is wrong with it.
        errors: Vec<SyntaxError>,
    },
    /// There is nothing at the path.
    Missing {
        /// The part of it that leads nowhere.
        path: Path,
    },
    /// Several elements have the name that the path gives.
    Ambiguous {
        /// The part of it that leads to all of them.
        path: Path,
    },
    /// There is something at the path already.
    Exists {
        /// The path.
        path: Path,
    },
    /// The outermost value can only be set.
    Outermost,
    /// An element of an array cannot be renamed.
    NotAMember {
        /// The path of the element.
        path: Path,
    },
    /// The new element does not have the name that its path gives.
    NameDiffers {
        /// The path.
        path: Path,
    },
    /// Two edits touch the same bytes.
    Conflict {
        /// Offset of these bytes.
        offset: u32,
    },
    /// The document would be nested too deep, or be too large.
    TooLarge {
        /// What would be wrong with it.
        errors: Vec<SyntaxError>,
    },
}

impl fmt::Display for EditError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { errors } => {
                write!(formatter, "cannot edit what is not JSON{}", First(errors))
            }
            Self::Value { path, errors } => {
                write!(formatter, "the new value of `{path}` is not JSON{}", First(errors))
            }
            Self::Missing { path } => write!(formatter, "there is no `{path}`"),
            Self::Ambiguous { path } => write!(formatter, "there are several `{path}`"),
            Self::Exists { path } => write!(formatter, "there is a `{path}` already"),
            Self::Outermost => formatter.write_str("the outermost value can only be set"),
            Self::NotAMember { path } => {
                write!(formatter, "`{path}` is an element of an array and has no name to change")
            }
            Self::NameDiffers { path } => {
                write!(formatter, "the new element `{path}` has another name")
            }
            Self::Conflict { offset } => write!(formatter, "two edits touch the byte at {offset}"),
            Self::TooLarge { errors } => {
                write!(formatter, "the document would grow too large{}", First(errors))
            }
        }
    }
}

impl std::error::Error for EditError {}

/// The first of some errors, after a colon.
struct First<'a>(&'a [SyntaxError]);

impl fmt::Display for First<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.first().map_or(Ok(()), |error| write!(formatter, ": {error}"))
    }
}

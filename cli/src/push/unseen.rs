//! Why a look at a tenant showed no configuration.

use std::error::Error;
use std::fmt;

use mosaic::Error as TenantError;
use mosaic_codegen::diagnostic::Diagnostic;

/// Why a look at a tenant showed no configuration.
#[derive(Debug)]
pub(crate) enum Unseen {
    /// The tenant refused, or nobody answered.
    Unanswered(TenantError),
    /// It answered with something else, or with a configuration that cannot be read as a whole.
    Unreadable(Box<Diagnostic>),
}

impl fmt::Display for Unseen {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unanswered(error) => error.fmt(formatter),
            Self::Unreadable(finding) => formatter.write_str(&finding.message),
        }
    }
}

impl Error for Unseen {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unanswered(error) => error.source(), // the text is that of the error itself
            Self::Unreadable(_) => None,
        }
    }
}

impl From<TenantError> for Unseen {
    fn from(error: TenantError) -> Self {
        Self::Unanswered(error)
    }
}

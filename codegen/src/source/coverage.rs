//! Whether a configuration is all of it.

/// Whether the whole configuration of a tenant is known.
///
/// A rule that looks across types says "unknown" on a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Coverage {
    /// Every type is here; what is not here does not exist.
    Whole,
    /// Some types are here.
    #[default]
    Part,
}

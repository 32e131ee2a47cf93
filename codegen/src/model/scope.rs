//! Who may read a property.

/// Who may read a property over REST.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Whoever may read the object.
    Public,
    /// No external caller.
    Private,
}

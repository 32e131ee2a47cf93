//! What a text can be said to hold, such as a date.

/// A word that `format` of a property takes.
#[derive(Clone, Debug)]
pub struct Format {
    /// The word.
    pub name: &'static str,
    /// The policies that hold a value to it: one is enough, and the documented one is the first.
    pub policies: Vec<&'static str>,
}

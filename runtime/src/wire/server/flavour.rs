//! Which server answers, where servers differ.

/// The server whose ways are followed, where servers differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flavour {
    /// PingOne Advanced Identity Cloud.
    #[default]
    Aic,
    /// PingIDM and OpenIDM, managed by oneself.
    Idm,
}

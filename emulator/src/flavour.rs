//! Which of the servers that speak the protocol the local tenant is like.

/// Which of the servers that speak the protocol the local tenant is like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Flavour {
    /// A tenant of PingOne Advanced Identity Cloud.
    #[default]
    Aic,
    /// A self-managed server: the open `OpenIDM`.
    Idm,
}

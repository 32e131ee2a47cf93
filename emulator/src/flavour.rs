//! Which of the servers that speak the protocol the local tenant is like.

pub use mosaic::wire::server::Flavour;

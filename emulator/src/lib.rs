//! A local tenant that honours a `managed.json`: `/openidm/managed/*` on loopback.

pub mod filter;
mod flavour;
mod folding;
mod lookup;
pub mod sort;
#[cfg(test)]
mod vectors;

pub use self::flavour::Flavour;

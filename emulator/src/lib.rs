//! A local tenant that honours a `managed.json`: `/openidm/managed/*` on loopback.

mod derived;
mod fields;
pub mod filter;
mod flavour;
mod folding;
mod lookup;
pub mod patch;
mod relationships;
mod schema;
pub mod sort;
pub mod store;
pub mod tenant;
#[cfg(test)]
mod vectors;
mod verbs;

pub use self::flavour::Flavour;
pub use self::schema::ConfigurationError;
pub use self::tenant::{Misfits, OpenError, Tenant, TenantOptions};

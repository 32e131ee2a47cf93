//! A local tenant that honours a `managed.json`: `/openidm/managed/*` on loopback.

mod derived;
mod draft;
mod fields;
pub mod filter;
mod flavour;
mod folding;
mod index;
mod lookup;
mod paging;
pub mod patch;
pub mod policy;
mod reference;
mod refusal;
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

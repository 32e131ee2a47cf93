//! A local tenant that honours a `managed.json`: the REST interface of a tenant on loopback.
//!
//! [`Emulator`] is the whole of it: [`Emulator::answer`] answers one request, `tower` takes it as a
//! service, [`Emulator::serve`] puts it on a socket. [`Tenant`] is what is below `managed/`, without
//! HTTP.

mod derived;
mod draft;
mod emulator;
mod endpoints;
mod faults;
mod fields;
pub mod filter;
mod flavour;
mod folding;
mod http;
mod index;
mod lookup;
mod oauth;
mod options;
mod paging;
pub mod patch;
pub mod policy;
mod reference;
mod refusal;
mod relationships;
mod schema;
mod seed;
pub mod sort;
pub mod store;
pub mod tenant;
#[cfg(test)]
mod vectors;
mod verbs;

pub use self::{
    emulator::Emulator,
    faults::Fault,
    flavour::Flavour,
    http::{Delivery, End},
    oauth::{KeyError, Passwords, ServiceAccount},
    options::Options,
    schema::ConfigurationError,
    seed::{SeedError, Seeded},
    tenant::{Misfits, OpenError, Tenant, TenantOptions},
};

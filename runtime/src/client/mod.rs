//! The client: a tenant, its credentials, and the verbs over typed objects.

mod credentials;
mod crypto;
mod tenant;
mod token;
mod transport;

pub use self::{
    credentials::{AccessToken, StaticToken, TokenEndpoint, TokenError, TokenSource},
    tenant::{InvalidTenant, Tenant, TenantBuilder, TransactionId},
    transport::{Proxy, Transport, TransportError, TransportFailure},
};

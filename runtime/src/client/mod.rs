//! The client: a tenant, its credentials, and the verbs over typed objects.
//!
//! [`Tenant::from_env`] or [`Tenant::builder`] makes a tenant, [`Tenant::managed`] has the calls of a type,
//! [`Tenant::links`] those of a relationship, and [`Tenant::resource`] those of what has no type; what goes
//! wrong is an [`Error`].

#[cfg(feature = "blocking")]
pub mod blocking;
mod call;
mod credentials;
mod crypto;
mod error;
mod links;
mod managed;
mod query;
mod resource;
mod retry;
mod retry_after;
mod tenant;
mod token;
mod transport;

// The crates whose types are in signatures here, so that nobody has to find out which version.
pub use bytes;
pub use futures_core::future::BoxFuture;
pub use http;

pub use self::{
    call::{
        Call, CallOptions, Conditional, Contents, Gone, Narrowed, Object, Optional, Presence,
        Received, Saved,
    },
    credentials::{
        AccessToken, InvalidKey, ResourceOwner, ServiceAccount, StaticToken, TokenEndpoint,
        TokenError, TokenSource,
    },
    error::{Error, PolicyFailure, PolicyRequirement},
    links::{Changed, Held, Links, Reaches, References, Referring, Removed},
    managed::{Managed, Returned, Target},
    query::{Collected, Count, Found, Listing, PageStream, RecordStream},
    resource::RawResource,
    retry::Retry,
    tenant::{InvalidTenant, Tenant, TenantBuilder, TransactionId},
    transport::{Proxy, Transport, TransportError, TransportFailure},
};

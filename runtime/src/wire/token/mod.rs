//! Asking for a token: the one verb that is not of the REST interface but of OAuth 2.0 (RFC 6749).

mod answer;
mod authentication;
mod request;
mod secret;
#[cfg(feature = "server")]
mod served;

pub use self::{
    answer::{OAuthError, TokenAnswer, TokenFailure},
    authentication::ClientAuthentication,
    request::{Grant, TokenRequest},
    secret::Secret,
};

//! Who speaks to a tenant, and how they come by a token.

mod access_token;
mod assertion;
mod endpoint;
mod error;
mod jwk;
mod resource_owner;
#[cfg(test)]
pub(crate) mod rfc7515;
mod service_account;
mod static_token;

use std::fmt::Debug;

use futures_core::future::BoxFuture;

pub use self::{
    access_token::AccessToken, endpoint::TokenEndpoint, error::TokenError, jwk::InvalidKey,
    resource_owner::ResourceOwner, service_account::ServiceAccount, static_token::StaticToken,
};

/// What a token permits where nothing else is asked for: everything of the identity managers' REST
/// interface.
const DEFAULT_SCOPE: &str = "fr:idm:*";

/// Gets tokens for a tenant.
///
/// A tenant asks when it has none that is good, one question at a time however many tasks wait, and
/// keeps the answer until it is about to expire. A `Debug` must tell no secret: that of a tenant shows
/// it.
///
/// ```
/// use std::time::Duration;
///
/// use futures_core::future::BoxFuture;
/// use mosaic::client::{AccessToken, TokenEndpoint, TokenError, TokenSource};
///
/// /// Takes tokens from a file that another program keeps fresh.
/// #[derive(Debug)]
/// struct TokenFile(std::path::PathBuf);
///
/// impl TokenSource for TokenFile {
///     fn fetch<'a>(
///         &'a self,
///         _: TokenEndpoint<'a>,
///     ) -> BoxFuture<'a, Result<AccessToken, TokenError>> {
///         Box::pin(async {
///             let token = std::fs::read_to_string(&self.0).map_err(TokenError::other)?;
///             Ok(AccessToken::new(token.trim()).expires_in(Duration::from_secs(60)))
///         })
///     }
/// }
/// ```
pub trait TokenSource: Debug + Send + Sync + 'static {
    /// Gets a token; `endpoint` is the one of the tenant, for those that ask it.
    ///
    /// # Errors
    ///
    /// When there is none to be had.
    fn fetch<'a>(
        &'a self,
        endpoint: TokenEndpoint<'a>,
    ) -> BoxFuture<'a, Result<AccessToken, TokenError>>;
}

//! A person's name and password, handed to a client of the tenant.

use futures_core::future::BoxFuture;

use super::{AccessToken, DEFAULT_SCOPE, TokenEndpoint, TokenError, TokenSource};
use crate::wire::token::{ClientAuthentication, Grant, Secret, TokenRequest};

/// A user of a tenant and an OAuth client that asks for tokens in the user's name, by the password
/// grant (RFC 6749, section 4.3).
///
/// It is the way of deployments without service accounts. The endpoint is that of the
/// [realm](crate::client::TenantBuilder::realm) that has the client.
///
/// ```
/// use mosaic::{ResourceOwner, Tenant};
///
/// let owner = ResourceOwner::new(("gateway-idm-user", "password"), ("gateway", "secret"));
/// let tenant = Tenant::builder("https://tenant.example.com")
///     .realm("alpha")
///     .credentials(owner)
///     .build()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct ResourceOwner {
    request: TokenRequest,
}

impl ResourceOwner {
    /// Takes the user and the client, each as a name and a secret.
    #[must_use]
    pub fn new(
        user: (impl Into<String>, impl Into<String>),
        client: (impl Into<String>, impl Into<String>),
    ) -> Self {
        let grant = Grant::Password { user_name: user.0.into(), password: Secret::new(user.1) };
        let client =
            ClientAuthentication::Basic { id: client.0.into(), secret: Secret::new(client.1) };
        let scopes = vec![DEFAULT_SCOPE.to_owned()];
        Self { request: TokenRequest { grant, client, scopes } }
    }

    /// Sets what the token shall permit, instead of `fr:idm:*`.
    #[must_use]
    pub fn scopes<'a>(mut self, scopes: impl IntoIterator<Item = &'a str>) -> Self {
        self.request.scopes = scopes.into_iter().map(str::to_owned).collect();
        self
    }

    /// Sends the secret of the client in the form, instead of in the header `Authorization`: some
    /// clients are set up so (`client_secret_post`).
    #[must_use]
    pub fn secret_in_form(mut self) -> Self {
        if let ClientAuthentication::Basic { id, secret } = self.request.client {
            self.request.client = ClientAuthentication::Form { id, secret };
        }
        self
    }
}

impl TokenSource for ResourceOwner {
    fn fetch<'a>(
        &'a self,
        endpoint: TokenEndpoint<'a>,
    ) -> BoxFuture<'a, Result<AccessToken, TokenError>> {
        Box::pin(endpoint.ask(&self.request))
    }
}

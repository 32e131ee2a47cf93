//! Service accounts: a key that signs for itself.

use std::{
    fmt, fs,
    path::Path,
    time::{Duration, SystemTime},
};

use futures_core::future::BoxFuture;
use zeroize::Zeroizing;

use super::{
    AccessToken, DEFAULT_SCOPE, InvalidKey, TokenEndpoint, TokenError, TokenSource,
    assertion::Assertion, jwk,
};
use crate::{
    client::crypto::SigningKey,
    wire::token::{ClientAuthentication, Grant, TokenRequest},
};

/// The client that every service account asks by.
const CLIENT: &str = "service-account";

/// The longest that an assertion is good for.
const LONGEST: Duration = Duration::from_mins(3);

/// A service account of a tenant: its identifier, and the private key that was shown when it was made.
///
/// It asks for a token by an assertion that the key signs (RFC 7523), at the token endpoint of the root
/// realm.
///
/// ```no_run
/// use mosaic::{ServiceAccount, Tenant};
///
/// let account = ServiceAccount::from_jwk_file("2b4c1f6e-…", "service-account.jwk")?;
/// let tenant = Tenant::builder("https://tenant.example.com").credentials(account).build()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct ServiceAccount {
    id: String,
    key: SigningKey,
    scopes: Vec<String>,
    lifetime: Duration,
}

impl ServiceAccount {
    /// Takes the identifier of an account and its private key as the text of a JWK.
    ///
    /// # Errors
    ///
    /// When the text is no private RSA key; the error names the member at fault.
    pub fn from_jwk(id: impl Into<String>, jwk: &str) -> Result<Self, InvalidKey> {
        let key = jwk::parse(jwk)?;
        Ok(Self { id: id.into(), key, scopes: vec![DEFAULT_SCOPE.to_owned()], lifetime: LONGEST })
    }

    /// Takes the identifier of an account and its private key from a file that holds a JWK.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or holds no private RSA key.
    pub fn from_jwk_file(
        id: impl Into<String>,
        path: impl AsRef<Path>,
    ) -> Result<Self, InvalidKey> {
        let path = path.as_ref();
        let text = fs::read_to_string(path).map(Zeroizing::new).map_err(|error| {
            InvalidKey::new(format!("the key in `{}` cannot be read", path.display()))
                .caused_by(error)
        })?;
        Self::from_jwk(id, &text)
    }

    /// Sets what the token shall permit, instead of `fr:idm:*`.
    #[must_use]
    pub fn scopes<'a>(self, scopes: impl IntoIterator<Item = &'a str>) -> Self {
        Self { scopes: scopes.into_iter().map(str::to_owned).collect(), ..self }
    }

    /// Sets how long an assertion is good for, from a second up to the 180 seconds that it is where this
    /// is not set; what lies outside is brought to the nearer of the two.
    #[must_use]
    pub fn assertion_lifetime(self, lifetime: Duration) -> Self {
        Self { lifetime: lifetime.clamp(Duration::from_secs(1), LONGEST), ..self }
    }

    async fn ask(&self, endpoint: TokenEndpoint<'_>) -> Result<AccessToken, TokenError> {
        let assertion = Assertion {
            account: &self.id,
            audience: &endpoint.audience(),
            expires: SystemTime::now() + self.lifetime,
        };
        let assertion = assertion.sign(&self.key).ok_or_else(TokenError::unsigned)?;
        let request = TokenRequest {
            grant: Grant::Assertion(assertion),
            client: ClientAuthentication::Named { id: CLIENT.to_owned() },
            scopes: self.scopes.clone(),
        };
        endpoint.ask(&request).await
    }
}

impl TokenSource for ServiceAccount {
    fn fetch<'a>(
        &'a self,
        endpoint: TokenEndpoint<'a>,
    ) -> BoxFuture<'a, Result<AccessToken, TokenError>> {
        Box::pin(self.ask(endpoint))
    }
}

impl fmt::Debug for ServiceAccount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ServiceAccount")
            .field("id", &self.id)
            .field("key", &self.key)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

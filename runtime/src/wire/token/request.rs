//! The request for a token.

use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, Uri, header, uri::PathAndQuery};

use super::{ClientAuthentication, Secret, TokenAnswer, TokenFailure};
use crate::pointer;

/// `POST /am/oauth2/access_token`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRequest {
    /// What the token is given for.
    pub grant: Grant,
    /// Who asks.
    pub client: ClientAuthentication,
    /// What the token shall be good for.
    pub scopes: Vec<String>,
}

/// What a token is given for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grant {
    /// For an assertion that a service account signed (RFC 7523).
    Assertion(Secret),
    /// For the password of a user.
    Password {
        /// The name of the user.
        user_name: String,
        /// The password.
        password: Secret,
    },
}

/// The grant type of an assertion.
pub(super) const JWT_BEARER: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/// The media type of the body.
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

impl TokenRequest {
    /// Returns the request to the endpoint at a path; its URI has no host.
    #[must_use]
    pub fn encode(&self, endpoint: &PathAndQuery) -> Request<Bytes> {
        let mut request = Request::new(self.form().into_body());
        *request.method_mut() = Method::POST;
        *request.uri_mut() = Uri::from(endpoint.clone());
        let headers = request.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(FORM));
        if let ClientAuthentication::Basic { id, secret } = &self.client {
            headers.insert(header::AUTHORIZATION, ClientAuthentication::basic(id, secret));
        }
        request
    }

    /// Reads the response.
    ///
    /// # Errors
    ///
    /// When the server refused, or what it sent is no token.
    pub fn decode(response: &Response<Bytes>) -> Result<TokenAnswer, TokenFailure> {
        TokenAnswer::decode(response)
    }

    fn form(&self) -> Secret {
        let scopes = self.scopes.join(" ");
        let mut pairs = match &self.grant {
            Grant::Assertion(assertion) => {
                vec![("grant_type", JWT_BEARER), ("assertion", assertion.expose())]
            }
            Grant::Password { user_name, password } => vec![
                ("grant_type", "password"),
                ("username", user_name),
                ("password", password.expose()),
            ],
        };
        match &self.client {
            ClientAuthentication::Named { id } => pairs.push(("client_id", id)),
            ClientAuthentication::Form { id, secret } => {
                pairs.extend([("client_id", id.as_str()), ("client_secret", secret.expose())]);
            }
            ClientAuthentication::Basic { .. } => {}
        }
        if !scopes.is_empty() {
            pairs.push(("scope", &scopes));
        }
        Secret::new(written(&pairs))
    }
}

/// Writes pairs into memory that is not left behind: the text never has to grow.
fn written(pairs: &[(&str, &str)]) -> String {
    let longest = pairs.iter().map(|(name, value)| 3 * (name.len() + value.len()) + 2).sum();
    let mut text = String::with_capacity(longest);
    for (name, value) in pairs {
        if !text.is_empty() {
            text.push('&');
        }
        pointer::encode(name, &mut text);
        text.push('=');
        pointer::encode(value, &mut text);
    }
    text
}

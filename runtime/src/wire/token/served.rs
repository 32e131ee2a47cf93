//! The side of a server: requests for tokens are read, tokens are written.

use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode, header};

use super::{
    ClientAuthentication, Grant, OAuthError, Secret, TokenAnswer, TokenRequest,
    answer::{BEARER, scopes},
    request::{FORM, JWT_BEARER},
};
use crate::{
    Json,
    wire::{Parameters, header::media_type, server::Object},
};

impl TokenRequest {
    /// Reads the request.
    ///
    /// # Errors
    ///
    /// When it is no request for a token: `invalid_request`, `invalid_client` or
    /// `unsupported_grant_type`.
    pub fn decode_request(request: &Request<Bytes>) -> Result<Self, OAuthError> {
        if media_type(request.headers()).as_deref() != Some(FORM) {
            return Err(OAuthError::invalid_request(format!("The content type must be {FORM}")));
        }
        let form = Form::of(request.body())?;
        let grant = form.grant()?;
        let client = match request.headers().get(header::AUTHORIZATION) {
            Some(value) => ClientAuthentication::read_basic(value),
            None => form.client(),
        };
        let client = client.ok_or_else(OAuthError::invalid_client)?;
        let scopes = scopes(form.value("scope").unwrap_or_default());
        Ok(Self { grant, client, scopes })
    }
}

/// The pairs of a form, no two of one name.
struct Form(Parameters);

impl Form {
    fn of(body: &[u8]) -> Result<Self, OAuthError> {
        let form = Parameters::decode(&String::from_utf8_lossy(body));
        match form.repeated() {
            Some(name) => {
                let text =
                    format!("Invalid duplicate request parameter found in the request : {name}");
                Err(OAuthError::invalid_request(text))
            }
            None => Ok(Self(form)),
        }
    }

    fn grant(&self) -> Result<Grant, OAuthError> {
        match self.value("grant_type") {
            Some(JWT_BEARER) => Ok(Grant::Assertion(Secret::new(self.required("assertion")?))),
            Some("password") => Ok(Grant::Password {
                user_name: self.required("username")?.to_owned(),
                password: Secret::new(self.required("password")?),
            }),
            Some(other) => Err(OAuthError {
                status: StatusCode::BAD_REQUEST,
                error: "unsupported_grant_type".to_owned(),
                description: Some(format!("Grant type is not supported: {other}")),
            }),
            None => Err(OAuthError::invalid_request("Grant type is not set".to_owned())),
        }
    }

    fn client(&self) -> Option<ClientAuthentication> {
        let id = self.value("client_id")?.to_owned();
        Some(match self.value("client_secret") {
            Some(secret) => ClientAuthentication::Form { id, secret: Secret::new(secret) },
            None => ClientAuthentication::Named { id },
        })
    }

    fn value(&self, name: &str) -> Option<&str> {
        let mut pairs = self.0.pairs().iter();
        pairs.find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    fn required(&self, name: &str) -> Result<&str, OAuthError> {
        let missing = || OAuthError::invalid_request(format!("Missing parameter, '{name}'"));
        self.value(name).ok_or_else(missing)
    }
}

impl TokenAnswer {
    /// Returns the response that carries the token.
    #[must_use]
    pub fn encode_answer(&self) -> Response<Bytes> {
        let body = Object::new()
            .with("access_token", Json::from(self.access_token.expose()))
            .with("scope", Json::from(self.scopes.join(" ")))
            .with("token_type", Json::from(BEARER))
            .with_some("expires_in", self.expires_in);
        response(StatusCode::OK, Secret::new(body.text()).into_body())
    }
}

impl OAuthError {
    /// Makes the error of a client that is unknown, or whose secret is another (401).
    #[must_use]
    pub fn invalid_client() -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            error: "invalid_client".to_owned(),
            description: Some("Client authentication failed".to_owned()),
        }
    }

    /// Makes the error of a request that lacks something, or says it twice (400).
    #[must_use]
    pub fn invalid_request(description: String) -> Self {
        let (status, error) = (StatusCode::BAD_REQUEST, "invalid_request".to_owned());
        Self { status, error, description: Some(description) }
    }

    /// Makes the error of an assertion or a password that is no good (400).
    #[must_use]
    pub fn invalid_grant(description: String) -> Self {
        let (status, error) = (StatusCode::BAD_REQUEST, "invalid_grant".to_owned());
        Self { status, error, description: Some(description) }
    }

    /// Makes the error of a scope that the client must not have (400).
    #[must_use]
    pub fn invalid_scope(description: String) -> Self {
        let (status, error) = (StatusCode::BAD_REQUEST, "invalid_scope".to_owned());
        Self { status, error, description: Some(description) }
    }

    /// Returns the response that carries the error.
    #[must_use]
    pub fn encode(&self) -> Response<Bytes> {
        let body = Object::new()
            .with_some("error_description", self.description.as_deref().map(Json::from))
            .with("error", Json::from(self.error.as_str()));
        let mut response = response(self.status, Bytes::from(body.text()));
        if self.status == StatusCode::UNAUTHORIZED {
            let challenge = HeaderValue::from_static("Basic realm=\"/\"");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

fn response(status: StatusCode, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json;charset=UTF-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    response
}

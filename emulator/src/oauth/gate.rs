//! The gate that gives tokens out and asks for them.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Instant, SystemTime},
};

use bytes::Bytes;
use http::{HeaderMap, Request, Response, header};
use mosaic::wire::token::{OAuthError, Secret, TokenAnswer, TokenRequest};

use super::{
    Caller, Passwords, ServiceAccount, grant,
    scope::IDM,
    tokens::{LIFETIME, Tokens},
};
use crate::{Fault, Flavour, faults::Faults};

/// So often a token is good with the fault `expired-token`.
const USES: u64 = 3;

/// The gate that gives tokens out and asks for them.
pub(crate) struct Gate {
    account: ServiceAccount,
    flavour: Flavour,
    tokens: Mutex<Tokens>,
}

/// Why a request does not pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Nobody knows who asks.
    Unknown,
    /// The token is not for this interface.
    Scope,
}

impl Gate {
    /// Makes a gate to which `account` has the key.
    pub(crate) fn new(account: ServiceAccount, flavour: Flavour) -> Self {
        Self { account, flavour, tokens: Mutex::default() }
    }

    /// Returns the account that has the key.
    pub(crate) fn account(&self) -> &ServiceAccount {
        &self.account
    }

    /// Answers a request for a token; `audiences` are the URLs that the endpoint has for the client.
    pub(crate) fn answer(&self, request: &Request<Bytes>, audiences: &[String]) -> Response<Bytes> {
        match self.issue(request, audiences) {
            Ok(answer) => answer.encode_answer(),
            Err(error) => error.encode(),
        }
    }

    fn issue(
        &self,
        request: &Request<Bytes>,
        audiences: &[String],
    ) -> Result<TokenAnswer, OAuthError> {
        let request = TokenRequest::decode_request(request)?;
        let (caller, scopes) = grant::judge(&request, &self.account, audiences, SystemTime::now())?;
        let answered = scopes.sorted();
        let token = self.tokens().issue(caller, scopes, Instant::now());
        Ok(TokenAnswer {
            access_token: Secret::new(token.map_err(|_| grant::no_token())?),
            scopes: answered,
            expires_in: Some(LIFETIME.as_secs()),
        })
    }

    /// Returns who sent a request with `headers`.
    pub(crate) fn admit(&self, headers: &HeaderMap, faults: &Faults) -> Result<Caller, Stop> {
        if self.flavour == Flavour::Idm && is_administrator(headers) {
            return Ok(Caller::User(Passwords::ADMINISTRATOR[0].to_owned()));
        }
        let token = bearer(headers).ok_or(Stop::Unknown)?;
        let mut tokens = self.tokens();
        let issued = tokens.show(token, Instant::now()).ok_or(Stop::Unknown)?;
        let is_doomed = faults.has(Fault::ExpiredToken) && issued.number.is_multiple_of(2);
        if is_doomed && issued.uses > USES {
            tokens.revoke(token);
            return Err(Stop::Unknown);
        }
        if !issued.scopes.contains(IDM) {
            return Err(Stop::Scope);
        }
        Ok(issued.caller.clone())
    }

    fn tokens(&self) -> MutexGuard<'_, Tokens> {
        // No change of the tokens can stop half-way.
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the token of a request.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Returns whether a request comes from the administrator of a self-managed server.
fn is_administrator(headers: &HeaderMap) -> bool {
    let shown = ["x-openidm-username", "x-openidm-password"].map(|name| headers.get(name));
    shown
        .into_iter()
        .zip(Passwords::ADMINISTRATOR)
        .all(|(shown, known)| shown.is_some_and(|shown| shown.as_bytes() == known.as_bytes()))
}

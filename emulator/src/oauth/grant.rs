//! Who gets a token, and for what.

use std::time::SystemTime;

use http::StatusCode;
use mosaic::wire::token::{ClientAuthentication, Grant, OAuthError, Secret, TokenRequest};

use super::{
    Caller, Passwords, ServiceAccount,
    assertion::{self, Invalid},
    scope::Scopes,
};

/// The client that every service account speaks through.
const SERVICE_ACCOUNT_CLIENT: &str = "service-account";

/// Returns who gets a token for `request`, and for what.
///
/// `audiences` are the URLs that the endpoint has for the client.
pub(super) fn judge(
    request: &TokenRequest,
    account: &ServiceAccount,
    audiences: &[String],
    now: SystemTime,
) -> Result<(Caller, Scopes), OAuthError> {
    let scopes = Scopes::of(&request.scopes);
    match &request.grant {
        Grant::Assertion(assertion) => {
            if request.client.id() != SERVICE_ACCOUNT_CLIENT {
                return Err(OAuthError::invalid_client());
            }
            assertion::check(assertion.expose(), account, audiences, now)
                .map_err(|invalid| OAuthError::invalid_grant(reason(invalid).to_owned()))?;
            check_scopes(&scopes)?;
            Ok((Caller::ServiceAccount(account.id().to_owned()), scopes))
        }
        Grant::Password { user_name, password } => {
            check_password(&request.client, user_name, password)?;
            Ok((Caller::User(user_name.clone()), scopes))
        }
    }
}

/// Checks that a service account may have `scopes`.
fn check_scopes(scopes: &Scopes) -> Result<(), OAuthError> {
    let beyond = scopes.beyond_service_account();
    if !beyond.is_empty() {
        let beyond = beyond.join(",");
        let description = format!("Unsupported scope for service account: {beyond}");
        return Err(OAuthError::invalid_scope(description));
    }
    if scopes.is_empty() {
        return Err(OAuthError::invalid_scope("No scope requested".to_owned()));
    }
    Ok(())
}

/// Checks the secret of a client and the password of a user.
fn check_password(
    client: &ClientAuthentication,
    user_name: &str,
    password: &Secret,
) -> Result<(), OAuthError> {
    let known = Passwords::GRANT;
    let secret = client.secret().map(Secret::expose);
    if (client.id(), secret) != (known.client_id, Some(known.client_secret)) {
        return Err(OAuthError::invalid_client());
    }
    if (user_name, password.expose()) != (known.username, known.password) {
        let description = "The provided access grant is invalid, expired, or revoked.";
        return Err(OAuthError::invalid_grant(description.to_owned()));
    }
    Ok(())
}

/// Returns what is wrong with an assertion, as this tenant says it; what a real one says is recorded
/// nowhere.
fn reason(invalid: Invalid) -> &'static str {
    match invalid {
        Invalid::Malformed => "The assertion is not a JSON Web Token",
        Invalid::Algorithm => "The assertion is not signed with RS256",
        Invalid::Account => "The assertion is not of a known service account",
        Invalid::Signature => "The signature of the assertion is wrong",
        Invalid::Audience => "The audience of the assertion is not this endpoint",
        Invalid::Expired => "The assertion has expired",
        Invalid::Lifetime => "The assertion is good for longer than 15 minutes",
    }
}

/// Returns the error of a tenant without random numbers.
pub(super) fn no_token() -> OAuthError {
    OAuthError {
        status: StatusCode::INTERNAL_SERVER_ERROR,
        error: "server_error".to_owned(),
        description: Some("There are no random numbers".to_owned()),
    }
}

//! The signed statement by which a service account asks for a token (RFC 7523).

use std::time::{Duration, SystemTime};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::json;

use crate::{
    client::crypto::{SigningKey, random},
    wire::token::Secret,
};

/// What an assertion says.
pub(super) struct Assertion<'a> {
    /// The identifier of the service account (`iss` and `sub`).
    pub(super) account: &'a str,
    /// The token endpoint, with its port (`aud`).
    pub(super) audience: &'a str,
    /// When it ends (`exp`).
    pub(super) expires: SystemTime,
}

impl Assertion<'_> {
    /// Returns the assertion as a JWT; nothing where the system gives no random bytes or the key does not
    /// sign.
    pub(super) fn sign(&self, key: &SigningKey) -> Option<Secret> {
        let Self { account, audience, expires } = self;
        let expires = expires.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
        let claims = json!({
            "iss": account,
            "sub": account,
            "aud": audience,
            "exp": expires.as_secs(),
            "jti": BASE64_URL_SAFE_NO_PAD.encode(random()?),
        });
        let mut text = String::with_capacity(2048);
        BASE64_URL_SAFE_NO_PAD.encode_string(r#"{"alg":"RS256"}"#, &mut text);
        text.push('.');
        BASE64_URL_SAFE_NO_PAD.encode_string(claims.to_string(), &mut text);
        let signature = key.sign(text.as_bytes())?;
        text.push('.');
        BASE64_URL_SAFE_NO_PAD.encode_string(signature, &mut text);
        Some(Secret::new(text))
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
    use serde_json::{Value, json};

    use super::{
        super::{jwk, rfc7515},
        Assertion,
    };

    #[test]
    fn an_assertion_says_who_asks_whom_until_when_and_never_the_same_twice() {
        let key = jwk::parse(rfc7515::JWK).unwrap();
        let assertion = Assertion {
            account: "2b4c1f6e-0000-4000-8000-000000000000",
            audience: "https://t.example.com:443/am/oauth2/access_token",
            expires: SystemTime::UNIX_EPOCH + Duration::from_mins(3),
        };
        let (one, other) = (assertion.sign(&key).unwrap(), assertion.sign(&key).unwrap());
        let mut claims = [one.expose(), other.expose()].map(claims);
        let numbers = claims.each_mut().map(|claims| claims["jti"].take());
        assert_ne!(numbers[0], numbers[1]);
        assert!(numbers[0].as_str().is_some_and(|number| number.len() == 22));
        assert_eq!(
            claims[0],
            json!({
                "iss": "2b4c1f6e-0000-4000-8000-000000000000",
                "sub": "2b4c1f6e-0000-4000-8000-000000000000",
                "aud": "https://t.example.com:443/am/oauth2/access_token",
                "exp": 180,
                "jti": null,
            })
        );
        let (message, signature) = one.expose().rsplit_once('.').unwrap();
        assert!(message.starts_with("eyJhbGciOiJSUzI1NiJ9."), "the header is only the algorithm");
        let signature = BASE64_URL_SAFE_NO_PAD.decode(signature).unwrap();
        assert_eq!(key.sign(message.as_bytes()).unwrap(), signature);
    }

    fn claims(assertion: &str) -> Value {
        let claims = assertion.split('.').nth(1).unwrap();
        serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap()
    }
}

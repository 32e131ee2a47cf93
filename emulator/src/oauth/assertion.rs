//! The text that a service account signs to get a token: a JSON Web Token.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Map, Value};

use super::ServiceAccount;

/// The longest that an assertion may be good for; the vendor's own example says one second less.
const LIFETIME: Duration = Duration::from_mins(15);

/// What is wrong with an assertion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Invalid {
    /// It is not three parts of which the first two are JSON.
    Malformed,
    /// It is signed by an algorithm other than RS256.
    Algorithm,
    /// Issuer and subject are not both the account.
    Account,
    /// The account did not sign it.
    Signature,
    /// It is for somebody else.
    Audience,
    /// Its time is over.
    Expired,
    /// Its time is over in more than a quarter of an hour, or never.
    Lifetime,
}

/// Checks that `account` signed `assertion` for one of `audiences`, and that it is good at `now`.
pub(super) fn check(
    assertion: &str,
    account: &ServiceAccount,
    audiences: &[String],
    now: SystemTime,
) -> Result<(), Invalid> {
    let (message, signature) = assertion.rsplit_once('.').ok_or(Invalid::Malformed)?;
    let (header, claims) = message.split_once('.').ok_or(Invalid::Malformed)?;
    let header = object(header).ok_or(Invalid::Malformed)?;
    let claims = object(claims).ok_or(Invalid::Malformed)?;
    if header.get("alg").and_then(Value::as_str) != Some("RS256") {
        return Err(Invalid::Algorithm);
    }
    let is_account = |name: &str| claims.get(name).and_then(Value::as_str) == Some(account.id());
    if !is_account("iss") || !is_account("sub") {
        return Err(Invalid::Account);
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| Invalid::Malformed)?;
    if !account.has_signed(message.as_bytes(), &signature) {
        return Err(Invalid::Signature);
    }
    if !names_any(claims.get("aud"), audiences) {
        return Err(Invalid::Audience);
    }
    check_lifetime(claims.get("exp"), now)
}

/// Returns the JSON object that `part` is the encoding of.
fn object(part: &str) -> Option<Map<String, Value>> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}

/// Returns whether `claim`, a text or a list of texts, names any of `audiences`.
fn names_any(claim: Option<&Value>, audiences: &[String]) -> bool {
    let is_ours = |audience: &Value| {
        audience.as_str().is_some_and(|audience| audiences.iter().any(|own| own == audience))
    };
    match claim {
        Some(Value::Array(claims)) => claims.iter().any(is_ours),
        Some(claim) => is_ours(claim),
        None => false,
    }
}

/// Checks the second of the Unix epoch at which an assertion is over.
fn check_lifetime(claim: Option<&Value>, now: SystemTime) -> Result<(), Invalid> {
    let end = claim.and_then(Value::as_f64).ok_or(Invalid::Malformed)?;
    let now = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64();
    if end <= now {
        return Err(Invalid::Expired);
    }
    if end > now + LIFETIME.as_secs_f64() {
        return Err(Invalid::Lifetime);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use serde_json::json;

    use super::*;
    use crate::oauth::signed::Signer;

    static SIGNER: LazyLock<Signer> = LazyLock::new(|| Signer::new("account"));

    const NOW: u64 = 1_800_000_000;

    fn judge(header: &Value, claims: &Value) -> Result<(), Invalid> {
        let audiences = ["http://tenant:80/token".to_owned(), "http://tenant/token".to_owned()];
        let now = UNIX_EPOCH + Duration::from_secs(NOW);
        check(&SIGNER.sign(header, claims), &SIGNER.account, &audiences, now)
    }

    fn claims() -> Value {
        json!({"iss": "account", "sub": "account", "aud": "http://tenant/token", "exp": NOW + 180})
    }

    #[test]
    fn an_assertion_is_good_with_and_without_the_port() {
        let header = json!({"alg": "RS256"});
        assert_eq!(judge(&header, &claims()), Ok(()));
        for audience in [json!("http://tenant:80/token"), json!(["else", "http://tenant/token"])] {
            let mut claims = claims();
            claims["aud"] = audience;
            assert_eq!(judge(&header, &claims), Ok(()));
        }
    }

    #[test]
    fn each_claim_is_checked() {
        let cases = [
            ("iss", json!("other"), Invalid::Account),
            ("sub", json!("other"), Invalid::Account),
            ("sub", Value::Null, Invalid::Account),
            ("aud", json!("http://other/token"), Invalid::Audience),
            ("aud", Value::Null, Invalid::Audience),
            ("exp", json!(NOW), Invalid::Expired),
            ("exp", json!(NOW + 901), Invalid::Lifetime),
            ("exp", json!("soon"), Invalid::Malformed),
        ];
        for (name, value, invalid) in cases {
            let mut claims = claims();
            claims[name] = value;
            assert_eq!(judge(&json!({"alg": "RS256"}), &claims), Err(invalid), "{claims}");
        }
    }

    #[test]
    fn an_assertion_without_a_signature_is_refused() {
        assert_eq!(judge(&json!({"alg": "none"}), &claims()), Err(Invalid::Algorithm));
        let mut signed = SIGNER.sign(&json!({"alg": "RS256"}), &claims());
        signed.truncate(signed.rfind('.').unwrap() + 1);
        let audiences = ["http://tenant/token".to_owned()];
        let now = UNIX_EPOCH + Duration::from_secs(NOW);
        assert_eq!(check(&signed, &SIGNER.account, &audiences, now), Err(Invalid::Signature));
    }

    #[test]
    fn a_text_that_is_no_token_is_refused() {
        for text in ["", ".", "..", "a.b.c", "e30.e30", "e30.W10.", "é.é.é"] {
            let judged = check(text, &SIGNER.account, &[], SystemTime::now());
            assert!(judged.is_err(), "{text}");
        }
    }
}

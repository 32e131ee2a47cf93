//! The private key of a service account, as the JWK that a tenant hands out.

use std::{borrow::Cow, error::Error, fmt};

use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use zeroize::Zeroizing;

use crate::{
    Json,
    client::crypto::{Components, RejectedKey, SigningKey},
};

/// Base64 for URLs; a JWK has no padding (RFC 7515, section 2), and some tools write it all the same.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The fewest bits of a modulus that RS256 permits (RFC 7518, section 3.3).
const LEAST_BITS: usize = 2048;

/// A key that is none; it names the member, and never tells its value.
#[derive(Debug)]
pub struct InvalidKey {
    message: Cow<'static, str>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

/// Reads a private RSA key for RS256 from a JWK (RFC 7518, section 6.3).
///
/// # Errors
///
/// When the text is no such key.
pub(super) fn parse(text: &str) -> Result<SigningKey, InvalidKey> {
    let components = components(text)?;
    let bits = bits(&components.n);
    if bits < LEAST_BITS {
        return Err(InvalidKey::new(format!(
            "expected a key of at least {LEAST_BITS} bits, found a `n` of {bits}"
        )));
    }
    SigningKey::new(&components).map_err(InvalidKey::from)
}

/// Reads the members of a JWK.
pub(super) fn components(text: &str) -> Result<Components, InvalidKey> {
    if text.contains("-----BEGIN ") {
        return Err(InvalidKey::new("expected a JWK, found a PEM"));
    }
    let Ok(Json::Object(mut members)) = serde_json::from_str(text) else {
        return Err(InvalidKey::new("expected a JWK, found no object of JSON"));
    };
    expect(&members, "kty", "RSA", Presence::Required)?;
    expect(&members, "alg", "RS256", Presence::Optional)?;
    expect(&members, "use", "sig", Presence::Optional)?;
    let mut number = |name| number(&mut members, name);
    Ok(Components {
        n: number("n")?,
        e: number("e")?,
        d: number("d")?,
        p: number("p")?,
        q: number("q")?,
        dp: number("dp")?,
        dq: number("dq")?,
        qi: number("qi")?,
    })
}

/// Whether a JWK has to have a member.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    Required,
    Optional,
}

/// Checks that a member says what a key for RS256 says; what it says instead is not repeated.
fn expect(
    members: &serde_json::Map<String, Json>,
    name: &str,
    expected: &str,
    presence: Presence,
) -> Result<(), InvalidKey> {
    match members.get(name) {
        Some(Json::String(found)) if found == expected => Ok(()),
        None if presence == Presence::Optional => Ok(()),
        Some(_) => Err(InvalidKey::new(format!(
            "expected `{name}` to be `{expected}`, found something else"
        ))),
        None => Err(InvalidKey::missing(name)),
    }
}

/// Takes a number out of the members, so that its text is cleared.
fn number(
    members: &mut serde_json::Map<String, Json>,
    name: &str,
) -> Result<Zeroizing<Vec<u8>>, InvalidKey> {
    let text = match members.remove(name) {
        Some(Json::String(text)) => Zeroizing::new(text),
        Some(_) => return Err(InvalidKey::new(format!("expected `{name}` to be a text"))),
        None if name == "d" => {
            return Err(InvalidKey::new(
                "expected the private key, found no `d`: it is the public one",
            ));
        }
        None => return Err(InvalidKey::missing(name)),
    };
    let bytes = BASE64
        .decode(text.as_bytes())
        .map(Zeroizing::new)
        .map_err(|_| InvalidKey::new(format!("expected `{name}` to be base64 for URLs")))?;
    // Java writes a zero ahead of what would else be a negative number.
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    if zeros == bytes.len() {
        return Err(InvalidKey::new(format!("expected `{name}` to be a number above zero")));
    }
    Ok(Zeroizing::new(bytes[zeros..].to_vec()))
}

/// Returns how many bits a number has.
fn bits(number: &[u8]) -> usize {
    let unused = number.first().map_or(0, |byte| byte.leading_zeros() as usize);
    8 * number.len() - unused
}

impl InvalidKey {
    pub(super) fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self { message: message.into(), source: None }
    }

    pub(super) fn caused_by(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    fn missing(name: &str) -> Self {
        Self::new(format!("expected a private RSA key, found no `{name}`"))
    }
}

impl From<RejectedKey> for InvalidKey {
    fn from(rejected: RejectedKey) -> Self {
        Self::new("expected a private RSA key that can sign by RS256").caused_by(rejected)
    }
}

impl fmt::Display for InvalidKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl Error for InvalidKey {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::rfc7515;

    fn refusal(change: impl FnOnce(&mut Value)) -> String {
        let mut key: Value = serde_json::from_str(rfc7515::JWK).unwrap();
        change(&mut key);
        super::parse(&key.to_string()).unwrap_err().to_string()
    }

    #[test]
    fn the_example_of_the_standard_is_signed_as_it_says() {
        let key = super::parse(rfc7515::JWK).unwrap();
        assert_eq!(key.sign(rfc7515::MESSAGE.as_bytes()).unwrap(), rfc7515::signature());
    }

    #[test]
    fn a_key_may_have_padding_and_leading_zeros_and_members_of_others() {
        let mut key: Value = serde_json::from_str(rfc7515::JWK).unwrap();
        key["e"] = json!("AAEAAQ==");
        key["kid"] = json!("1");
        key["alg"] = json!("RS256");
        assert!(super::parse(&key.to_string()).is_ok());
    }

    #[test]
    fn what_is_wrong_with_a_key_is_told_by_the_name_of_the_member() {
        for name in ["n", "e", "d", "p", "q", "dp", "dq", "qi", "kty"] {
            let missing = refusal(|key| {
                key.as_object_mut().unwrap().remove(name);
            });
            assert!(missing.contains(&format!("`{name}`")), "{missing}");
            for broken in [json!(7), json!("hunter2!"), json!(""), json!("AAAA"), json!(null)] {
                let message = refusal(|key| key[name] = broken);
                assert!(message.contains(&format!("`{name}`")), "{message}");
                assert!(!message.contains("hunter2"), "{message}");
            }
        }
        assert!(refusal(|key| key["kty"] = json!("EC")).contains("`kty`"));
        assert!(refusal(|key| key["alg"] = json!("RSA-OAEP")).contains("`alg`"));
        assert!(refusal(|key| key["use"] = json!("enc")).contains("`use`"));
        assert!(refusal(|key| key["n"] = json!("wQ")).contains("found a `n` of 8"));
    }

    #[test]
    fn numbers_that_do_not_belong_together_are_refused() {
        let key: Value = serde_json::from_str(rfc7515::JWK).unwrap();
        for (name, other) in [("p", "q"), ("dp", "dq"), ("qi", "p"), ("n", "d"), ("d", "n")] {
            refusal(|changed| changed[name] = key[other].clone());
        }
    }

    #[test]
    fn what_is_no_jwk_is_refused_and_not_repeated() {
        for text in ["", "[]", "hunter2", "{\"hunter2\":", "-----BEGIN PRIVATE KEY-----hunter2"] {
            let error = super::parse(text).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
        }
    }
}

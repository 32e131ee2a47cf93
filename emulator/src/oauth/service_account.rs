//! The service account that a local tenant gives out, with its key.

use std::{error::Error, fmt};

use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der},
    rsa::{KeyPair, KeySize},
    signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::der;
use crate::{OpenError, Tenant, seed::identifier};

/// What a tenant remembers an account under.
const NAME: &str = "service-account";

/// A service account: who may ask for a token, and the key that proves it.
///
/// A tenant keeps the public half alone; a local one keeps the other, too, so that it can hand it to
/// whoever wants to try it.
#[derive(Clone)]
pub struct ServiceAccount {
    id: String,
    modulus: Vec<u8>,
    exponent: Vec<u8>,
    jwk: String,
}

/// Why there is no service account.
#[derive(Debug)]
pub struct KeyError(&'static str);

impl ServiceAccount {
    /// Makes a key for the account `id`.
    ///
    /// # Errors
    ///
    /// When the machine gives no random numbers.
    pub fn generate(id: impl Into<String>) -> Result<Self, KeyError> {
        let pair = KeyPair::generate(KeySize::Rsa2048)
            .map_err(|_| KeyError("the key of the service account could not be made"))?;
        Self::of(id, &pair)
    }

    /// Makes the account `id` of the private JSON Web Key in `text`.
    ///
    /// # Errors
    ///
    /// When the text is not an RSA key with the private members.
    pub fn from_jwk(id: impl Into<String>, text: &str) -> Result<Self, KeyError> {
        const NO_KEY: KeyError = KeyError("expected a private RSA key as a JSON Web Key");
        let jwk: Map<String, Value> = serde_json::from_str(text).map_err(|_| NO_KEY)?;
        let number = |name: &str| {
            let number = URL_SAFE_NO_PAD.decode(jwk.get(name)?.as_str()?).ok()?;
            Some(der::without_leading_zeros(&number).to_vec())
        };
        let is_private = jwk.contains_key("d") && jwk.get("kty").is_some_and(|kty| kty == "RSA");
        let (Some(modulus), Some(exponent), true) = (number("n"), number("e"), is_private) else {
            return Err(NO_KEY);
        };
        Ok(Self { id: id.into(), modulus, exponent, jwk: text.to_owned() })
    }

    /// Returns the account that `tenant` gave out before, or a new one with an identifier that follows
    /// from `seed`.
    pub(crate) fn remembered_by(tenant: &Tenant, seed: u64) -> Result<Self, OpenError> {
        if let Some(kept) = tenant.remembered(NAME) {
            let text = |name: &str| kept.get(name).and_then(Value::as_str).unwrap_or_default();
            return Ok(Self::from_jwk(text("id"), text("jwk"))?);
        }
        let account = Self::generate(identifier(&mut Rng::with_seed(!seed)))?;
        let kept = json!({"id": account.id, "jwk": account.jwk});
        tenant.remember(NAME, kept).map_err(|_| KeyError("the key could not be kept"))?;
        Ok(account)
    }

    /// Returns the identifier of the account.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the private key as a JSON Web Key.
    #[must_use]
    pub fn jwk(&self) -> &str {
        &self.jwk
    }

    /// Returns whether `signature` is that of this account under `message` (RS256).
    pub(super) fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        let key = RsaPublicKeyComponents { n: &self.modulus, e: &self.exponent };
        key.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature).is_ok()
    }

    /// Makes the account `id` of a pair of keys.
    pub(super) fn of(id: impl Into<String>, pair: &KeyPair) -> Result<Self, KeyError> {
        let document: Pkcs8V1Der<'_> = pair
            .as_der()
            .map_err(|_| KeyError("the key of the service account has no encoding"))?;
        let numbers = der::rsa_numbers(document.as_ref())
            .ok_or(KeyError("the encoding of the key is not that of an RSA key"))?;
        let mut jwk = Map::from_iter([("kty".to_owned(), Value::from("RSA"))]);
        for (name, number) in der::MEMBERS.into_iter().zip(numbers) {
            jwk.insert(name.to_owned(), URL_SAFE_NO_PAD.encode(number).into());
        }
        jwk.insert("alg".to_owned(), "RS256".into());
        Ok(Self {
            id: id.into(),
            modulus: numbers[0].to_vec(),
            exponent: numbers[1].to_vec(),
            jwk: Value::Object(jwk).to_string(),
        })
    }
}

impl fmt::Debug for ServiceAccount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ServiceAccount").field("id", &self.id).finish_non_exhaustive()
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl Error for KeyError {}

#[cfg(test)]
mod tests {
    use aws_lc_rs::{rand::SystemRandom, signature::RSA_PKCS1_SHA256};

    use super::*;

    #[test]
    fn an_account_knows_its_own_signatures_before_and_after_its_key_was_written() {
        let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
        let account = ServiceAccount::of("a", &pair).unwrap();
        let read = ServiceAccount::from_jwk("a", account.jwk()).unwrap();
        let mut signature = vec![0; pair.public_modulus_len()];
        pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), b"text", &mut signature).unwrap();
        for account in [&account, &read] {
            assert!(account.has_signed(b"text", &signature));
            assert!(!account.has_signed(b"other text", &signature));
        }
        assert_eq!(read.jwk(), account.jwk());
    }

    #[test]
    fn the_key_is_not_in_the_debug_text() {
        let account = ServiceAccount::generate("someone").unwrap();
        assert_eq!(format!("{account:?}"), r#"ServiceAccount { id: "someone", .. }"#);
    }

    #[test]
    fn a_public_key_is_no_service_account() {
        for text in ["", "[]", r#"{"kty":"RSA","n":"AQ","e":"AQAB"}"#, r#"{"kty":"EC","d":"AQ"}"#] {
            assert!(ServiceAccount::from_jwk("a", text).is_err(), "{text}");
        }
    }
}

//! What is kept of a secret: a salted hash, never the secret.

use aws_lc_rs::digest::{self, Context, SHA256};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use mosaic::Json;
use serde_json::json;

/// The name of the hash, as servers write it beside one.
const ALGORITHM: &str = "SHA-256";

/// The bytes of salt in front of a hash.
const SALT: usize = 16;

/// Returns what is kept of `secret`; what a server hashed before is kept as it is.
pub(crate) fn seal(secret: &Json, salt: &str) -> Json {
    if is_sealed(secret) || secret.is_null() {
        return secret.clone();
    }
    let salt = digest::digest(&SHA256, salt.as_bytes());
    let salt = &salt.as_ref()[..SALT];
    let data = [salt, hash(secret, salt).as_ref()].concat();
    json!({"$crypto": {
        "type": "salted-hash",
        "value": {"algorithm": ALGORITHM, "data": BASE64_STANDARD.encode(data)},
    }})
}

/// Returns whether `sealed` is what is kept of `secret`.
pub(crate) fn is_of(sealed: &Json, secret: &Json) -> bool {
    if sealed == secret {
        return true;
    }
    let data = sealed.pointer("/$crypto/value/data").and_then(Json::as_str);
    let Some(data) = data.and_then(|data| BASE64_STANDARD.decode(data).ok()) else {
        return false;
    };
    data.split_at_checked(SALT).is_some_and(|(salt, kept)| hash(secret, salt).as_ref() == kept)
}

/// Returns whether a value is what a server keeps of one.
fn is_sealed(value: &Json) -> bool {
    value.pointer("/$crypto/type").is_some_and(Json::is_string)
}

fn hash(secret: &Json, salt: &[u8]) -> digest::Digest {
    let mut context = Context::new(&SHA256);
    context.update(salt);
    context.update(secret.to_string().as_bytes());
    context.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_secret_is_known_again_and_cannot_be_read() {
        for secret in [json!("Passw0rd"), json!(""), json!(["a", "b"]), json!({"pin": 1})] {
            let sealed = seal(&secret, "a");
            assert!(is_of(&sealed, &secret));
            assert!(!is_of(&sealed, &json!("another")));
            assert!(!sealed.to_string().contains("Passw0rd"));
        }
    }

    #[test]
    fn the_same_secret_is_kept_differently_under_another_salt() {
        assert_ne!(seal(&json!("x"), "a"), seal(&json!("x"), "b"));
    }

    #[test]
    fn what_a_server_hashed_is_not_hashed_again() {
        let sealed = seal(&json!("x"), "a");
        assert_eq!(seal(&sealed, "b"), sealed);
    }
}

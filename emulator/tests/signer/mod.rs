//! The hand that signs for a service account, with no more than what the tenant exports of it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_lc_rs::{rand::SystemRandom, rsa::KeyPair, signature::RSA_PKCS1_SHA256};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use mosaic::Json;
use mosaic_emulator::ServiceAccount;
use serde_json::json;

/// The members of a JSON Web Key, in the order in which PKCS #1 lists them.
const MEMBERS: [&str; 8] = ["n", "e", "d", "p", "q", "dp", "dq", "qi"];

const INTEGER: u8 = 0x02;
const SEQUENCE: u8 = 0x30;

/// Returns what an assertion of `account` says to the endpoint at `audience`, good for three minutes.
pub(crate) fn claims(account: &ServiceAccount, audience: &str) -> Json {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970");
    json!({
        "iss": account.id(), "sub": account.id(), "aud": audience, "jti": "once",
        "exp": (now + Duration::from_mins(3)).as_secs(),
    })
}

/// Returns the assertion that says `claims`, signed with the key of `account`.
pub(crate) fn assertion(account: &ServiceAccount, claims: &Json) -> String {
    let pair = key(account.jwk());
    let encode = |part: &Json| URL_SAFE_NO_PAD.encode(part.to_string());
    let message = format!("{}.{}", encode(&json!({ "alg": "RS256" })), encode(claims));
    let mut signature = vec![0; pair.public_modulus_len()];
    pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message.as_bytes(), &mut signature)
        .expect("the key signs");
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// Returns the key that a JSON Web Key writes down.
fn key(jwk: &str) -> KeyPair {
    let jwk: Json = serde_json::from_str(jwk).expect("a key is JSON");
    let mut numbers = tagged(INTEGER, &[0]);
    for member in MEMBERS {
        let number = jwk[member].as_str().expect("a private key has eight numbers");
        let number = URL_SAFE_NO_PAD.decode(number).expect("a number is in base64");
        // A number that begins with its highest bit would be read as below zero.
        numbers.extend(tagged(
            INTEGER,
            &[&[0][..number[0].leading_zeros().eq(&0).into()], &number].concat(),
        ));
    }
    KeyPair::from_der(&tagged(SEQUENCE, &numbers)).expect("the numbers are those of a key")
}

/// Returns a value in DER.
fn tagged(tag: u8, value: &[u8]) -> Vec<u8> {
    let length = u16::try_from(value.len()).expect("a key is short");
    let [high, low] = length.to_be_bytes();
    let head = match length {
        0..0x80 => vec![tag, low],
        0x80..0x100 => vec![tag, 0x81, low],
        _ => vec![tag, 0x82, high, low],
    };
    [head, value.to_vec()].concat()
}

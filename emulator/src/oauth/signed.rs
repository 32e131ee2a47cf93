//! Assertions as a client signs them, for tests.

use aws_lc_rs::{
    rand::SystemRandom,
    rsa::{KeyPair, KeySize},
    signature::RSA_PKCS1_SHA256,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

use super::ServiceAccount;

/// A service account together with the hand that signs.
pub(crate) struct Signer {
    pair: KeyPair,
    pub(crate) account: ServiceAccount,
}

impl Signer {
    pub(crate) fn new(id: &str) -> Self {
        let pair = KeyPair::generate(KeySize::Rsa2048).expect("there are random numbers");
        let account = ServiceAccount::of(id, &pair).expect("an RSA key has an encoding");
        Self { pair, account }
    }

    /// Returns the JSON Web Token of `claims`.
    pub(crate) fn sign(&self, header: &Value, claims: &Value) -> String {
        let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
        let message = format!("{}.{}", encode(header), encode(claims));
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message.as_bytes(), &mut signature)
            .expect("the key signs");
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

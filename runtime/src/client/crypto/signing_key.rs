//! Signatures by RS256, and the random bytes that make an assertion unique.

#[cfg(feature = "aws-lc-rs")]
use aws_lc_rs as library;
#[cfg(not(feature = "aws-lc-rs"))]
use ring as library;

use std::{error::Error, fmt};

use library::{
    rand::{SecureRandom, SystemRandom},
    rsa::{KeyPair, KeyPairComponents, PublicKeyComponents},
    signature::RSA_PKCS1_SHA256,
};
use zeroize::Zeroizing;

/// A private RSA key that signs by RS256 (RSASSA-PKCS1-v1_5 with SHA-256).
pub(crate) struct SigningKey {
    pair: KeyPair,
    /// The length of the modulus in bytes, and so of a signature.
    length: usize,
}

/// The numbers of a private RSA key, each as bytes from the most significant one without leading
/// zeros; named as in a JWK.
pub(crate) struct Components {
    pub(crate) n: Zeroizing<Vec<u8>>,
    pub(crate) e: Zeroizing<Vec<u8>>,
    pub(crate) d: Zeroizing<Vec<u8>>,
    pub(crate) p: Zeroizing<Vec<u8>>,
    pub(crate) q: Zeroizing<Vec<u8>>,
    pub(crate) dp: Zeroizing<Vec<u8>>,
    pub(crate) dq: Zeroizing<Vec<u8>>,
    pub(crate) qi: Zeroizing<Vec<u8>>,
}

/// Numbers that make no key: they do not belong together, or the library takes none of their size.
#[derive(Debug)]
pub(crate) struct RejectedKey {
    reason: Option<String>,
}

impl SigningKey {
    /// Makes a key, and proves it by a signature: not all that is wrong with a key shows before one.
    pub(crate) fn new(components: &Components) -> Result<Self, RejectedKey> {
        let Components { n, e, d, p, q, dp, dq, qi } = components;
        let pair = KeyPair::from_components(&KeyPairComponents {
            public_key: PublicKeyComponents { n: n.as_slice(), e: e.as_slice() },
            d: d.as_slice(),
            p: p.as_slice(),
            q: q.as_slice(),
            dP: dp.as_slice(),
            dQ: dq.as_slice(),
            qInv: qi.as_slice(),
        })
        .map_err(|rejected| RejectedKey { reason: Some(rejected.to_string()) })?;
        let key = Self { pair, length: n.len() };
        key.sign(b"").ok_or(RejectedKey { reason: None })?;
        Ok(key)
    }

    /// Returns the signature of `message`, or nothing where the library fails.
    pub(crate) fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        let mut signature = vec![0; self.length];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
            .ok()
            .map(|()| signature)
    }
}

/// Returns sixteen bytes that nobody can guess, or nothing where the system has none.
pub(crate) fn random() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    SystemRandom::new().fill(&mut bytes).ok().map(|()| bytes)
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SigningKey")
            .field("bits", &(8 * self.length))
            .finish_non_exhaustive()
    }
}

impl fmt::Display for RejectedKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            Some(reason) => write!(formatter, "the numbers make no key: {reason}"),
            None => formatter.write_str("the numbers make no key that signs"),
        }
    }
}

impl Error for RejectedKey {}

#[cfg(all(test, feature = "ring", feature = "aws-lc-rs"))]
mod tests {
    use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};

    use crate::client::credentials::rfc7515;

    #[test]
    fn what_one_library_signs_the_other_verifies() {
        let components = rfc7515::components();
        let key = super::SigningKey::new(&components).unwrap();
        let signature = key.sign(b"message").unwrap();
        let public = RsaPublicKeyComponents { n: &*components.n, e: &*components.e };
        public.verify(&RSA_PKCS1_2048_8192_SHA256, b"message", &signature).unwrap();
        public.verify(&RSA_PKCS1_2048_8192_SHA256, b"massage", &signature).unwrap_err();
    }
}

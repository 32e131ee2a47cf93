//! The one library for TLS and for signatures: ring, or AWS-LC where that feature is on.

mod signing_key;

#[cfg(not(any(feature = "ring", feature = "aws-lc-rs")))]
compile_error!("the feature `client` needs `ring` or `aws-lc-rs`");

#[cfg(feature = "aws-lc-rs")]
pub(crate) use rustls::crypto::aws_lc_rs::default_provider as provider;
#[cfg(not(feature = "aws-lc-rs"))]
pub(crate) use rustls::crypto::ring::default_provider as provider;

pub(crate) use self::signing_key::{Components, RejectedKey, SigningKey, random};

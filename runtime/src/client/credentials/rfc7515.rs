//! The example of RFC 7515, appendix A.2: a key, a message, and its signature by RS256.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use crate::client::crypto::Components;

pub(crate) const JWK: &str = include_str!("rfc7515.jwk");

/// The header and the payload, each in base64.
pub(crate) const MESSAGE: &str = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

const SIGNATURE: &str = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

pub(crate) fn signature() -> Vec<u8> {
    BASE64_URL_SAFE_NO_PAD.decode(SIGNATURE).expect("the example is base64")
}

#[cfg_attr(
    not(all(feature = "ring", feature = "aws-lc-rs")),
    allow(dead_code, reason = "only both libraries together verify each other")
)]
pub(crate) fn components() -> Components {
    super::jwk::components(JWK).expect("the example is a key")
}

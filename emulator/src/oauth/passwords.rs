//! The names and passwords that a local tenant knows.

/// The names and passwords that a local tenant knows. They are no secrets: every local tenant has the
/// same ones, so that an example can be copied.
#[derive(Clone, Copy, Debug)]
pub struct Passwords {
    /// The OAuth client that may ask for a token by the password of a user.
    pub client_id: &'static str,
    /// The secret of the client.
    pub client_secret: &'static str,
    /// The user.
    pub username: &'static str,
    /// The password of the user.
    pub password: &'static str,
}

impl Passwords {
    /// Those of the password grant.
    pub const GRANT: Self = Self {
        client_id: "mosaic-client",
        client_secret: "mosaic-client-secret",
        username: "mosaic-user",
        password: "mosaic-password",
    };

    /// The administrator of an `OpenIDM` as it is installed, which asks for no token.
    pub(super) const ADMINISTRATOR: [&'static str; 2] = ["openidm-admin", "openidm-admin"];
}

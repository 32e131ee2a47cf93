//! A tenant that the environment names: by our variables, or by those of the tools that are there
//! already.

mod family;
mod variables;

use std::env;

use self::{family::Family, variables::Variables};
use super::{InvalidTenant, Tenant, TenantBuilder};

impl Tenant {
    /// Makes the tenant that the environment names.
    ///
    /// | family | the URL | the credentials |
    /// |---|---|---|
    /// | mosaic | `MOSAIC_URL` | `MOSAIC_TOKEN` |
    /// | | | `MOSAIC_SERVICE_ACCOUNT_ID`, `MOSAIC_SERVICE_ACCOUNT_JWK` |
    /// | | | `MOSAIC_USERNAME`, `MOSAIC_PASSWORD`, `MOSAIC_CLIENT_ID`, `MOSAIC_CLIENT_SECRET` |
    /// | frodo | `FRODO_HOST` | `FRODO_SA_ID`, `FRODO_SA_JWK` |
    /// | fr-config-manager | `TENANT_BASE_URL` | `FCM_ACCESS_TOKEN` |
    /// | | | `SERVICE_ACCOUNT_ID`, `SERVICE_ACCOUNT_KEY` |
    ///
    /// The first family of which any variable is set is read, and of it the first credentials of which
    /// any variable is set. Where one of them is missing, that is an error: no URL of one family meets a
    /// key of another. An empty variable counts as none. A
    /// URL may end in `/am`, as frodo's does. A key is the text of a JWK, or the path of a
    /// file that holds it.
    ///
    /// How a token of ours is asked for, `MOSAIC_SCOPE` says (scopes with blanks between them; `fr:idm:*`
    /// where it is not set), and `MOSAIC_REALM` (the root realm where it is not set).
    ///
    /// ```no_run
    /// let tenant = mosaic::Tenant::from_env()?;
    /// # Ok::<(), mosaic::client::InvalidTenant>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When variables are missing, which the error names, or their values make no tenant; no value is
    /// told.
    pub fn from_env() -> Result<Self, InvalidTenant> {
        TenantBuilder::from_env()?.build()
    }
}

impl TenantBuilder {
    /// Begins the tenant that the environment names; see [`Tenant::from_env`].
    ///
    /// # Errors
    ///
    /// When variables are missing or contradict each other.
    pub fn from_env() -> Result<Self, InvalidTenant> {
        Self::from_variables(|name| {
            env::var_os(name).map(|value| value.to_string_lossy().into_owned())
        })
    }

    /// Begins the tenant that variables name, whatever holds them; see [`Tenant::from_env`].
    ///
    /// ```
    /// use mosaic::client::TenantBuilder;
    ///
    /// let tenant = TenantBuilder::from_variables(|name| match name {
    ///     "MOSAIC_URL" => Some("https://tenant.example.com".to_owned()),
    ///     "MOSAIC_TOKEN" => Some("eyJ0eXAiOiJ…".to_owned()),
    ///     _ => None,
    /// })?
    /// .user_agent("onboarding/1.4")
    /// .build()?;
    /// # Ok::<(), mosaic::client::InvalidTenant>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When variables are missing or contradict each other.
    pub fn from_variables(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, InvalidTenant> {
        let variables = Variables { lookup: &lookup };
        match Family::ALL.iter().find(|family| family.names().any(|name| variables.has(name))) {
            Some(family) => family.tenant(variables),
            None => Err(InvalidTenant::new(format!(
                "expected the environment to name a tenant, found no variable of one: set {}",
                Family::ALL.each_ref().map(ToString::to_string).join("; or "),
            ))),
        }
    }
}

#[cfg(test)]
mod tests;

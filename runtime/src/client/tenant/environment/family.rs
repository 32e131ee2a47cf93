//! The variables of one tool, which belong together.

use std::fmt;

use super::{InvalidTenant, Tenant, TenantBuilder, Variables};

/// The variables by which one tool names a tenant.
#[derive(Debug)]
pub(super) struct Family {
    url: &'static str,
    /// What may be asked for beside `fr:idm:*`.
    scope: Option<&'static str>,
    /// Where a token is asked for, beside the root realm.
    realm: Option<&'static str>,
    credentials: &'static [Credentials],
}

/// The variables of one kind of credentials.
#[derive(Clone, Copy, Debug)]
enum Credentials {
    /// A token.
    Token([&'static str; 1]),
    /// The identifier of a service account, and its key.
    Account([&'static str; 2]),
    /// Name and password of a user, identifier and secret of a client.
    Owner([&'static str; 4]),
}

impl Family {
    /// Every family; the first that is begun is read.
    pub(super) const ALL: [Self; 3] = [
        Self {
            url: "MOSAIC_URL",
            scope: Some("MOSAIC_SCOPE"),
            realm: Some("MOSAIC_REALM"),
            credentials: &[
                Credentials::Token(["MOSAIC_TOKEN"]),
                Credentials::Account(["MOSAIC_SERVICE_ACCOUNT_ID", "MOSAIC_SERVICE_ACCOUNT_JWK"]),
                Credentials::Owner([
                    "MOSAIC_USERNAME",
                    "MOSAIC_PASSWORD",
                    "MOSAIC_CLIENT_ID",
                    "MOSAIC_CLIENT_SECRET",
                ]),
            ],
        },
        Self {
            url: "FRODO_HOST",
            scope: None,
            realm: None,
            credentials: &[Credentials::Account(["FRODO_SA_ID", "FRODO_SA_JWK"])],
        },
        Self {
            url: "TENANT_BASE_URL",
            scope: None,
            realm: None,
            credentials: &[
                Credentials::Token(["FCM_ACCESS_TOKEN"]),
                Credentials::Account(["SERVICE_ACCOUNT_ID", "SERVICE_ACCOUNT_KEY"]),
            ],
        },
    ];

    /// Returns the names of all its variables.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        let credentials = self.credentials.iter().flat_map(Credentials::names);
        credentials.copied().chain([self.url]).chain(self.scope).chain(self.realm)
    }

    /// Begins the tenant that the variables name.
    ///
    /// # Errors
    ///
    /// When one is missing, or a key is none.
    pub(super) fn tenant(&self, variables: Variables<'_>) -> Result<TenantBuilder, InvalidTenant> {
        let is_begun =
            |credentials: &&Credentials| credentials.names().iter().any(|name| variables.has(name));
        let Some(credentials) = self.credentials.iter().find(is_begun) else {
            let found = self.names().filter(|name| variables.has(name));
            return Err(InvalidTenant::new(format!(
                "expected credentials beside {}: set {self}",
                listed(found),
            )));
        };
        let names = || credentials.names().iter().copied().chain([self.url]);
        if !names().all(|name| variables.has(name)) {
            return Err(InvalidTenant::new(format!(
                "expected {} beside {}",
                listed(names().filter(|name| !variables.has(name))),
                listed(names().filter(|name| variables.has(name))),
            )));
        }
        // Frodo's variable names the access management of the tenant.
        let url = variables.get(self.url).unwrap_or_default();
        let url = url.trim_end_matches('/');
        let builder = Tenant::builder(url.strip_suffix("/am").unwrap_or(url));
        let builder = match self.realm.and_then(|realm| variables.get(realm)) {
            Some(realm) => builder.realm(realm),
            None => builder,
        };
        let scope = self.scope.and_then(|scope| variables.get(scope));
        Ok(match *credentials {
            Credentials::Token([token]) => builder.credentials(variables.token(token)),
            Credentials::Account(names) => {
                builder.credentials(variables.account(names, scope.as_deref())?)
            }
            Credentials::Owner(names) => {
                builder.credentials(variables.owner(names, scope.as_deref()))
            }
        })
    }
}

impl Credentials {
    fn names(&self) -> &[&'static str] {
        match self {
            Self::Token(names) => names,
            Self::Account(names) => names,
            Self::Owner(names) => names,
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each = self.credentials.iter().map(|kind| listed(kind.names().iter().copied()));
        let each = each.collect::<Vec<_>>().join(", or ");
        write!(formatter, "`{}` with {each}", self.url)
    }
}

/// Writes names as a list.
fn listed(names: impl Iterator<Item = &'static str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ")
}

//! Who speaks to a tenant: a key file, or what the environment says. Never the settings, which everyone
//! reads.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use mosaic::client::{ServiceAccount, Tenant, TenantBuilder};
use mosaic_codegen::config::TenantSettings;

use crate::failure::Failure;

/// What the variables begin with that are for any tenant.
const ANY: &str = "MOSAIC_";

/// The variables that say who speaks, behind a prefix.
const CREDENTIALS: [&str; 7] = [
    "TOKEN",
    "SERVICE_ACCOUNT_ID",
    "SERVICE_ACCOUNT_JWK",
    "USERNAME",
    "PASSWORD",
    "CLIENT_ID",
    "CLIENT_SECRET",
];

/// Begins the tenant of `settings`: with the key in the file `key`, with the variables of its own, such as
/// `MOSAIC_DEV_TOKEN`, or with those for any tenant.
pub(super) fn begin(settings: &TenantSettings, key: Option<&Path>) -> Result<TenantBuilder> {
    let builder = match key {
        Some(key) => with_key(settings, key)?,
        None => from_environment(settings, |name| {
            env::var_os(name).map(|value| value.to_string_lossy().into_owned())
        })?,
    };
    Ok(match &settings.realm {
        Some(realm) => builder.realm(&realm.value),
        None => builder,
    })
}

fn with_key(settings: &TenantSettings, path: &Path) -> Result<TenantBuilder> {
    let own = format!("{}SERVICE_ACCOUNT_ID", settings.variable_prefix());
    let named = || env::var(&own).or_else(|_| env::var("MOSAIC_SERVICE_ACCOUNT_ID")).ok();
    let account = settings.account.as_ref().map(|account| account.value.clone()).or_else(named);
    let Some(account) = account else {
        let problem = format!("expected whose key `{}` is, found nothing", path.display());
        let way_out = format!(
            "write `account = \"…\"` in `[tenant.{}]`: the identifier of the service account is no secret",
            settings.name.value
        );
        return Err(Failure::new(problem, way_out).into());
    };
    let jwk = fs::read_to_string(path)
        .with_context(|| format!("cannot read the key `{}`", path.display()))?;
    let account = ServiceAccount::from_jwk(account, jwk.trim())
        .with_context(|| format!("`{}` holds no key", path.display()))?;
    Ok(Tenant::builder(url(settings)).credentials(account))
}

/// Begins the tenant with what `lookup` says; its URL is that of the settings, whatever the environment has.
fn from_environment(
    settings: &TenantSettings,
    lookup: impl Fn(&str) -> Option<String>,
) -> Result<TenantBuilder> {
    let prefix = settings.variable_prefix();
    let has = |prefix: &str| {
        let mut names = CREDENTIALS.iter().map(|name| format!("{prefix}{name}"));
        names.any(|name| lookup(&name).is_some_and(|value| !value.is_empty()))
    };
    let own = if has(&prefix) { prefix.as_str() } else { ANY };
    let account = settings.account.as_ref().map(|account| account.value.clone());
    let builder = TenantBuilder::from_variables(|name| match name.strip_prefix(ANY) {
        Some("URL") if has(own) => Some(url(settings)),
        Some("URL") => None,
        Some("SERVICE_ACCOUNT_ID") if has(own) => {
            let id = lookup(&format!("{own}SERVICE_ACCOUNT_ID"));
            let has_key = || lookup(&format!("{own}SERVICE_ACCOUNT_JWK")).is_some();
            id.or_else(|| account.clone().filter(|_| has_key()))
        }
        Some(name) => lookup(&format!("{own}{name}")),
        None => match name {
            "FRODO_HOST" | "TENANT_BASE_URL" => lookup(name).map(|_| url(settings)),
            name => lookup(name),
        },
    });
    builder.map_err(|error| {
        let problem = format!("nobody is there to speak to `{}`: {error}", settings.name.value);
        let way_out = format!(
            "set `{prefix}SERVICE_ACCOUNT_ID` and `{prefix}SERVICE_ACCOUNT_JWK`, or `{prefix}TOKEN`, or \
             give `--key FILE`"
        );
        Failure::new(problem, way_out).into()
    })
}

fn url(settings: &TenantSettings) -> String {
    settings.url.value.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use mosaic_codegen::config::Config;
    use mosaic_codegen::span::SourceId;

    use super::*;

    fn settings() -> TenantSettings {
        let text = "[tenant.dev]\nurl = \"https://dev.example.com/\"\n";
        Config::parse(text, SourceId(0)).0.tenants.remove(0)
    }

    fn opened(variables: &[(&str, &str)]) -> Result<String> {
        let lookup = |name: &str| {
            let mut found = variables.iter().filter(|(known, _)| *known == name);
            found.next().map(|(_, value)| (*value).to_owned())
        };
        Ok(from_environment(&settings(), lookup)?.build()?.url())
    }

    #[test]
    fn a_tenant_is_where_the_settings_say_whoever_speaks() {
        for variables in [
            &[("MOSAIC_TOKEN", "t")][..],
            &[("MOSAIC_DEV_TOKEN", "t")],
            &[("MOSAIC_URL", "https://other.example.com"), ("MOSAIC_TOKEN", "t")],
            &[("TENANT_BASE_URL", "https://other.example.com"), ("FCM_ACCESS_TOKEN", "t")],
        ] {
            assert_eq!(opened(variables).unwrap(), "https://dev.example.com", "{variables:?}");
        }
    }

    #[test]
    fn nobody_is_told_with_the_way_out_and_without_a_value() {
        for variables in
            [&[][..], &[("MOSAIC_DEV_USERNAME", "hunter2")], &[("MOSAIC_URL", "hunter2")]]
        {
            let error = opened(variables).unwrap_err();
            assert!(crate::failure::way_out(&error).is_some_and(|way| way.contains("--key")));
            assert!(!format!("{error:#} {error:?}").contains("hunter2"), "{error:#}");
        }
    }
}

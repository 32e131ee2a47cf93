//! Who speaks to a tenant: a key file, or what the environment says. Never the settings, which everyone
//! reads.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use mosaic::client::{ServiceAccount, Tenant, TenantBuilder};
use mosaic_codegen::config::TenantSettings;

use crate::failure::Failure;

/// The variables of one tool: the one that says where, and those that say who.
struct Family {
    url: &'static str,
    credentials: &'static [&'static str],
}

/// The tools whose variables are known, ours first.
const FAMILIES: [Family; 3] = [
    Family { url: "MOSAIC_URL", credentials: &CREDENTIALS },
    Family { url: "FRODO_HOST", credentials: &["FRODO_SA_ID", "FRODO_SA_JWK"] },
    Family {
        url: "TENANT_BASE_URL",
        credentials: &["FCM_ACCESS_TOKEN", "SERVICE_ACCOUNT_ID", "SERVICE_ACCOUNT_KEY"],
    },
];

/// What our variables begin with.
const ANY: &str = "MOSAIC_";

/// Our variables that say who speaks; for one tenant, its name follows behind [`ANY`].
const CREDENTIALS: [&str; 7] = [
    "MOSAIC_TOKEN",
    "MOSAIC_SERVICE_ACCOUNT_ID",
    "MOSAIC_SERVICE_ACCOUNT_JWK",
    "MOSAIC_USERNAME",
    "MOSAIC_PASSWORD",
    "MOSAIC_CLIENT_ID",
    "MOSAIC_CLIENT_SECRET",
];

/// Begins the tenant of `settings`: with the key in the file `key`, with the variables of its own, such as
/// `MOSAIC_DEV_TOKEN`, or with those for any tenant that do not name another one.
pub(super) fn begin(settings: &TenantSettings, key: Option<&Path>) -> Result<TenantBuilder> {
    match key {
        Some(key) => with_key(settings, key),
        None => from_environment(settings, |name| {
            let value = env::var_os(name).map(|value| value.to_string_lossy().into_owned());
            value.filter(|value| !value.trim().is_empty())
        }),
    }
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

/// Begins the tenant with what `lookup` says; its URL is that of the settings, and no credentials go there
/// that the environment has for another one.
fn from_environment(
    settings: &TenantSettings,
    lookup: impl Fn(&str) -> Option<String>,
) -> Result<TenantBuilder> {
    let prefix = settings.variable_prefix();
    let own = |name: &str| lookup(&name.replacen(ANY, &prefix, 1));
    if CREDENTIALS.iter().any(|name| own(name).is_some()) {
        return with_variables(settings, &own, &prefix);
    }
    let mut elsewhere = None;
    for Family { url, credentials } in &FAMILIES {
        if credentials.iter().all(|name| lookup(name).is_none()) {
            continue;
        }
        if lookup(url).is_some_and(|other| !is_same_place(&other, &settings.url.value)) {
            elsewhere.get_or_insert(*url);
            continue;
        }
        let of_family = |name: &str| {
            let is_known = credentials.contains(&name) || *url == "MOSAIC_URL";
            lookup(name).filter(|_| is_known)
        };
        return with_variables(settings, &of_family, ANY);
    }
    let name = &settings.name.value;
    let problem = match elsewhere {
        Some(url) => format!(
            "expected credentials for `{name}`, found some for another tenant, which `{url}` names"
        ),
        None => format!("expected credentials for `{name}`, found none in the environment"),
    };
    Err(Failure::new(problem, way_out(&prefix)).into())
}

/// Begins the tenant with the variables that `lookup` has; ours begin with `prefix` there.
fn with_variables(
    settings: &TenantSettings,
    lookup: &dyn Fn(&str) -> Option<String>,
    prefix: &str,
) -> Result<TenantBuilder> {
    let has = |name: &str| lookup(name).is_some();
    let is_ours = CREDENTIALS.iter().any(|name| has(name));
    let is_user = !has("MOSAIC_TOKEN") && !has("MOSAIC_SERVICE_ACCOUNT_JWK");
    let builder = TenantBuilder::from_variables(|name| match name {
        "MOSAIC_URL" => is_ours.then(|| url(settings)),
        "FRODO_HOST" => has("FRODO_SA_ID").then(|| url(settings)),
        "TENANT_BASE_URL" => {
            (has("FCM_ACCESS_TOKEN") || has("SERVICE_ACCOUNT_ID")).then(|| url(settings))
        }
        "MOSAIC_SERVICE_ACCOUNT_ID" => {
            let account = settings.account.as_ref().filter(|_| has("MOSAIC_SERVICE_ACCOUNT_JWK"));
            lookup(name).or_else(|| account.map(|account| account.value.clone()))
        }
        "MOSAIC_REALM" => {
            let realm = settings.realm.as_ref().filter(|_| is_ours && is_user);
            realm.map(|realm| realm.value.clone()).or_else(|| lookup(name).filter(|_| is_ours))
        }
        "MOSAIC_SCOPE" => lookup(name).filter(|_| is_ours),
        name => lookup(name),
    });
    builder.map_err(|error| {
        let reason = error.to_string().replace("`MOSAIC_", &format!("`{prefix}"));
        let problem = format!("expected credentials for `{}`: {reason}", settings.name.value);
        Failure::new(problem, way_out(&settings.variable_prefix())).into()
    })
}

fn way_out(prefix: &str) -> String {
    format!(
        "set `{prefix}TOKEN`, or `{prefix}SERVICE_ACCOUNT_ID` and `{prefix}SERVICE_ACCOUNT_JWK`, or give \
         `--key FILE`"
    )
}

/// Returns whether two URLs are of the same tenant; frodo's end in `/am`.
fn is_same_place(one: &str, other: &str) -> bool {
    let bare = |url: &str| {
        let url = url.trim().trim_end_matches('/');
        url.strip_suffix("/am").unwrap_or(url).to_ascii_lowercase()
    };
    bare(one) == bare(other)
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
            &[("MOSAIC_URL", "https://DEV.example.com"), ("MOSAIC_TOKEN", "t")],
            &[("MOSAIC_URL", "https://other.example.com"), ("MOSAIC_DEV_TOKEN", "t")],
            &[("TENANT_BASE_URL", "https://dev.example.com/am"), ("FCM_ACCESS_TOKEN", "t")],
            &[("FCM_ACCESS_TOKEN", "t"), ("MOSAIC_SCOPE", "fr:idm:*")],
        ] {
            assert_eq!(opened(variables).unwrap(), "https://dev.example.com", "{variables:?}");
        }
    }

    #[test]
    fn no_tenant_gets_the_credentials_of_another() {
        for variables in [
            &[("MOSAIC_URL", "https://prod.example.com"), ("MOSAIC_TOKEN", "hunter2")][..],
            &[("TENANT_BASE_URL", "https://prod.example.com"), ("FCM_ACCESS_TOKEN", "hunter2")],
            &[("MOSAIC_PROD_TOKEN", "hunter2")],
        ] {
            let error = opened(variables).unwrap_err().to_string();
            assert!(error.starts_with("expected credentials for `dev`, found "), "{error}");
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

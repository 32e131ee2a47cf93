//! Which tenant an environment names, and what is said where it names none.

use std::{error::Error, fs, iter};

use crate::client::{InvalidTenant, Tenant, TenantBuilder, credentials::rfc7515};

/// Makes the tenant of variables that are written `NAME=VALUE`.
fn tenant(variables: &[&str]) -> Result<Tenant, InvalidTenant> {
    let lookup = |name: &str| {
        let mut pairs = variables.iter().filter_map(|variable| variable.split_once('='));
        pairs.find(|(found, _)| *found == name).map(|(_, value)| value.to_owned())
    };
    TenantBuilder::from_variables(lookup)?.build()
}

/// Returns what is wrong, with all that stands behind it.
fn refusal(variables: &[&str]) -> String {
    let error: &(dyn Error + 'static) = &tenant(variables).unwrap_err();
    let chain = iter::successors(Some(error), |error| (**error).source());
    chain.map(|error| format!("{error} {error:?}")).collect::<Vec<_>>().join(" ")
}

fn with_jwk(name: &str) -> String {
    format!("{name}={}", rfc7515::JWK)
}

#[test]
fn each_family_names_a_tenant() {
    let ours = with_jwk("MOSAIC_SERVICE_ACCOUNT_JWK");
    let frodo = with_jwk("FRODO_SA_JWK");
    let manager = with_jwk("SERVICE_ACCOUNT_KEY");
    for variables in [
        &["MOSAIC_URL=https://t.example.com", "MOSAIC_TOKEN=token"][..],
        &["MOSAIC_URL=https://t.example.com/", "MOSAIC_SERVICE_ACCOUNT_ID=id", &ours],
        &[
            "MOSAIC_URL= https://t.example.com ",
            "MOSAIC_USERNAME=ann",
            "MOSAIC_PASSWORD=secret",
            "MOSAIC_CLIENT_ID=client",
            "MOSAIC_CLIENT_SECRET=secret",
            "MOSAIC_REALM=alpha",
        ],
        &["FRODO_HOST=https://t.example.com/am/", "FRODO_SA_ID=id", &frodo],
        &["TENANT_BASE_URL=https://t.example.com", "SERVICE_ACCOUNT_ID=id", &manager],
        &["TENANT_BASE_URL=https://t.example.com", "FCM_ACCESS_TOKEN=token", &manager],
    ] {
        assert_eq!(tenant(variables).unwrap().url(), "https://t.example.com");
    }
}

#[test]
fn our_variables_come_before_those_of_others() {
    let frodo = with_jwk("FRODO_SA_JWK");
    let both = [
        "FRODO_HOST=https://frodo.example.com",
        "FRODO_SA_ID=id",
        &frodo,
        "MOSAIC_URL=https://t.example.com",
        "MOSAIC_TOKEN=token",
    ];
    assert_eq!(tenant(&both).unwrap().url(), "https://t.example.com");
    assert_eq!(tenant(&both[..3]).unwrap().url(), "https://frodo.example.com");
    let blank = ["MOSAIC_URL=", "MOSAIC_TOKEN=", both[0], both[1], both[2]];
    assert_eq!(tenant(&blank).unwrap().url(), "https://frodo.example.com");
}

#[test]
fn no_family_lends_to_another() {
    let frodo = with_jwk("FRODO_SA_JWK");
    let url = ["MOSAIC_URL=https://t.example.com", "FRODO_SA_ID=id", &frodo];
    assert!(
        refusal(&url).contains("expected credentials beside `MOSAIC_URL`: set `MOSAIC_URL` with")
    );
    let token = ["MOSAIC_TOKEN=token", "FRODO_HOST=https://t.example.com"];
    assert!(refusal(&token).contains("expected `MOSAIC_URL` beside `MOSAIC_TOKEN`"));
    let scope = ["MOSAIC_SCOPE=fr:idm:*", "FRODO_HOST=https://t.example.com", &frodo];
    assert!(refusal(&scope).contains("expected credentials beside `MOSAIC_SCOPE`"));
}

#[test]
fn what_is_missing_is_told_by_its_name() {
    let half = ["MOSAIC_URL=https://t.example.com", "MOSAIC_SERVICE_ACCOUNT_ID=id"];
    assert!(refusal(&half).contains(
        "expected `MOSAIC_SERVICE_ACCOUNT_JWK` beside `MOSAIC_SERVICE_ACCOUNT_ID` and `MOSAIC_URL`"
    ));
    let nothing = refusal(&["PATH=/bin"]);
    for name in [
        "MOSAIC_URL",
        "MOSAIC_TOKEN",
        "MOSAIC_CLIENT_SECRET",
        "FRODO_SA_JWK",
        "SERVICE_ACCOUNT_KEY",
    ] {
        assert!(nothing.contains(&format!("`{name}`")), "{nothing}");
    }
}

#[test]
fn a_key_may_be_the_path_of_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key.jwk");
    fs::write(&path, format!("\n{}\n", rfc7515::JWK)).unwrap();
    let url = "MOSAIC_URL=https://t.example.com";
    let key = format!("MOSAIC_SERVICE_ACCOUNT_JWK={}", path.display());
    assert!(tenant(&[url, "MOSAIC_SERVICE_ACCOUNT_ID=id", &key]).is_ok());
}

#[test]
fn no_value_is_told() {
    let url = "MOSAIC_URL=https://t.example.com";
    for key in [
        "hunter2",
        "'{\"d\":\"hunter2\"}'",
        "{\"kty\":\"hunter2\"}",
        "{\"kty\":\"RSA\",\"n\":\"hunter2!\"}",
        "-----BEGIN RSA PRIVATE KEY-----hunter2",
        "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----",
    ] {
        let key = format!("MOSAIC_SERVICE_ACCOUNT_JWK={key}");
        let text = refusal(&[url, "MOSAIC_SERVICE_ACCOUNT_ID=hunter2", &key]);
        assert!(text.contains("`MOSAIC_SERVICE_ACCOUNT_JWK`"), "{text}");
        assert!(!text.contains("hunter2"), "{text}");
    }
    for url in ["https://ann:hunter2@t.example.com", "hunter2", "http://t.example.com?hunter2"] {
        let text = refusal(&[&format!("MOSAIC_URL={url}"), "MOSAIC_TOKEN=hunter2"]);
        assert!(!text.contains("hunter2"), "{text}");
    }
}

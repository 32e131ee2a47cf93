//! Tokens: how each kind of credentials asks, and what tasks share.

use std::{error::Error as _, time::Duration};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use bytes::Bytes;
use http::{Request, Response};
use mosaic::{
    Error, Json, ObjectId, ResourceOwner, ServiceAccount, StaticToken, Tenant,
    client::{TokenError, TransactionId},
    wire::Parameters,
};
use tokio::{task::JoinSet, time};

use crate::{
    authority::{Authority, JWK},
    model::AlphaRole,
};

fn account() -> ServiceAccount {
    ServiceAccount::from_jwk("account", JWK).unwrap()
}

fn owner() -> ResourceOwner {
    ResourceOwner::new(("ann", "pass word"), ("client:1", "secret&1"))
}

async fn read(tenant: &Tenant) -> Result<AlphaRole, Error> {
    tenant.managed::<AlphaRole>().read(&ObjectId::new("1").unwrap()).await
}

/// Reads with so many tasks at once.
async fn read_by(count: usize, tenant: &Tenant) -> Vec<Result<AlphaRole, Error>> {
    let mut tasks = JoinSet::new();
    for _ in 0..count {
        let tenant = tenant.clone();
        tasks.spawn(async move { read(&tenant).await });
    }
    tasks.join_all().await
}

/// Returns the pairs of a form.
fn form(request: &Request<Bytes>) -> Vec<(String, String)> {
    assert_eq!(request.headers()["content-type"], "application/x-www-form-urlencoded");
    Parameters::decode(str::from_utf8(request.body()).unwrap()).pairs().to_vec()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test(start_paused = true)]
async fn a_service_account_asks_by_an_assertion() {
    let authority = Authority::default();
    let tenant = authority.tenant(account().scopes(["fr:idm:*", "fr:am:*"])).build().unwrap();
    read(&tenant).await.unwrap();
    let request = authority.requests().swap_remove(0);
    assert_eq!(request.uri(), "https://tenant.example.com/am/oauth2/access_token");
    assert_eq!(request.headers()["accept-api-version"], "protocol=2.1,resource=1.0");
    assert!(!request.headers().contains_key("authorization"));
    let mut form = form(&request);
    let assertion = form.remove(1).1;
    assert_eq!(
        form,
        pairs(&[
            ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            ("client_id", "service-account"),
            ("scope", "fr:idm:* fr:am:*"),
        ])
    );
    let claims = BASE64_URL_SAFE_NO_PAD.decode(assertion.split('.').nth(1).unwrap()).unwrap();
    let claims: Json = serde_json::from_slice(&claims).unwrap();
    assert_eq!(claims["iss"], "account");
    assert_eq!(claims["aud"], "https://tenant.example.com:443/am/oauth2/access_token");
}

#[tokio::test(start_paused = true)]
async fn a_resource_owner_asks_by_a_password_in_the_realm_of_the_client() {
    let grant = [("grant_type", "password"), ("username", "ann"), ("password", "pass word")];
    let client = [("client_id", "client:1"), ("client_secret", "secret&1")];
    let scope = [("scope", "fr:idm:*")];
    for (owner, header, expected) in [
        (owner(), Some("Basic Y2xpZW50JTNBMTpzZWNyZXQlMjYx"), [&grant[..], &scope].concat()),
        (owner().secret_in_form(), None, [&grant[..], &client, &scope].concat()),
    ] {
        let authority = Authority::default();
        read(&authority.tenant(owner).realm("alpha").build().unwrap()).await.unwrap();
        let request = authority.requests().swap_remove(0);
        assert_eq!(request.uri().path(), "/am/oauth2/realms/root/realms/alpha/access_token");
        let found = request.headers().get("authorization").map(|value| value.to_str().unwrap());
        assert_eq!(found, header);
        assert_eq!(form(&request), pairs(&expected));
    }
}

#[tokio::test(start_paused = true)]
async fn many_tasks_share_one_token_for_as_long_as_it_is_good() {
    let authority = Authority::default();
    let tenant = authority.tenant(account()).build().unwrap();
    assert!(read_by(64, &tenant).await.iter().all(Result::is_ok));
    assert_eq!(authority.asked(), 1);
    time::advance(Duration::from_secs(800)).await;
    assert!(read_by(64, &tenant).await.iter().all(Result::is_ok));
    assert_eq!(authority.asked(), 1);
    time::advance(Duration::from_secs(800)).await;
    assert!(read_by(64, &tenant).await.iter().all(Result::is_ok));
    assert_eq!(authority.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_bounds_the_wait_for_a_token_too_and_takes_it_from_nobody() {
    let authority = Authority::default();
    let tenant = authority.tenant(account()).build().unwrap();
    let id = ObjectId::new("1").unwrap();
    let hasty = tenant.managed::<AlphaRole>().delete(&id).deadline(Duration::from_millis(100));
    let (hasty, patient) = tokio::join!(hasty.into_future(), read(&tenant));
    let error = hasty.unwrap_err();
    assert!(error.is_timeout() && !error.may_have_happened() && error.attempts() == 0, "{error}");
    assert!(patient.is_ok());
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_refused_is_replaced_once_for_all() {
    let authority = Authority::default();
    let tenant = authority.tenant(account()).build().unwrap();
    read(&tenant).await.unwrap();
    authority.revoke();
    assert!(read_by(64, &tenant).await.iter().all(Result::is_ok));
    assert_eq!(authority.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_call_whose_second_token_is_refused_too_fails() {
    let authority = Authority::default();
    let tenant = authority.tenant(account()).build().unwrap();
    authority.close();
    let error = read(&tenant).await.unwrap_err();
    assert!(error.is_unauthorized(), "{error}");
    assert_eq!((authority.asked(), authority.requests().len()), (2, 4));
}

#[tokio::test(start_paused = true)]
async fn a_token_without_another_is_not_sent_twice() {
    let authority = Authority::default();
    let tenant = authority.tenant(StaticToken::new("stale")).build().unwrap();
    assert!(read(&tenant).await.unwrap_err().is_unauthorized());
    assert_eq!((authority.asked(), authority.requests().len()), (0, 1));
}

#[tokio::test(start_paused = true)]
async fn what_the_endpoint_refuses_is_told_to_all_in_its_words_and_asked_anew_by_the_next() {
    let authority = Authority::default();
    let body = r#"{"error":"invalid_client","error_description":"Unknown service account"}"#;
    authority.refuse(Response::builder().status(401).body(body).unwrap());
    let tenant = authority.tenant(account()).build().unwrap();
    let outcomes = read_by(64, &tenant).await;
    assert_eq!((authority.asked(), authority.requests().len()), (1, 1));
    for outcome in outcomes {
        let error = outcome.unwrap_err();
        assert!(error.is_unauthorized() && !error.may_have_happened());
        let cause = error.source().unwrap().to_string();
        assert_eq!(cause, "401 invalid_client: Unknown service account");
        let asked = authority.requests().swap_remove(0);
        let id = asked.headers()["x-forgerock-transactionid"].to_str().unwrap().to_owned();
        assert_eq!(error.transaction_id(), Some(id.as_str()), "of the request that was refused");
    }
    read(&tenant).await.unwrap_err();
    assert_eq!(authority.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_page_of_a_load_balancer_is_no_token() {
    let authority = Authority::default();
    let page = Response::builder().status(403).header("content-type", "text/html");
    authority.refuse(page.body("<h1>403 Forbidden</h1>").unwrap());
    let error = read(&authority.tenant(account()).build().unwrap()).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 403);
    assert!(error.source().unwrap().to_string().contains("403 Forbidden"));
}

#[tokio::test(start_paused = true)]
async fn every_request_says_who_asks_and_which_call_it_is() {
    let authority = Authority::default();
    let tenant = authority
        .tenant(account())
        .user_agent("onboarding/1.4")
        .api_version("protocol=2.1,resource=2.0")
        .header("X-Gateway-Key", "key")
        .transaction_prefix("onboarding")
        .build()
        .unwrap();
    read(&tenant).await.unwrap();
    let [token, resource] = authority.requests().try_into().unwrap();
    assert_eq!(resource.uri(), "https://tenant.example.com/openidm/managed/alpha_role/1");
    assert_eq!(resource.headers()["authorization"], "Bearer token-1");
    assert_eq!(resource.headers()["accept-api-version"], "protocol=2.1,resource=2.0");
    assert_eq!(token.headers()["accept-api-version"], "protocol=2.1,resource=1.0");
    for request in [&token, &resource] {
        let headers = request.headers();
        assert_eq!(headers["user-agent"], "onboarding/1.4");
        assert_eq!(headers["x-gateway-key"], "key");
        let id = headers["x-forgerock-transactionid"].to_str().unwrap();
        assert!(id.starts_with("onboarding-") && id.len() == 43, "{id}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_caller_may_name_its_calls() {
    let authority = Authority::default();
    let next = || TransactionId::new("request-7").unwrap();
    let tenant = authority.tenant(account()).transaction_ids(next).build().unwrap();
    read(&tenant).await.unwrap();
    for request in authority.requests() {
        assert_eq!(request.headers()["x-forgerock-transactionid"], "request-7");
    }
    for text in ["", "a b", "a\nb", "ä"] {
        assert!(TransactionId::new(text).is_err());
    }
}

#[test]
fn settings_that_contradict_each_other_make_no_tenant() {
    let begin = || Authority::default().tenant(StaticToken::new("token"));
    for (builder, expected) in [
        (Tenant::builder("https://tenant.example.com"), "expected credentials"),
        (begin().connect_timeout(Duration::from_secs(1)), "transport over the network"),
        (begin().header("Authorization", "hunter2"), "`authorization` is the client's own"),
        (begin().header("X Key", "hunter2"), "expected the name of a header"),
        (begin().header("X-Key", "hunter2\n"), "expected a value for the header `x-key`"),
        (begin().transaction_prefix(""), "expected a transaction id"),
    ] {
        let error = builder.build().unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
        assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    }
}

#[tokio::test]
async fn a_source_of_ones_own_may_fail_in_its_own_words() {
    let error = TokenError::other("the vault is sealed");
    assert_eq!(error.source().unwrap().to_string(), "the vault is sealed");
    assert_eq!((error.status(), error.code()), (None, None));
}

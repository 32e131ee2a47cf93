//! Who may ask, and what everybody else is told.

use http::{Request, StatusCode, header};
use mosaic_emulator::{Flavour, Options};
use serde_json::{Value, json};

use crate::client::{Client, LIBRARY, answer, ask, open, password_form};

#[test]
fn a_password_opens_the_interface() {
    let client = Client::new(&[]);
    let issued = ask(&client.emulator, &password_form("fr:idm:*"));
    assert_eq!(issued.status, StatusCode::OK);
    assert_eq!(issued.headers[header::CACHE_CONTROL], "no-store");
    let body = issued.json();
    assert_eq!((&body["token_type"], &body["expires_in"]), (&json!("Bearer"), &json!(899)));
    assert_eq!(client.get("/openidm/config").status, StatusCode::OK);
}

#[test]
fn a_wrong_secret_and_a_wrong_password_are_told_apart() {
    let client = Client::new(&[]);
    let form = password_form("fr:idm:*");
    let wrong_secret = ask(&client.emulator, &form.replace("client-secret", "other"));
    assert_eq!(wrong_secret.status, StatusCode::UNAUTHORIZED);
    assert_eq!(wrong_secret.json()["error"], "invalid_client");
    assert!(wrong_secret.headers.contains_key(header::WWW_AUTHENTICATE));
    let wrong_password = ask(&client.emulator, &form.replace("mosaic-password", "other"));
    assert_eq!(wrong_password.status, StatusCode::BAD_REQUEST);
    assert_eq!(wrong_password.json()["error"], "invalid_grant");
    let no_grant = ask(&client.emulator, "grant_type=client_credentials&client_id=a");
    assert_eq!(no_grant.json()["error"], "unsupported_grant_type");
}

#[test]
fn without_a_token_of_its_own_nobody_comes_in() {
    let mut client = Client::new(&[]);
    client.token = "made-up".to_owned();
    let refused = client.get("/openidm/managed/alpha_user?_queryFilter=true");
    let expected = json!({"code": 401, "reason": "Unauthorized", "message": "Access Denied"});
    assert_eq!((refused.status, refused.json()), (StatusCode::UNAUTHORIZED, expected));
    assert_eq!(client.get("/openidm/info/ping").json()["state"], "ACTIVE_READY");
}

#[test]
fn a_token_for_something_else_is_not_enough() {
    let mut client = Client::new(&[]);
    let issued = ask(&client.emulator, &password_form("fr:am:*"));
    client.token = issued.json()["access_token"].as_str().unwrap().to_owned();
    assert_eq!(client.get("/openidm/config").status, StatusCode::FORBIDDEN);
}

#[test]
fn the_administrator_of_a_self_managed_server_needs_no_token() {
    let ask_as_administrator = |flavour| {
        let options = Options { flavour, ..Options::default() };
        let emulator = open(LIBRARY, options);
        let request = Request::get("/openidm/info/login")
            .header("X-OpenIDM-Username", "openidm-admin")
            .header("X-OpenIDM-Password", "openidm-admin");
        answer(&emulator, &request.body(bytes::Bytes::new()).unwrap())
    };
    let login = ask_as_administrator(Flavour::Idm);
    assert_eq!(login.json()["authenticationId"], "openidm-admin");
    assert_eq!(ask_as_administrator(Flavour::Aic).status, StatusCode::UNAUTHORIZED);
}

#[test]
fn a_transaction_is_answered_under_its_name() {
    let client = Client::new(&[]);
    let headers = [("X-ForgeRock-TransactionId", "transaction-7")];
    for target in
        ["GET /openidm/config", "GET /openidm/managed/nosuch/1", "GET /am/json/serverinfo/*"]
    {
        let answer = client.send_with(target, &headers, &Value::Null);
        assert_eq!(answer.headers["x-forgerock-transactionid"], "transaction-7", "{target}");
    }
}

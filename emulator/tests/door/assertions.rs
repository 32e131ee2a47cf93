//! What a service account signs, and the token that it gets for that over a real port.

use std::net::SocketAddr;

use mosaic_emulator::{Options, ServiceAccount};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::{
    client::{LIBRARY, open},
    signer::{assertion, claims},
    socket::{serve, talk},
};

const GRANT: &str = "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer";

/// A tenant on a port, and the account that it knows.
struct Served {
    address: SocketAddr,
    account: ServiceAccount,
    _end: oneshot::Sender<()>,
}

impl Served {
    async fn new() -> Self {
        let (address, end) = serve(Options::default()).await;
        let account = open(LIBRARY, Options::default()).service_account().clone();
        Self { address, account, _end: end }
    }

    /// Returns the claims of an assertion that nothing is wrong with.
    fn claims(&self) -> Value {
        claims(&self.account, &format!("http://{}/am/oauth2/access_token", self.address))
    }

    /// Asks for a token, and returns the status and the body.
    async fn ask(&self, assertion: &str, scope: &str) -> (u16, Value) {
        let form = format!(
            "grant_type={GRANT}&client_id=service-account&assertion={assertion}&scope={scope}"
        );
        let length = form.len();
        let head = "Content-Type: application/x-www-form-urlencoded";
        self.send(
            &format!(
                "POST /am/oauth2/access_token HTTP/1.1\r\n{head}\r\nContent-Length: {length}\r\n"
            ),
            &form,
        )
        .await
    }

    /// Sends a request, and returns the status and the body.
    async fn send(&self, head: &str, body: &str) -> (u16, Value) {
        let text = format!("{head}Host: {}\r\nConnection: close\r\n\r\n{body}", self.address);
        let answer = talk(self.address, &text).await;
        let (head, body) = answer.split_once("\r\n\r\n").expect("the head comes whole");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let body = serde_json::from_str(body).expect("the body is JSON");
        (status.expect("an answer has a status"), body)
    }
}

#[tokio::test]
async fn whoever_signs_with_the_exported_key_comes_in() {
    let served = Served::new().await;
    let (status, body) =
        served.ask(&assertion(&served.account, &served.claims()), "fr:idm:*").await;
    assert_eq!(
        (status, &body["token_type"], &body["scope"]),
        (200, &json!("Bearer"), &json!("fr:idm:*"))
    );
    let token = body["access_token"].as_str().expect("a token is a text");
    let head = format!("GET /openidm/config HTTP/1.1\r\nAuthorization: Bearer {token}\r\n");
    assert_eq!(served.send(&head, "").await.0, 200);
}

#[tokio::test]
async fn an_assertion_may_be_good_for_as_long_as_the_vendor_makes_it() {
    let served = Served::new().await;
    let mut claims = served.claims();
    claims["exp"] = json!(claims["exp"].as_u64().unwrap() - 180 + 899);
    assert_eq!(served.ask(&assertion(&served.account, &claims), "fr:idm:*").await.0, 200);
}

#[tokio::test]
async fn an_assertion_that_says_anything_else_is_refused() {
    let served = Served::new().await;
    let end = served.claims()["exp"].as_u64().unwrap();
    let cases = [
        ("iss", json!("somebody"), "The assertion is not of a known service account"),
        ("sub", json!("somebody"), "The assertion is not of a known service account"),
        (
            "aud",
            json!("https://tenant.example:443/am/oauth2/access_token"),
            "The audience of the assertion is not this endpoint",
        ),
        ("exp", json!(end - 181), "The assertion has expired"),
        ("exp", json!(end + 900), "The assertion is good for longer than 15 minutes"),
        ("exp", Value::Null, "The assertion is not a JSON Web Token"),
    ];
    for (name, value, expected) in cases {
        let mut claims = served.claims();
        claims[name] = value;
        let (status, body) = served.ask(&assertion(&served.account, &claims), "fr:idm:*").await;
        let refusal = json!({"error": "invalid_grant", "error_description": expected});
        assert_eq!((status, body), (400, refusal), "{claims}");
    }
}

#[tokio::test]
async fn what_the_account_did_not_sign_is_refused() {
    let served = Served::new().await;
    let stranger = ServiceAccount::generate(served.account.id()).expect("there are random numbers");
    let own = assertion(&served.account, &served.claims());
    let mut claims = served.claims();
    claims["jti"] = json!("twice");
    let other = assertion(&served.account, &claims);
    let (message, _) = own.rsplit_once('.').unwrap();
    let (_, signature) = other.rsplit_once('.').unwrap();
    let expected = json!({
        "error": "invalid_grant",
        "error_description": "The signature of the assertion is wrong",
    });
    for forged in [assertion(&stranger, &served.claims()), format!("{message}.{signature}")] {
        assert_eq!(served.ask(&forged, "fr:idm:*").await, (400, expected.clone()));
    }
}

#[tokio::test]
async fn the_same_assertion_may_ask_again_for_less() {
    let served = Served::new().await;
    let assertion = assertion(&served.account, &served.claims());
    let (status, body) = served.ask(&assertion, "fr:idm:*%20fr:autoaccess:*").await;
    let expected = json!({
        "error": "invalid_scope",
        "error_description": "Unsupported scope for service account: fr:autoaccess:*",
    });
    assert_eq!((status, body), (400, expected));
    assert_eq!(served.ask(&assertion, "fr:idm:*").await.0, 200);
}

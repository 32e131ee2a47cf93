//! Nothing that the client shows tells a secret: neither its texts, nor its errors, nor its log.

use std::{error, fmt::Debug, iter};

use http::Response;
use mosaic::{
    Error, Json, ObjectId, Patch, ResourceOwner, Retry, ServiceAccount, StaticToken, Tenant,
    client::{AccessToken, Proxy, TransportFailure},
};

use crate::{
    authority::{Authority, JWK},
    model::AlphaRole,
    script::{Script, Step, answer, refusal},
    trace::Trace,
};

/// A secret of the caller's: a password, a token, a value of a property.
const PLANTED: &str = "hunter2";

/// A token that the endpoint gives.
const GIVEN: &str = "token-1";

/// What was shown, and the secrets that must not be in it.
struct Shown {
    texts: Vec<String>,
    secrets: Vec<String>,
}

impl Shown {
    fn new() -> Self {
        let key: Json = serde_json::from_str(JWK).unwrap();
        let private = ["d", "p", "q", "dp", "dq", "qi"].map(|name| key[name].as_str().unwrap());
        let mut secrets: Vec<_> = private.map(|member| member[..16].to_owned()).into();
        secrets.extend([PLANTED, GIVEN, "sesame"].map(str::to_owned));
        Self { texts: Vec::new(), secrets }
    }

    fn debug(&mut self, value: &impl Debug) {
        self.texts.push(format!("{value:?} {value:#?}"));
    }

    fn error(&mut self, error: &Error) {
        let first: &(dyn error::Error + 'static) = error;
        for link in iter::successors(Some(first), |error| (**error).source()) {
            self.texts.push(format!("{link} {link:?} {link:#?}"));
        }
    }

    fn check(&self) {
        assert!(!self.texts.is_empty());
        for text in &self.texts {
            let told = self.secrets.iter().find(|secret| text.contains(secret.as_str()));
            assert_eq!(told, None, "in {text}");
        }
    }
}

fn account() -> ServiceAccount {
    ServiceAccount::from_jwk("account", JWK).unwrap()
}

fn owner() -> ResourceOwner {
    ResourceOwner::new(("ann", PLANTED), ("client", PLANTED))
}

fn id() -> ObjectId {
    ObjectId::new("1").unwrap()
}

async fn read(tenant: &Tenant) -> Result<AlphaRole, Error> {
    tenant.managed::<AlphaRole>().read(&id()).retry(Retry::off()).await
}

#[tokio::test]
async fn what_holds_a_secret_does_not_show_it() {
    let mut shown = Shown::new();
    shown.debug(&account());
    shown.debug(&owner());
    shown.debug(&owner().secret_in_form());
    shown.debug(&StaticToken::new(PLANTED));
    shown.debug(&AccessToken::new(PLANTED));
    shown.debug(&Proxy::Url(format!("http://ann:{PLANTED}@proxy.example.com")));
    let builder = Tenant::builder(format!("https://ann:{PLANTED}@tenant.example.com"))
        .credentials(owner())
        .header("X-Gateway-Key", PLANTED)
        .proxy(Proxy::Url(format!("http://ann:{PLANTED}@proxy.example.com")));
    shown.debug(&builder);
    let error = builder.build().unwrap_err();
    shown.texts.push(format!("{error} {error:?}"));
    let tenant = Tenant::builder("http://127.0.0.1:1")
        .credentials(account())
        .header("X-Gateway-Key", PLANTED)
        .proxy(Proxy::Url(format!("http://ann:{PLANTED}@127.0.0.1:1")))
        .root_certificates(include_bytes!("../../src/client/transport/network/localhost.pem"))
        .build()
        .unwrap();
    shown.debug(&tenant);
    shown.error(&read(&tenant).await.unwrap_err());
    shown.check();
}

#[tokio::test(start_paused = true)]
async fn no_error_of_a_token_and_no_line_about_it_tells_one() {
    let (trace, mut shown) = (Trace::default(), Shown::new());
    let guard = trace.listen();
    let authority = Authority::default();
    let tenant = authority.tenant(account()).header("X-Gateway-Key", PLANTED).build().unwrap();
    read(&tenant).await.unwrap();
    shown.debug(&tenant);
    authority.revoke();
    read(&tenant).await.unwrap();
    authority.close();
    shown.error(&read(&tenant).await.unwrap_err());
    for body in [
        r#"{"error":"invalid_grant","error_description":"no"}"#,
        r#"{"access_token":"hunter2","token_type":"mac"}"#,
        r#"{"access_token":"hunter2 hunter2"}"#,
        r#"{"access_token":{"hunter2":"hunter2"}}"#,
        r#"{"access_token":"hunter2"#,
    ] {
        for status in [200, 400, 403, 500] {
            let authority = Authority::default();
            authority.refuse(Response::builder().status(status).body(body).unwrap());
            let tenant = authority.tenant(owner()).build().unwrap();
            shown.error(&read(&tenant).await.unwrap_err());
        }
    }
    drop(guard);
    let lines = trace.text();
    assert!(lines.contains("the token endpoint answered"), "{lines}");
    shown.texts.push(lines);
    shown.check();
}

#[tokio::test(start_paused = true)]
async fn no_error_of_a_call_and_no_line_about_it_tells_a_value() {
    let (trace, mut shown) = (Trace::default(), Shown::new());
    let guard = trace.listen();
    for step in [
        || refusal(401),
        || refusal(429),
        || answer(200, r#"{"_id":"1","name":["hunter2"]}"#),
        || answer(200, r#"{"_id":"1","name":"hunter2"#),
        || answer(200, r#""hunter2""#),
        || Step::Fail(TransportFailure::TimedOut),
        || Step::Fail(TransportFailure::NotConnected),
    ] {
        let script = Script::new([step(), step(), step()]);
        let roles = script.tenant().managed::<AlphaRole>();
        let patch = Patch::new().set(AlphaRole::NAME, PLANTED);
        let calls = [
            roles.read(&id()).retry(Retry::off()).await.map(drop),
            roles.create(AlphaRole::draft(PLANTED)).retry(Retry::off()).await.map(drop),
            roles.patch(&id(), patch).retry(Retry::off()).await.map(drop),
        ];
        for error in calls.into_iter().filter_map(Result::err) {
            shown.error(&error);
        }
        let call = roles.create(AlphaRole::draft(PLANTED));
        shown.debug(&call);
    }
    drop(guard);
    let lines = trace.text();
    assert!(lines.contains("type=\"managed/alpha_role\""), "{lines}");
    shown.texts.push(lines);
    shown.check();
}

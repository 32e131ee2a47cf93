//! A local tenant and whoever asks it: requests and answers as the vectors write them.

use std::sync::LazyLock;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Request, Response, header};
use mosaic::Json;
use mosaic_emulator::{Emulator, Fault, Flavour, Options, Passwords, ServiceAccount};
use serde_json::json;

use crate::signer;

/// The account of every tenant here: to make a key takes longer than all the requests.
static ACCOUNT: LazyLock<ServiceAccount> =
    LazyLock::new(|| ServiceAccount::generate("account").expect("the machine has random numbers"));

/// Where every tenant here is.
const HOST: &str = "tenant.example";

/// Where it gives tokens out.
const TOKENS: &str = "/am/oauth2/access_token";

/// A local tenant, and who asks.
pub(crate) struct Door {
    emulator: Emulator,
    authorization: Option<HeaderValue>,
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asker {
    /// Someone who may do everything.
    Administrator,
    /// A service account.
    ServiceAccount,
    /// Someone whose token is not for this interface.
    Stranger,
    /// Someone without a token.
    Nobody,
}

/// An answer, its body read as JSON where it is some.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Json,
}

impl Door {
    /// Opens a tenant that serves the types `objects`.
    pub(crate) fn open(flavour: Flavour, objects: &Json, faults: Vec<Fault>) -> Self {
        let managed = json!({ "objects": objects }).to_string();
        let service_account = Some(ACCOUNT.clone());
        let options = Options { flavour, faults, service_account, ..Options::default() };
        let emulator =
            Emulator::open(managed.as_bytes(), options).expect("the configuration has no error");
        let mut door = Self { emulator, authorization: None };
        door.let_in(Asker::Administrator);
        door
    }

    /// Asks in the name of `asker` from now on.
    pub(crate) fn let_in(&mut self, asker: Asker) {
        let grant = match asker {
            Asker::Administrator => password("fr:idm:*"),
            Asker::Stranger => password("fr:am:*"),
            Asker::ServiceAccount => jwt_bearer("fr:idm:*"),
            Asker::Nobody => {
                self.authorization = None;
                return;
            }
        };
        let answer = self.ask_for_token(&grant);
        let token = answer.body["access_token"].as_str().expect("the grant is good");
        let bearer = HeaderValue::try_from(format!("Bearer {token}")).expect("a token is plain");
        self.authorization = Some(bearer);
    }

    /// Asks for a token with a form.
    pub(crate) fn ask_for_token(&self, form: &str) -> Answer {
        let request = Request::post(TOKENS)
            .header(header::HOST, HOST)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Bytes::from(form.to_owned()))
            .expect("the parts of the request are plain");
        Answer::of(&self.emulator.answer(&request))
    }

    /// Sends a request in the form of the vectors: `method`, `path`, `query`, `headers`, and `body` or
    /// `rawBody`, which are JSON unless `noContentType` is true.
    pub(crate) fn send(&self, asked: &Json) -> Answer {
        let text = |name: &str| asked[name].as_str().map(str::to_owned);
        let target = match text("query") {
            Some(query) => format!("{}?{query}", path(asked)),
            None => path(asked).to_owned(),
        };
        let method = asked["method"].as_str().expect("a request has a method");
        let mut request = Request::builder().method(method).uri(target);
        let body = match (asked.get("body"), text("rawBody")) {
            (_, Some(raw)) => Some(raw),
            (Some(body), None) => Some(body.to_string()),
            (None, None) => None,
        };
        let headers = asked["headers"].as_object();
        for (name, value) in headers.into_iter().flatten() {
            request = request.header(name, value.as_str().expect("a header is text"));
        }
        let mut request = request
            .body(Bytes::from(body.clone().unwrap_or_default()))
            .expect("the parts of the request are plain");
        let given = request.headers_mut();
        if body.is_some() && asked["noContentType"] != json!(true) {
            let json = HeaderValue::from_static("application/json");
            given.entry(header::CONTENT_TYPE).or_insert(json);
        }
        if let Some(authorization) = &self.authorization {
            given.insert(header::AUTHORIZATION, authorization.clone());
        }
        given.insert(header::HOST, HeaderValue::from_static(HOST));
        Answer::of(&self.emulator.answer(&request))
    }

    /// Sends a request that prepares another one, and has to succeed.
    pub(crate) fn prepare(&self, asked: &Json) -> Answer {
        let answer = self.send(asked);
        assert!(answer.status < 300, "{asked}\n{answer:?}");
        answer
    }
}

impl Answer {
    fn of(response: &Response<Bytes>) -> Self {
        let body = response.body();
        let body = match serde_json::from_slice(body) {
            Ok(json) => json,
            Err(_) if body.is_empty() => Json::Null,
            Err(_) => Json::from(String::from_utf8_lossy(body)),
        };
        Self { status: response.status().as_u16(), headers: response.headers().clone(), body }
    }

    /// Returns the text of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("a header is text"))
    }
}

/// Returns the path that a request in the form of the vectors is sent to.
pub(crate) fn path(asked: &Json) -> &str {
    asked["path"].as_str().expect("a request has a path")
}

/// Returns the form that asks for a token with a password.
fn password(scope: &str) -> String {
    let Passwords { client_id, client_secret, username, password } = Passwords::GRANT;
    format!(
        "grant_type=password&client_id={client_id}&client_secret={client_secret}\
         &username={username}&password={password}&scope={scope}"
    )
}

/// Returns the form that asks for a token of the service account.
pub(crate) fn jwt_bearer(scope: &str) -> String {
    let assertion =
        signer::assertion(&ACCOUNT, &signer::claims(&ACCOUNT, &format!("https://{HOST}{TOKENS}")));
    format!(
        "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&client_id=service-account\
         &assertion={assertion}&scope={scope}"
    )
}

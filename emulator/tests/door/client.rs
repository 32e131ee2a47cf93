//! Whoever talks to a tenant in these tests.

use std::sync::LazyLock;

use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode, header};
use mosaic_emulator::{Emulator, Fault, Options, Passwords, ServiceAccount};
use serde_json::Value;

/// Two types, one of them with a policy.
pub(crate) const LIBRARY: &str = r#"{"objects": [
    {"name": "alpha_user", "schema": {
        "order": ["userName", "mail"],
        "required": ["userName"],
        "properties": {
            "userName": {"type": "string"},
            "mail": {"type": "string", "policies": [{"policyId": "valid-email-address-format"}]}
        }
    }},
    {"name": "loan", "schema": {
        "order": ["title"],
        "properties": {"title": {"type": "string"}, "pages": {"type": "number"}}
    }}
]}"#;

/// What a tenant answered.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// Returns the body.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("the body is JSON")
    }
}

/// Somebody with a token.
pub(crate) struct Client {
    pub(crate) emulator: Emulator,
    pub(crate) token: String,
}

impl Client {
    /// Opens a tenant with `faults`.
    pub(crate) fn new(faults: &[Fault]) -> Self {
        Self::with(Options { faults: faults.to_vec(), ..Options::default() })
    }

    /// Opens a tenant.
    pub(crate) fn with(options: Options) -> Self {
        Self::of(open(LIBRARY, options))
    }

    /// Gets a token of a tenant.
    pub(crate) fn of(emulator: Emulator) -> Self {
        let token = token(&emulator);
        Self { emulator, token }
    }

    /// Sends a request as `METHOD TARGET`, with a body of JSON unless it is null.
    pub(crate) fn send(&self, line: &str, body: &Value) -> Answer {
        self.send_with(line, &[], body)
    }

    /// Sends a request with headers.
    pub(crate) fn send_with(&self, line: &str, headers: &[(&str, &str)], body: &Value) -> Answer {
        let (method, target) = line.split_once(' ').expect("a line has a method and a target");
        let mut request = Request::builder()
            .method(method)
            .uri(target)
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut text = Bytes::new();
        if !body.is_null() {
            request = request.header(header::CONTENT_TYPE, "application/json");
            text = body.to_string().into();
        }
        answer(&self.emulator, &request.body(text).expect("a test sends a request"))
    }

    /// Reads a document.
    pub(crate) fn get(&self, target: &str) -> Answer {
        self.send(&format!("GET {target}"), &Value::Null)
    }
}

/// Opens a tenant with a key that all tests share: to make one takes its time.
pub(crate) fn open(schema: &str, options: Options) -> Emulator {
    static ACCOUNT: LazyLock<ServiceAccount> =
        LazyLock::new(|| ServiceAccount::generate("account").expect("there are random numbers"));
    let options = Options { service_account: Some(ACCOUNT.clone()), ..options };
    Emulator::open(schema.as_bytes(), options).expect("the schema is sound")
}

/// Sends a request.
pub(crate) fn answer(emulator: &Emulator, request: &Request<Bytes>) -> Answer {
    let (parts, body) = emulator.answer(request).into_parts();
    Answer { status: parts.status, headers: parts.headers, body }
}

/// Sends a form to the token endpoint.
pub(crate) fn ask(emulator: &Emulator, form: &str) -> Answer {
    let request = Request::post("/am/oauth2/access_token")
        .header(header::HOST, "tenant.example")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Bytes::from(form.to_owned()))
        .expect("a test sends a request");
    answer(emulator, &request)
}

/// Returns a token for the password of the user.
pub(crate) fn token(emulator: &Emulator) -> String {
    let answer = ask(emulator, &password_form("fr:idm:*"));
    answer.json()["access_token"].as_str().expect("the password is known").to_owned()
}

/// Returns the form of the password grant.
pub(crate) fn password_form(scope: &str) -> String {
    let Passwords { client_id, client_secret, username, password } = Passwords::GRANT;
    format!(
        "grant_type=password&client_id={client_id}&client_secret={client_secret}\
         &username={username}&password={password}&scope={scope}"
    )
}

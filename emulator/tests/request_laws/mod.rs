//! What holds for any request, shared by a test and by the fuzzer.

use std::sync::LazyLock;

use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, header};
use mosaic_emulator::{Emulator, Flavour, Options, Passwords};

/// Types of every kind of property.
const SCHEMA: &str = include_str!("schema.json");

/// A tenant of each kind, and who may do anything there.
static TENANTS: LazyLock<[(Emulator, HeaderValue); 2]> = LazyLock::new(|| {
    [Flavour::Aic, Flavour::Idm].map(|flavour| {
        let options = Options { flavour, ..Options::default() };
        let emulator =
            Emulator::open(SCHEMA.as_bytes(), options).expect("the schema has no errors");
        let token = token(&emulator);
        (emulator, HeaderValue::try_from(format!("Bearer {token}")).expect("a token is plain"))
    })
});

/// Returns a token for the user of `emulator`.
fn token(emulator: &Emulator) -> String {
    let Passwords { client_id, client_secret, username, password } = Passwords::GRANT;
    let form = format!(
        "grant_type=password&client_id={client_id}&client_secret={client_secret}&username={username}\
         &password={password}&scope=fr:idm:*"
    );
    let request = Request::post("/am/oauth2/access_token")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Bytes::from(form))
        .expect("the parts of the request are plain");
    let response = emulator.answer(&request);
    let body: serde_json::Value = serde_json::from_slice(response.body()).expect("a token is JSON");
    body["access_token"].as_str().expect("the password is known").to_owned()
}

/// Checks that a request of either kind of tenant is answered, and a refusal told in full.
///
/// The text is that of a request in HTTP: a line with method and target, headers, an empty line, and a
/// body. What is no request is nothing to check.
pub(crate) fn check(text: &[u8]) {
    let Some(request) = read(text) else {
        return;
    };
    for (emulator, authorization) in &*TENANTS {
        check_answer(&request, &emulator.answer(&request));
        let mut admitted = request.clone();
        admitted.headers_mut().insert(header::AUTHORIZATION, authorization.clone());
        check_answer(&admitted, &emulator.answer(&admitted));
    }
}

/// Reads a request.
fn read(text: &[u8]) -> Option<Request<Bytes>> {
    let split = text.windows(2).position(|pair| pair == b"\n\n");
    let (head, body) = match split {
        Some(position) => (&text[..position], &text[position + 2..]),
        None => (text, &[][..]),
    };
    let mut lines = head.split(|byte| *byte == b'\n');
    let line = std::str::from_utf8(lines.next()?).ok()?;
    let (method, target) = line.split_once(' ')?;
    let mut request =
        Request::builder().method(Method::from_bytes(method.as_bytes()).ok()?).uri(target);
    for line in lines {
        let colon = line.iter().position(|byte| *byte == b':')?;
        request = request.header(&line[..colon], line[colon + 1..].trim_ascii());
    }
    request.body(Bytes::copy_from_slice(body)).ok()
}

/// Checks that a refusal of the REST interface is one in the words of the protocol.
fn check_answer(request: &Request<Bytes>, response: &Response<Bytes>) {
    let status = response.status();
    let is_told = status.is_client_error() || status.is_server_error();
    let is_raw = request.uri().query().is_some_and(|query| query.contains("imeType"));
    if !is_told || is_raw || !request.uri().path().starts_with("/openidm/") {
        return;
    }
    let body: serde_json::Value =
        serde_json::from_slice(response.body()).expect("a refusal is JSON");
    assert_eq!(body["code"], status.as_u16(), "{body}");
    assert!(body["message"].is_string(), "{body}");
}

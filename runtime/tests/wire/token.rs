//! Asking for a token.

use bytes::Bytes;
use http::{Response, uri::PathAndQuery};
use mosaic::wire::token::{
    ClientAuthentication, Grant, Secret, TokenAnswer, TokenFailure, TokenRequest,
};

fn endpoint() -> PathAndQuery {
    PathAndQuery::from_static("/am/oauth2/access_token")
}

fn answer(status: u16, body: &'static str) -> Result<TokenAnswer, TokenFailure> {
    let response = Response::builder().status(status).header("Content-Type", "application/json");
    TokenRequest::decode(&response.body(Bytes::from_static(body.as_bytes())).unwrap())
}

fn password(client: ClientAuthentication) -> TokenRequest {
    let password = Secret::new("p&ß");
    let grant = Grant::Password { user_name: "ann +".to_owned(), password };
    TokenRequest { grant, client, scopes: vec!["fr:idm:*".to_owned(), "openid".to_owned()] }
}

fn text(body: &Bytes) -> &str {
    std::str::from_utf8(body).unwrap()
}

#[test]
fn a_service_account_asks_with_an_assertion() {
    let request = TokenRequest {
        grant: Grant::Assertion(Secret::new("a.b.c")),
        client: ClientAuthentication::Named { id: "service-account".to_owned() },
        scopes: vec!["fr:idm:*".to_owned()],
    };
    let request = request.encode(&endpoint());
    assert_eq!(
        (request.method().as_str(), request.uri().path()),
        ("POST", "/am/oauth2/access_token")
    );
    assert_eq!(request.headers()["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(
        text(request.body()),
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=a.b.c&client_id=service-account&scope=fr%3Aidm%3A%2A",
    );
}

#[test]
fn a_secret_is_in_the_form_or_in_the_header() {
    let (id, secret) = ("my:app".to_owned(), Secret::new("s3cret"));
    let form = password(ClientAuthentication::Form { id: id.clone(), secret: secret.clone() });
    assert_eq!(
        text(form.encode(&endpoint()).body()),
        "grant_type=password&username=ann%20%2B&password=p%26%C3%9F&client_id=my%3Aapp&client_secret=s3cret&scope=fr%3Aidm%3A%2A%20openid",
    );
    let basic = password(ClientAuthentication::Basic { id, secret }).encode(&endpoint());
    // `my%3Aapp:s3cret`
    assert_eq!(basic.headers()["authorization"], "Basic bXklM0FhcHA6czNjcmV0");
    assert!(basic.headers()["authorization"].is_sensitive());
    assert!(!text(basic.body()).contains("client"));
}

#[test]
fn a_token_comes_with_its_scopes_and_its_life() {
    let body = r#"{"access_token":"t","scope":"a b","token_type":"Bearer","expires_in":899}"#;
    let token = answer(200, body).unwrap();
    assert_eq!((token.access_token.expose(), token.expires_in), ("t", Some(899)));
    assert_eq!(token.scopes, ["a", "b"]);
    assert!(answer(200, r#"{"access_token":"t","token_type":"mac"}"#).is_err());
    assert!(answer(200, r#"{"token_type":"Bearer"}"#).is_err());
}

#[test]
fn a_refusal_is_read_in_the_words_of_oauth() {
    let body = r#"{"error_description":"Unsupported scope for service account: a,b","error":"invalid_scope"}"#;
    let failure = answer(400, body).unwrap_err();
    assert_eq!(
        failure.to_string(),
        "400 invalid_scope: Unsupported scope for service account: a,b",
    );
    assert!(matches!(answer(503, "<html>"), Err(TokenFailure::Other(_))));
}

#[test]
fn nothing_shows_a_secret() {
    let basic = ClientAuthentication::Basic { id: "app".to_owned(), secret: Secret::new("s3cret") };
    let token = answer(200, r#"{"access_token":"t0ken"}"#).unwrap();
    let encoded = password(basic.clone()).encode(&endpoint());
    let shown = format!("{:?} {token:?} {:?}", password(basic), encoded.headers());
    for secret in ["p&ß", "s3cret", "t0ken", "YXBwOnMzY3JldA"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    assert!(shown.contains("<redacted>"));
}

#[cfg(feature = "server")]
mod served {
    use http::{Request, StatusCode};
    use mosaic::wire::token::OAuthError;
    use proptest::prelude::*;

    use super::*;

    fn secret() -> impl Strategy<Value = Secret> {
        ".*".prop_map(Secret::new)
    }

    fn client() -> impl Strategy<Value = ClientAuthentication> {
        prop_oneof![
            ".*".prop_map(|id| ClientAuthentication::Named { id }),
            (".*", secret()).prop_map(|(id, secret)| ClientAuthentication::Form { id, secret }),
            (".*", secret()).prop_map(|(id, secret)| ClientAuthentication::Basic { id, secret }),
        ]
    }

    fn grant() -> impl Strategy<Value = Grant> {
        prop_oneof![
            secret().prop_map(Grant::Assertion),
            (".*", secret())
                .prop_map(|(user_name, password)| Grant::Password { user_name, password }),
        ]
    }

    proptest! {
        #[test]
        fn a_server_reads_the_request_that_a_client_wrote(
            grant in grant(),
            client in client(),
            scopes in prop::collection::vec("[!-~&&[^\"\\\\]]+", 0..4),
        ) {
            let request = TokenRequest { grant, client, scopes };
            prop_assert_eq!(TokenRequest::decode_request(&request.encode(&endpoint())), Ok(request));
        }

        #[test]
        fn a_client_reads_the_token_that_a_server_wrote(
            access_token in secret(),
            scopes in prop::collection::vec("[!-~]+", 0..4),
            expires_in: Option<u64>,
        ) {
            let answer = TokenAnswer { access_token, scopes, expires_in };
            prop_assert_eq!(TokenRequest::decode(&answer.encode_answer()), Ok(answer));
        }

        #[test]
        fn a_client_reads_the_error_that_a_server_wrote(
            status in 400u16..600, error: String, description: Option<String>,
        ) {
            let status = StatusCode::from_u16(status).unwrap();
            let error = OAuthError { status, error, description };
            let read = TokenRequest::decode(&error.encode());
            prop_assert_eq!(read, Err(TokenFailure::Refused(error)));
        }

        #[test]
        fn any_form_is_a_request_or_an_error(body: Vec<u8>) {
            let request = Request::post("/").header("content-type", "application/x-www-form-urlencoded");
            let error = TokenRequest::decode_request(&request.body(body.into()).unwrap()).unwrap_err();
            prop_assert_eq!(error.status, StatusCode::BAD_REQUEST);
        }
    }

    fn refused(form: &'static str) -> String {
        let request = Request::post("/")
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .body(Bytes::from_static(form.as_bytes()));
        TokenRequest::decode_request(&request.unwrap()).unwrap_err().to_string()
    }

    #[test]
    fn what_is_no_request_for_a_token_is_refused_with_its_reason() {
        let cases = [
            ("", "400 invalid_request: Grant type is not set"),
            (
                "grant_type=x&client_id=a",
                "400 unsupported_grant_type: Grant type is not supported: x",
            ),
            (
                "grant_type=password&username=a",
                "400 invalid_request: Missing parameter, 'password'",
            ),
            (
                "grant_type=password&username=a&password=b",
                "401 invalid_client: Client authentication failed",
            ),
            (
                "scope=a&scope=b",
                "400 invalid_request: Invalid duplicate request parameter found in the request : scope",
            ),
        ];
        for (form, error) in cases {
            assert_eq!(refused(form), error, "{form}");
        }
        let json = Request::post("/").header("Content-Type", "application/json");
        assert!(TokenRequest::decode_request(&json.body(Bytes::new()).unwrap()).is_err());
    }

    #[test]
    fn an_unknown_client_is_challenged() {
        let response = OAuthError::invalid_client().encode();
        assert_eq!(response.status(), 401);
        assert!(response.headers().contains_key("www-authenticate"));
        assert_eq!(response.headers()["cache-control"], "no-store");
    }
}

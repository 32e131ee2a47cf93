//! Servers that answer something else than a tenant does, or nothing.

use std::error::Error as _;
use std::time::Duration;

use mosaic::client::TenantBuilder;
use mosaic::{Error, ObjectId, QueryFilter, Retry, StaticToken, Tenant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::local::user;
use crate::managed::AlphaUser;

/// What a server does to a connection when it has read a request.
#[derive(Clone)]
enum Then {
    /// Answers, and closes.
    Answer(String),
    /// Says nothing, and keeps the connection.
    Silence,
}

/// Starts a server that does the same to every request; returns a client of it that tries once.
async fn server(then: Then) -> TenantBuilder {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let mut silent = Vec::new();
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            read_request(&mut stream).await;
            match &then {
                Then::Answer(text) => {
                    stream.write_all(text.as_bytes()).await.unwrap();
                    stream.shutdown().await.unwrap();
                }
                Then::Silence => silent.push(stream),
            }
        }
    });
    Tenant::builder(url).credentials(StaticToken::new("sesame")).retry(Retry::off())
}

/// Reads a request with its body, so that closing the connection is no reset.
async fn read_request(stream: &mut TcpStream) {
    let mut request = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&request).to_lowercase();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                return;
            }
        }
        assert_ne!(stream.read_buf(&mut request).await.unwrap(), 0, "the request ends early");
    }
}

/// Returns an answer with a body that says its own length.
fn answer(status: u16, media_type: &str, body: &str) -> Then {
    let length = body.len();
    Then::Answer(format!(
        "HTTP/1.1 {status} Status\r\ncontent-type: {media_type}\r\n\
         content-length: {length}\r\nconnection: close\r\n\r\n{body}"
    ))
}

fn json(status: u16, body: &str) -> Then {
    answer(status, "application/json;charset=utf-8", body)
}

async fn read(then: Then) -> Error {
    let tenant = server(then).await.build().unwrap();
    tenant.managed::<AlphaUser>().read(&ObjectId::new("1").unwrap()).await.unwrap_err()
}

async fn create(then: Then) -> Error {
    let tenant = server(then).await.build().unwrap();
    tenant.managed().create(user("ann")).await.unwrap_err()
}

#[tokio::test]
async fn a_page_of_html_is_no_answer_of_a_tenant_and_is_told_as_what_it_is() {
    let page = "<!doctype html><title>403</title>403 Forbidden";
    let error = read(answer(403, "text/html; charset=UTF-8", page)).await;
    assert!(error.is_forbidden() && !error.is_decode(), "{error}");
    assert!(error.to_string().contains("text/html"), "{error}");
    assert!(error.excerpt().unwrap().contains("403 Forbidden"));
    let error = read(answer(200, "text/html", "<p>Sign in</p>")).await;
    assert!(error.is_decode() && !error.is_forbidden(), "{error}");
    let error = create(answer(502, "text/html", "<h1>Bad Gateway</h1>")).await;
    assert_eq!(error.status().unwrap().as_u16(), 502);
    assert!(error.may_have_happened(), "{error}");
}

#[tokio::test]
async fn broken_json_is_told_and_what_was_written_may_be_there() {
    for body in ["", "{", r#"{"_id":"1""#, "[]", "\"text\"", "nonsense"] {
        let error = read(json(200, body)).await;
        assert!(error.is_decode() && !error.may_have_happened(), "{body}: {error}");
        let error = create(json(201, body)).await;
        assert!(error.is_decode() && error.may_have_happened(), "{body}: {error}");
    }
}

#[tokio::test]
async fn a_value_of_another_type_is_told_with_its_id_and_path() {
    let body = r#"{"_id":"1","_rev":"0","skills":[],"custom_languages":["de",17]}"#;
    let error = read(json(200, body)).await;
    let decode = error.decode_error().unwrap();
    assert_eq!((decode.id(), decode.path()), (Some("1"), "custom_languages[1]"));
}

#[tokio::test]
async fn one_bad_record_does_not_end_a_stream() {
    let page = r#"{"result":[{"_id":"1","_rev":"0"},{"_id":"2","_rev":"0","sn":7},{"_id":"3","_rev":"0"}],
        "resultCount":3,"pagedResultsCookie":null,"totalPagedResultsPolicy":"NONE",
        "totalPagedResults":-1,"remainingPagedResults":-1}"#;
    let tenant = server(json(200, page)).await.build().unwrap();
    let mut users = tenant.managed::<AlphaUser>().query(QueryFilter::all()).stream();
    let mut ids = Vec::new();
    while let Some(user) = users.next().await {
        ids.push(match user {
            Ok(user) => user.id.to_string(),
            Err(error) => format!("not {}", error.decode_error().unwrap().id().unwrap()),
        });
    }
    assert_eq!(ids, ["1", "not 2", "3"]);
}

#[tokio::test]
async fn a_cookie_that_repeats_ends_a_stream_with_an_error() {
    let page = r#"{"result":[{"_id":"1","_rev":"0"}],"resultCount":1,"pagedResultsCookie":"again",
        "totalPagedResultsPolicy":"NONE","totalPagedResults":-1,"remainingPagedResults":-1}"#;
    let tenant = server(json(200, page)).await.build().unwrap();
    let mut users = tenant.managed::<AlphaUser>().query(QueryFilter::all()).stream();
    assert!(users.next().await.unwrap().is_ok() && users.next().await.unwrap().is_ok());
    let error = users.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("cookie"), "{error}");
    assert!(users.next().await.is_none());
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_an_error_with_a_source() {
    let cut =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{\"_id\"";
    for text in [cut, "HTTP/1.1 200 OK\r\ncontent-", ""] {
        let error = read(Then::Answer(text.to_owned())).await;
        assert!(!error.is_timeout() && !error.is_connect(), "{error}");
        assert!(error.source().is_some() && !error.may_have_happened(), "{error}");
        let error = create(Then::Answer(text.to_owned())).await;
        assert!(error.may_have_happened() && error.attempts() == 1, "{error}");
    }
}

#[tokio::test]
async fn silence_is_a_timeout_however_it_is_measured() {
    let (short, id) = (Duration::from_millis(100), ObjectId::new("1").unwrap());
    let builders = [
        server(Then::Silence).await.read_timeout(short),
        server(Then::Silence).await.operation_timeout(short),
    ];
    for builder in builders {
        let users = builder.build().unwrap().managed::<AlphaUser>();
        let error = users.read(&id).await.unwrap_err();
        assert!(error.is_timeout() && !error.may_have_happened(), "{error}");
        let error = users.create(user("ann")).await.unwrap_err();
        assert!(error.is_timeout() && error.may_have_happened(), "{error}");
    }
    let users = server(Then::Silence).await.build().unwrap().managed::<AlphaUser>();
    assert!(users.read(&id).deadline(short).await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn where_nobody_listens_nothing_was_done() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let tenant = Tenant::builder(url).credentials(StaticToken::new("sesame"));
    let pauses = Retry::default().attempts(3).pauses(Duration::ZERO, Duration::ZERO);
    let tenant = tenant.retry(pauses).build().unwrap();
    let error = tenant.managed().create(user("ann")).await.unwrap_err();
    assert!(error.is_connect() && !error.may_have_happened(), "{error}");
    assert_eq!(error.attempts(), 3);
    assert!(error.source().is_some());
}

//! The tenant on a socket, and in process as a service.

use std::time::Duration;

use axum::body::{Body, to_bytes};
use http::{Request, StatusCode, header};
use mosaic_emulator::{Fault, Options};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    time::Instant,
};
use tower::Service;

use crate::client::{Client, LIBRARY, open};

/// Serves a tenant on a free port, and returns where, with what ends it.
pub(crate) async fn serve(options: Options) -> (std::net::SocketAddr, oneshot::Sender<()>) {
    let emulator = open(LIBRARY, options);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
    let address = listener.local_addr().expect("a socket has an address");
    let (end, ended) = oneshot::channel::<()>();
    tokio::spawn(async move {
        emulator.serve(listener, async move { drop(ended.await) }).await.expect("the socket works");
    });
    (address, end)
}

/// Sends `text`, and returns everything that comes until the connection ends.
pub(crate) async fn talk(address: std::net::SocketAddr, text: &str) -> String {
    let mut stream = TcpStream::connect(address).await.expect("the tenant listens");
    stream.write_all(text.as_bytes()).await.expect("the tenant reads");
    let mut answer = Vec::new();
    // A connection that is reset ends the answer as well as one that is closed.
    drop(stream.read_to_end(&mut answer).await);
    String::from_utf8_lossy(&answer).into_owned()
}

const PING: &str = "GET /openidm/info/ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn a_tenant_answers_on_its_port_until_it_is_told_to_end() {
    let (address, end) = serve(Options::default()).await;
    let answer = talk(address, PING).await;
    assert!(
        answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.contains("ACTIVE_READY"),
        "{answer}"
    );
    drop(end);
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_reset_ends_the_connection_before_the_answer_ends() {
    let faults = vec![Fault::Reset];
    let (address, _end) = serve(Options { faults, ..Options::default() }).await;
    let answer = talk(address, PING).await;
    let (head, body) = answer.split_once("\r\n\r\n").expect("the head comes whole");
    let length: usize = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok())
        .expect("the length is told");
    assert!(body.len() < length, "{} of {length} bytes came", body.len());
}

#[tokio::test(start_paused = true)]
async fn a_slow_answer_takes_two_seconds() {
    let mut emulator = Client::new(&[Fault::Slow]).emulator;
    let begin = Instant::now();
    let ping = || Request::get("/openidm/info/ping").body(Body::empty()).unwrap();
    let response = emulator.call(ping()).await.unwrap();
    assert_eq!((response.status(), begin.elapsed()), (StatusCode::OK, Duration::from_secs(2)));
    emulator.call(ping()).await.unwrap();
    assert_eq!(begin.elapsed(), Duration::from_secs(2));
}

#[tokio::test]
async fn a_body_beyond_all_measure_is_refused() {
    let mut client = Client::new(&[]);
    let request = Request::put("/openidm/config/large")
        .header(header::AUTHORIZATION, format!("Bearer {}", client.token))
        .body(Body::from(vec![b' '; 17 * 1024 * 1024]))
        .unwrap();
    let response = client.emulator.call(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json;charset=utf-8");
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(body["code"], 413);
}

#[tokio::test]
async fn a_body_that_says_it_is_too_large_is_not_waited_for() {
    let (address, _end) = serve(Options::default()).await;
    let answer = talk(
        address,
        "PUT /openidm/config/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 99999999999\r\n\r\n",
    )
    .await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
}

#[tokio::test]
async fn the_end_does_not_wait_for_a_request_that_never_arrives() {
    let emulator = open(LIBRARY, Options::default());
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
    let address = listener.local_addr().expect("a socket has an address");
    let (end, ended) = oneshot::channel::<()>();
    let served = tokio::spawn(async move {
        emulator.serve(listener, async move { drop(ended.await) }).await.expect("the socket works");
    });
    let mut stream = TcpStream::connect(address).await.expect("the tenant listens");
    let head = "PUT /openidm/config/x HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n";
    stream.write_all(head.as_bytes()).await.expect("the tenant reads");
    let mut invitation = [0; 12];
    stream.read_exact(&mut invitation).await.expect("the tenant asks for the body");
    assert_eq!(&invitation, b"HTTP/1.1 100");
    tokio::time::pause();
    let begin = Instant::now();
    drop(end);
    served.await.expect("the tenant ends");
    assert!(begin.elapsed() < Duration::from_secs(10), "{:?}", begin.elapsed());
}

#[tokio::test]
async fn a_head_that_does_not_end_is_not_waited_for() {
    let (address, _end) = serve(Options::default()).await;
    let mut stream = TcpStream::connect(address).await.expect("the tenant listens");
    let half = "GET /openidm/info/ping HTTP/1.1\r\nHost: a\r\n";
    stream.write_all(half.as_bytes()).await.expect("the tenant reads");
    tokio::time::pause();
    let begin = Instant::now();
    let mut answer = Vec::new();
    drop(stream.read_to_end(&mut answer).await);
    assert!(begin.elapsed() < Duration::from_secs(30), "{:?}", begin.elapsed());
    assert!(answer.is_empty(), "{}", String::from_utf8_lossy(&answer));
}

#[tokio::test]
async fn a_connection_that_rests_takes_another_request() {
    let (address, _end) = serve(Options::default()).await;
    let mut stream = TcpStream::connect(address).await.expect("the tenant listens");
    let ping = "GET /openidm/info/ping HTTP/1.1\r\nHost: a\r\n\r\n";
    let mut answer = [0; 15];
    stream.write_all(ping.as_bytes()).await.expect("the tenant reads");
    stream.read_exact(&mut answer).await.expect("the tenant answers");
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(90)).await;
    tokio::time::resume();
    stream.write_all(PING.as_bytes()).await.expect("the tenant reads");
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).await.expect("the tenant answers");
    let answers = String::from_utf8_lossy(&rest).matches("ACTIVE_READY").count();
    assert_eq!((&answer, answers), (b"HTTP/1.1 200 OK", 2));
}

#[tokio::test(start_paused = true)]
async fn a_body_that_never_comes_is_not_waited_for() {
    let mut client = Client::new(&[]);
    let never = futures_util::stream::pending::<Result<bytes::Bytes, std::io::Error>>();
    let request = Request::put("/openidm/config/late").body(Body::from_stream(never)).unwrap();
    let response = client.emulator.call(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::REQUEST_TIMEOUT);
}

//! What happens on a real socket.

use std::{
    error::Error,
    io::{Read, Write},
    iter,
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};

use super::{NetworkOptions, NetworkTransport, Proxy, Reach};
use crate::client::{TransportError, TransportFailure, crypto, transport::Transport};

/// A certificate for `localhost`, and its key.
const PEM: &[u8] = include_bytes!("localhost.pem");

/// Serves one connection at an address of its own.
fn serve(serve: impl FnOnce(TcpStream) + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || serve(listener.accept().unwrap().0));
    address
}

/// Serves one connection that is answered with these bytes once a request is there.
fn answer(bytes: &'static [u8]) -> SocketAddr {
    serve(move |stream| drop(reply(stream, bytes)))
}

/// Reads a request without a body, and answers it.
fn reply(mut stream: impl Read + Write, bytes: &[u8]) -> Vec<u8> {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        request.extend(byte);
    }
    stream.write_all(bytes).unwrap();
    stream.flush().unwrap();
    request
}

async fn get(url: String, options: NetworkOptions) -> Result<Response<Bytes>, TransportError> {
    let reach = if url.starts_with("https") { Reach::Network } else { Reach::Loopback };
    let transport = NetworkTransport::new(options, reach).unwrap();
    transport.send(Request::get(url).body(Bytes::new()).unwrap()).await
}

/// Returns what became of a request whose URL holds a value, which no error repeats.
async fn failure(url: String, options: NetworkOptions) -> TransportFailure {
    let error = get(format!("{url}?_queryFilter=hunter2"), options).await.unwrap_err();
    let first: &(dyn Error + 'static) = &error;
    for link in iter::successors(Some(first), |error| (**error).source()) {
        let text = format!("{link} {link:?}");
        assert!(!text.contains("hunter2"), "{text}");
    }
    error.failure()
}

/// Options by which nothing waits for long, and TLS trusts the certificate of the tests.
fn options() -> NetworkOptions {
    NetworkOptions {
        connect_timeout: Some(Duration::from_millis(500)),
        read_timeout: Some(Duration::from_millis(500)),
        response_limit: Some(20),
        proxy: Some(Proxy::None),
        root_certificates: vec![PEM.to_vec()],
    }
}

#[tokio::test]
async fn a_response_comes_whole_and_a_redirect_is_one() {
    let address = answer(
        b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\nx: y\r\ncontent-length: 2\r\n\r\n{}",
    );
    let response = get(format!("http://{address}/openidm"), options()).await.unwrap();
    assert_eq!(response.status(), StatusCode::FOUND);
    assert_eq!(response.headers()["x"], "y");
    assert_eq!(response.body(), "{}");
}

#[tokio::test]
async fn a_closed_port_is_told_from_a_connection_that_ends() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let found = failure(format!("http://{closed}/"), options()).await;
    assert_eq!(found, TransportFailure::NotConnected);
    assert!(!found.may_have_been_sent());

    let found = failure(format!("http://{}/", answer(b"")), options()).await;
    assert_eq!(found, TransportFailure::ConnectionLost);
    assert!(found.may_have_been_sent());
}

#[tokio::test]
async fn a_body_that_ends_early_is_an_error() {
    for bytes in [
        &b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{}"[..],
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n",
    ] {
        let found = failure(format!("http://{}/", answer(bytes)), options()).await;
        assert_eq!(found, TransportFailure::CutShort);
    }
}

#[tokio::test]
async fn a_server_that_says_nothing_is_waited_for_until_the_time_is_over() {
    for bytes in [&b""[..], b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{}"] {
        let (done, wait) = mpsc::channel::<()>();
        let address = serve(move |mut stream| {
            reply(&mut stream, bytes);
            assert!(wait.recv().is_err());
        });
        let found = failure(format!("http://{address}/"), options()).await;
        assert_eq!(found, TransportFailure::TimedOut);
        assert!(found.is_timeout() && found.may_have_been_sent());
        drop(done);
    }
}

#[tokio::test]
async fn a_response_is_read_up_to_its_limit() {
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let chunks = |count: usize| format!("{chunked}{}", "5\r\n{   }\r\n".repeat(count));
    let whole = |text: String| serve(move |stream| drop(reply(stream, text.as_bytes())));
    let address = whole(chunks(4) + "0\r\n\r\n");
    let response = get(format!("http://{address}/"), options()).await.unwrap();
    assert_eq!(response.body(), &"{   }".repeat(4));
    let found = failure(format!("http://{}/", whole(chunks(5))), options()).await;
    assert_eq!(found, TransportFailure::TooLarge);
    assert!(found.may_have_been_sent() && !found.is_timeout());
}

#[tokio::test]
async fn a_handshake_that_does_not_end_never_sent_anything() {
    let (done, wait) = mpsc::channel::<()>();
    let address = serve(move |_stream| assert!(wait.recv().is_err()));
    let patient = NetworkOptions { read_timeout: Some(Duration::from_secs(20)), ..options() };
    let found = failure(format!("https://{address}/"), patient).await;
    assert_eq!(found, TransportFailure::ConnectTimedOut);
    assert!(found.is_timeout() && !found.may_have_been_sent());
    drop(done);
}

#[tokio::test]
async fn what_does_not_speak_tls_is_an_error_of_tls() {
    let address = serve(|mut stream| stream.write_all(b"HTTP/1.1 400 \r\n\r\n").unwrap());
    let found = failure(format!("https://{address}/"), options()).await;
    assert_eq!(found, TransportFailure::Tls);
    assert!(!found.may_have_been_sent());
}

#[tokio::test]
async fn a_certificate_is_trusted_where_it_was_added_and_for_its_names_alone() {
    let url = |host: &str| format!("https://{host}:{}/", serve(secured).port());
    assert_eq!(get(url("localhost"), options()).await.unwrap().body(), "{}");
    assert_eq!(failure(url("127.0.0.1"), options()).await, TransportFailure::Tls);
}

/// Answers one request behind TLS, where the client likes the certificate.
fn secured(stream: TcpStream) {
    let chain = CertificateDer::pem_slice_iter(PEM).collect::<Result<_, _>>().unwrap();
    let key = PrivateKeyDer::from_pem_slice(PEM).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(crypto::provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let connection = ServerConnection::new(Arc::new(config)).unwrap();
    let mut stream = StreamOwned::new(connection, stream);
    if stream.flush().is_ok() && !stream.conn.is_handshaking() {
        reply(stream, b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
    }
}

#[tokio::test]
async fn a_path_that_would_lead_elsewhere_is_not_sent() {
    for path in ["/openidm/managed/role/..", "/openidm/managed/role/%2E%2e", "/openidm/./managed"] {
        let found = failure(format!("http://127.0.0.1:1{path}"), options()).await;
        assert_eq!(found, TransportFailure::Unsendable, "{path}");
    }
}

#[tokio::test]
async fn a_proxy_is_asked_by_the_name_and_the_password_of_its_url() {
    let (tell, asked) = mpsc::channel();
    let proxy = serve(move |stream| {
        let request = reply(stream, b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
        tell.send(String::from_utf8(request).unwrap()).unwrap();
    });
    let proxy = Proxy::Url(format!("http://ann:secret@{proxy}"));
    let options = NetworkOptions { proxy: Some(proxy), ..options() };
    get("http://tenant.invalid/openidm".to_owned(), options).await.unwrap();
    let request = asked.recv().unwrap();
    assert!(request.starts_with("GET http://tenant.invalid/openidm HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("proxy-authorization: Basic YW5uOnNlY3JldA==\r\n"), "{request}");
}

#[test]
fn what_no_connection_can_be_made_with_is_refused_and_not_repeated() {
    let proxy = Proxy::Url("http://ann:hunter2@:no port".to_owned());
    let pem = b"-----BEGIN CERTIFICATE-----\nhunter2\n".to_vec();
    for options in [
        NetworkOptions { proxy: Some(proxy), ..NetworkOptions::default() },
        NetworkOptions { root_certificates: vec![pem], ..NetworkOptions::default() },
    ] {
        assert!(!format!("{options:?}").contains("ann"));
        let error = NetworkTransport::new(options, Reach::Loopback).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
    }
}

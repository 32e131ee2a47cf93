//! The side of a server.

mod reading;
mod writing;

use bytes::Bytes;
use http::Request;

/// Makes a request of `METHOD TARGET`, headers by line, and a body of JSON behind an empty line.
fn request(text: &str) -> Request<Bytes> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let (method, target) = lines.next().unwrap().split_once(' ').unwrap();
    let mut request = Request::builder().method(method).uri(format!("/openidm/{target}"));
    for line in lines {
        let (name, value) = line.split_once(": ").unwrap();
        request = request.header(name, value);
    }
    if !body.is_empty() {
        request = request.header("Content-Type", "application/json");
    }
    request.body(Bytes::from(body.to_owned())).unwrap()
}

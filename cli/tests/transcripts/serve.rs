//! `mosaic serve`.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use serde_json::Value;

use crate::schema::assert_valid;
use crate::session::{LOAN, Session};

/// Sends a request to where `url` leads, and returns the whole answer.
fn ask(url: &str, request: &str) -> String {
    let address = url.strip_prefix("http://").expect("the tenant is on loopback");
    let mut stream = TcpStream::connect(address).expect("the tenant listens");
    let text = format!("{request} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(text.as_bytes()).expect("the tenant reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("the tenant answers");
    answer
}

#[test]
fn one_line_says_where_the_tenant_listens() {
    let session = Session::with_schema(LOAN);
    let tenant = session.start("serve --schema managed.json --port 0 --write-key key.jwk");
    let line = tenant.line();
    let url = line.strip_prefix("listening on ").expect("the line says where");
    let answer = ask(url, "GET /openidm/info/ping");
    assert!(answer.contains("ACTIVE_READY"), "{answer}");
    assert!(ask(url, "GET /openidm/config/managed").starts_with("HTTP/1.1 401"));
    let key: Value = serde_json::from_str(&session.get("key.jwk")).expect("a key is JSON");
    assert!(key["d"].is_string());
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_the_key() {
    use std::os::unix::fs::PermissionsExt;

    let session = Session::with_schema(LOAN);
    session.put("key.jwk", "an older key that everyone could read");
    let open = fs::Permissions::from_mode(0o644);
    fs::set_permissions(session.path("key.jwk"), open).expect("the file is ours");
    let tenant = session.start("serve --schema managed.json --port 0 --write-key key.jwk");
    tenant.line();
    let mode = fs::metadata(session.path("key.jwk")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_script_gets_one_object() {
    let session = Session::with_schema(LOAN);
    let tenant = session.start("serve --schema managed.json --port 0 --format json");
    let ready: Value = serde_json::from_str(&tenant.line()).expect("the line is JSON");
    assert_valid("serve.schema.json", &ready);
    let url = ready["url"].as_str().expect("it says where");
    assert!(ask(url, "GET /openidm/info/ping").contains("ACTIVE_READY"));
    let key = ready["service_account"]["jwk_file"].as_str().expect("it says where the key is");
    assert!(fs::read_to_string(key).expect("the key is there").contains("\"kty\""));
}

#[test]
fn a_schema_with_errors_is_not_served() {
    let session = Session::with_schema(r#"{"objects": [{"name": "loan", "schema": }]}"#);
    insta::assert_snapshot!(session.run("serve --schema managed.json --port 0"), @r#"
    exit 2
    --- stderr
    error[json-missing-value]: expected a value for the member
     --> managed.json:1:41
      |
    1 | {"objects": [{"name": "loan", "schema": }]}
      |                                         ^
      |
      = help: write a value after the name, such as `null`

    1 error
    "#);
}

#[test]
fn a_port_that_is_taken_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let port = taken.local_addr().expect("a socket has an address").port();
    let session = Session::with_schema(LOAN);
    let run = session.run(&format!("serve --schema managed.json --port {port}"));
    let transcript = run.to_string().replace(&port.to_string(), "[port]");
    insta::assert_snapshot!(transcript, @r#"
    exit 2
    --- stderr
    error: somebody else listens on `127.0.0.1:[port]`
      help: give another `--port N`, or `--port 0` for a free one
    "#);
}

#[test]
fn an_address_that_others_reach_has_to_be_allowed() {
    let session = Session::with_schema(LOAN);
    let run = session.run("serve --schema managed.json --port 0 --host 0.0.0.0");
    insta::assert_snapshot!(run, @r#"
    exit 2
    --- stderr
    error: expected an address that only this machine reaches, found `0.0.0.0`
      help: leave `--host` out, or say `--allow-remote` if others may do anything here
    "#);
}

#[test]
fn more_users_than_a_machine_holds_are_refused() {
    let session = Session::with_schema(LOAN);
    insta::assert_snapshot!(session.run("serve --schema managed.json --users 1000001"), @"
    exit 2
    --- stderr
    error: invalid value '1000001' for '--users <N>': 1000001 is not in 0..=1000000

    For more information, try '--help'.
    ");
}

#[test]
fn a_fault_that_nobody_knows_is_told_with_those_that_are_known() {
    let session = Session::with_schema(LOAN);
    let run = session.run("serve --schema managed.json --fault earthquake");
    insta::assert_snapshot!(run, @r#"
    exit 2
    --- stderr
    error: invalid value 'earthquake' for '--fault <NAME>'
      [possible values: lost-update, slow-config, rate-limit, expired-token, html-403, partial-page, reset, slow, bricked-default]

    For more information, try '--help'.
    "#);
}

#[test]
fn a_folder_of_parts_is_served_as_one() {
    let session = Session::new();
    for name in ["loan", "reader"] {
        let part = format!(r#"{{"name": "{name}", "schema": {{"properties": {{}}}}}}"#);
        session.put(&format!("schema/{name}/{name}.json"), part);
    }
    let tenant = session.start("serve --schema schema --port 0 --users 3");
    let line = tenant.line();
    assert!(line.starts_with("listening on "), "{line}");
}

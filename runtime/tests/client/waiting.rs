//! The tenant of programs without async.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Barrier},
    thread,
};

use mosaic::{ObjectId, QueryFilter, StaticToken, Tenant, blocking};

use crate::{
    model::AlphaRole,
    script::{Script, Step, answer, role},
};

#[test]
fn a_call_is_waited_for_with_its_retries() {
    let script = Script::new([
        Step::Fail(mosaic::client::TransportFailure::NotConnected),
        answer(200, &role("1", "0", "a")),
    ]);
    let tenant = blocking::Tenant::new(script.tenant()).unwrap();
    let roles = tenant.managed::<AlphaRole>();
    let found = tenant.wait(roles.read(&ObjectId::new("1").unwrap())).unwrap();
    assert_eq!(found.name.as_deref(), Some("a"));
    assert_eq!(script.asked().len(), 2);
}

#[test]
fn a_clone_waits_too_and_outlives_the_first() {
    let script = Script::new([answer(200, &role("1", "0", "a"))]);
    let first = blocking::Tenant::new(script.tenant()).unwrap();
    let tenant: blocking::Tenant = first.clone();
    drop(first);
    let roles = tenant.managed::<AlphaRole>();
    assert!(tenant.wait(roles.exists(&ObjectId::new("1").unwrap())).unwrap());
}

#[test]
fn the_items_of_a_stream_are_waited_for_one_by_one() {
    let page = |records: &[String], cookie: &str| {
        let (records, count) = (records.join(","), records.len());
        answer(
            200,
            &format!(
                r#"{{"result":[{records}],"resultCount":{count},"pagedResultsCookie":{cookie},"totalPagedResultsPolicy":"NONE","totalPagedResults":-1,"remainingPagedResults":-1}}"#
            ),
        )
    };
    let script = Script::new([
        page(&[role("1", "0", "a"), role("2", "0", "b")], "\"next\""),
        page(&[role("3", "0", "c")], "null"),
    ]);
    let tenant = blocking::Tenant::new(script.tenant()).unwrap();
    let roles = tenant.managed::<AlphaRole>();
    let mut found = tenant.each(roles.query(QueryFilter::all()).page_size(2).stream());
    let mut next = || found.next().map(|role| role.unwrap().id.to_string());
    assert_eq!((next().as_deref(), script.asked().len()), (Some("1"), 1));
    assert_eq!((next().as_deref(), next().as_deref(), next()), (Some("2"), Some("3"), None));
    assert_eq!(script.asked().len(), 2);
}

#[test]
fn threads_wait_at_the_same_time() {
    const THREADS: usize = 8;
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let barrier = Arc::new(Barrier::new(THREADS));
        for stream in listener.incoming() {
            let barrier = barrier.clone();
            thread::spawn(move || answer_with_others(stream.unwrap(), &barrier));
        }
    });
    let tenant = Tenant::builder(url).credentials(StaticToken::new("token")).build().unwrap();
    let tenant = blocking::Tenant::new(tenant).unwrap();
    let roles = tenant.managed::<AlphaRole>();
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| tenant.wait(roles.read(&ObjectId::new("1").unwrap())).unwrap());
        }
    });
}

/// Answers the request of a connection that has one once all others are there.
fn answer_with_others(mut stream: TcpStream, barrier: &Barrier) {
    let mut request = Vec::new();
    let mut byte = [0];
    while !request.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).unwrap_or(0) == 0 {
            return;
        }
        request.extend(byte);
    }
    barrier.wait();
    let body = role("1", "0", "a");
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
    stream.write_all((head + &body).as_bytes()).unwrap();
}

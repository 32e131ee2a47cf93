//! Retries: what is tried again, after which pause, and what nobody may do twice.

use std::time::Duration;

use mosaic::{
    Error, ManagedObject, ObjectId, Patch, Retry, Tenant,
    client::{
        AccessToken, TokenEndpoint, TokenError, TokenSource,
        TransportFailure::{
            self, ConnectTimedOut, ConnectionLost, CutShort, NotConnected, TimedOut,
        },
    },
    wire::token::{ClientAuthentication, Grant, Secret, TokenRequest},
};
use tokio::time::Instant;

use crate::{
    model::AlphaRole,
    script::{Script, Step, answer, refusal, role, with_header},
};

/// Failures of the network after which nobody knows what the server did.
const OPEN: [TransportFailure; 3] = [TimedOut, ConnectionLost, CutShort];

fn id(text: &str) -> ObjectId {
    ObjectId::new(text).unwrap()
}

fn stored() -> AlphaRole {
    mosaic::from_slice(role("1", "7", "a").as_bytes()).unwrap()
}

fn found() -> Step {
    answer(200, &role("1", "8", "b"))
}

fn renamed() -> Patch<AlphaRole> {
    Patch::new().set(AlphaRole::NAME, "b")
}

#[tokio::test(start_paused = true)]
async fn a_read_is_tried_again_whatever_kept_it_from_being_answered() {
    for failure in OPEN.into_iter().chain([NotConnected, ConnectTimedOut]) {
        let script = Script::new([Step::Fail(failure), found()]);
        script.tenant().managed::<AlphaRole>().read(&id("1")).await.unwrap();
        assert_eq!(script.asked().len(), 2);
    }
    for status in [429, 502, 503, 504] {
        let script = Script::new([refusal(status), found()]);
        script.tenant().managed::<AlphaRole>().read(&id("1")).await.unwrap();
        assert_eq!(script.asked().len(), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn a_response_that_is_too_large_is_not_asked_for_again() {
    let script = Script::new([Step::Fail(TransportFailure::TooLarge)]);
    let error = script.tenant().managed::<AlphaRole>().read(&id("1")).await.unwrap_err();
    assert!(error.to_string().contains("more bytes than are read"), "{error}");
    assert_eq!(error.attempts(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_is_final() {
    for status in [400, 403, 404, 408, 409, 412, 500, 501] {
        let script = Script::new([refusal(status)]);
        let error = script.tenant().managed::<AlphaRole>().read(&id("1")).await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(error.attempts(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_without_a_connection_tells_where_the_tenant_is() {
    for failure in [NotConnected, ConnectTimedOut, TransportFailure::Tls, TimedOut] {
        let script = Script::new([Step::Fail(failure)]);
        let roles = script.tenant().managed::<AlphaRole>();
        let error = roles.read(&id("1")).retry(Retry::off()).await.unwrap_err();
        let is_told = error.to_string().contains(" at `https://tenant.example.com` (transaction ");
        assert_eq!(is_told, failure != TimedOut, "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_create_is_never_sent_twice_once_it_may_have_been_sent() {
    for failure in OPEN {
        let script = Script::new([Step::Fail(failure)]);
        let roles = script.tenant().managed::<AlphaRole>();
        let error = roles.create(AlphaRole::draft("a")).await.unwrap_err();
        assert!(error.may_have_happened(), "{error}");
        assert_eq!(error.attempts(), 1);
    }
    for status in [500, 502, 503, 504] {
        let script = Script::new([refusal(status)]);
        let roles = script.tenant().managed::<AlphaRole>();
        let error = roles.create(AlphaRole::draft("a")).await.unwrap_err();
        assert!(error.may_have_happened(), "{error}");
        assert_eq!(error.attempts(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_create_that_nobody_took_is_tried_again() {
    let steps = [
        Step::Fail(NotConnected),
        Step::Fail(ConnectTimedOut),
        refusal(429),
        with_header(503, "retry-after", "1", ""),
        answer(201, &role("1", "0", "a")),
    ];
    let script = Script::new(steps);
    let roles = script.tenant().managed::<AlphaRole>();
    roles.create(AlphaRole::draft("a")).retry(Retry::default().attempts(5)).await.unwrap();
    assert_eq!(script.asked().len(), 5);
}

#[tokio::test(start_paused = true)]
async fn a_write_without_a_revision_is_not_repeated_once_it_may_have_been_sent() {
    let script = Script::new([Step::Fail(TimedOut), Step::Fail(TimedOut)]);
    let roles = script.tenant().managed::<AlphaRole>();
    let errors: [Error; 2] = [
        roles.patch(&id("1"), renamed()).await.unwrap_err(),
        roles.delete(&id("1")).await.unwrap_err(),
    ];
    assert!(errors.iter().all(|error| error.may_have_happened() && error.attempts() == 1));
}

#[tokio::test(start_paused = true)]
async fn a_write_under_a_revision_is_repeated_under_the_same() {
    let script = Script::new([Step::Fail(ConnectionLost), found()]);
    let roles = script.tenant().managed::<AlphaRole>();
    assert_eq!(roles.patch(&stored(), renamed()).await.unwrap().revision().as_str(), "8");
    assert_eq!(script.asked(), ["PATCH /openidm/managed/alpha_role/1 if-match: \"7\""; 2]);
}

#[tokio::test(start_paused = true)]
async fn a_repeated_write_that_finds_its_own_trace_reports_no_success() {
    let script = Script::new([
        Step::Fail(ConnectionLost),
        refusal(412),
        Step::Fail(ConnectionLost),
        refusal(404),
        Step::Fail(ConnectionLost),
        refusal(412),
    ]);
    let roles = script.tenant().managed::<AlphaRole>();
    let patched = roles.patch(&stored(), renamed()).await.unwrap_err();
    assert!(patched.is_precondition_failed() && patched.may_have_happened(), "{patched}");
    let deleted = roles.delete(&stored()).await.unwrap_err();
    assert!(deleted.is_not_found() && deleted.may_have_happened(), "{deleted}");
    let created = roles.create_with_id(&id("1"), AlphaRole::draft("a")).await.unwrap_err();
    assert!(created.is_conflict() && created.may_have_happened(), "{created}");
}

#[tokio::test(start_paused = true)]
async fn what_a_server_put_off_it_did_not_do() {
    let steps = (0..4).map(|_| with_header(429, "retry-after", "2", "{}"));
    let script = Script::new(steps);
    let began = Instant::now();
    let error =
        script.tenant().managed::<AlphaRole>().create(AlphaRole::draft("a")).await.unwrap_err();
    assert!(error.is_rate_limited() && !error.may_have_happened(), "{error}");
    assert_eq!(error.attempts(), 4);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(2)));
    let waited = began.elapsed();
    // Three times what was asked, and pauses of at most 0.3, 0.9 and 2.7 seconds behind it.
    assert!(waited >= Duration::from_secs(6) && waited < Duration::from_secs(10), "{waited:?}");
}

#[tokio::test(start_paused = true)]
async fn a_pause_that_is_too_long_is_told_and_not_waited_for() {
    let script = Script::new([with_header(503, "retry-after", "3600", "{}")]);
    let began = Instant::now();
    let error = script.tenant().managed::<AlphaRole>().read(&id("1")).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_hours(1)));
    assert_eq!(began.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn what_a_call_insists_on_by_a_header_decides_whether_it_is_repeated() {
    let any = http::HeaderValue::from_static("*");
    let script = Script::new([Step::Fail(ConnectionLost), found()]);
    let roles = script.tenant().managed::<AlphaRole>();
    let call = roles.patch(&stored(), renamed()).header(http::header::IF_MATCH, any);
    let error = call.await.unwrap_err();
    assert!(error.may_have_happened() && error.attempts() == 1, "{error}");
}

#[tokio::test(start_paused = true)]
async fn one_line_turns_all_of_it_off() {
    let script = Script::new([refusal(503), Step::Fail(NotConnected)]);
    let tenant = Tenant::builder("https://tenant.example.com")
        .credentials(mosaic::StaticToken::new("sesame"))
        .transport(script.clone())
        .retry(Retry::off())
        .build()
        .unwrap();
    let roles = tenant.managed::<AlphaRole>();
    assert_eq!(roles.read(&id("1")).await.unwrap_err().attempts(), 1);
    assert_eq!(roles.read(&id("1")).await.unwrap_err().attempts(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_ends_a_call_that_is_never_answered() {
    let script = Script::new([Step::Silence, Step::Silence]);
    let roles = script.tenant().managed::<AlphaRole>();
    let limit = Duration::from_secs(3);
    let began = Instant::now();
    let read = roles.read(&id("1")).deadline(limit).await.unwrap_err();
    assert!(read.is_timeout() && !read.may_have_happened(), "{read}");
    assert!(began.elapsed() >= limit && began.elapsed() < limit * 2);
    let created = roles.create(AlphaRole::draft("a")).deadline(limit).await.unwrap_err();
    assert!(created.is_timeout() && created.may_have_happened(), "{created}");
    assert_eq!(created.attempts(), 1);
}

/// Gives `token-0`, then has a gateway in its way, then gives `token-1`.
#[derive(Debug, Default)]
struct Hindered(std::sync::atomic::AtomicU32);

impl TokenSource for Hindered {
    fn fetch<'a>(
        &'a self,
        endpoint: TokenEndpoint<'a>,
    ) -> futures_core::future::BoxFuture<'a, Result<AccessToken, TokenError>> {
        let number = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Box::pin(async move {
            match number {
                1 => endpoint.ask(&request_for_a_token()).await,
                number => Ok(AccessToken::new(format!("token-{}", number / 2))),
            }
        })
    }
}

fn request_for_a_token() -> TokenRequest {
    let client = ClientAuthentication::Named { id: "client".to_owned() };
    let grant = Grant::Assertion(Secret::new("assertion"));
    TokenRequest { grant, client, scopes: Vec::new() }
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_that_cannot_be_replaced_yet_is_replaced_later_and_once() {
    let steps = || [refusal(401), with_header(429, "retry-after", "1", "{}")];
    for (last, is_read) in [(found(), true), (refusal(401), false)] {
        let script = Script::new(steps().into_iter().chain([last]));
        let tenant = Tenant::builder("https://tenant.example.com")
            .credentials(Hindered::default())
            .transport(script.clone())
            .build()
            .unwrap();
        let outcome = tenant.managed::<AlphaRole>().read(&id("1")).await;
        assert_eq!(outcome.is_ok(), is_read, "{outcome:?}");
        let tokens = script.requests();
        let tokens = tokens.iter().filter_map(|request| request.headers().get("authorization"));
        assert_eq!(tokens.collect::<Vec<_>>(), ["Bearer token-0", "Bearer token-1"]);
    }
}

/// Gives a new token each time.
#[derive(Debug)]
struct Numbered(std::sync::atomic::AtomicU32);

impl TokenSource for Numbered {
    fn fetch<'a>(
        &'a self,
        _: TokenEndpoint<'a>,
    ) -> futures_core::future::BoxFuture<'a, Result<AccessToken, TokenError>> {
        let number = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Box::pin(async move { Ok(AccessToken::new(format!("token-{number}"))) })
    }
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_replaced_exactly_once() {
    let steps = [refusal(401), answer(201, &role("1", "0", "a")), refusal(401), refusal(401)];
    let script = Script::new(steps);
    let tenant = Tenant::builder("https://tenant.example.com")
        .credentials(Numbered(std::sync::atomic::AtomicU32::new(0)))
        .transport(script.clone())
        .retry(Retry::off())
        .build()
        .unwrap();
    let roles = tenant.managed::<AlphaRole>();
    roles.create(AlphaRole::draft("a")).await.unwrap();
    let error = roles.read(&id("1")).await.unwrap_err();
    assert!(error.is_unauthorized(), "{error}");
    assert_eq!(error.attempts(), 2);
    let tokens: Vec<_> = script
        .requests()
        .iter()
        .map(|request| request.headers()["authorization"].to_str().unwrap().to_owned())
        .collect();
    assert_eq!(tokens, ["Bearer token-0", "Bearer token-1", "Bearer token-1", "Bearer token-2"]);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_the_only_one_is_not_tried_again() {
    let script = Script::new([refusal(401)]);
    let error = script.tenant().managed::<AlphaRole>().read(&id("1")).await.unwrap_err();
    assert!(error.is_unauthorized(), "{error}");
    assert_eq!(error.attempts(), 1);
}

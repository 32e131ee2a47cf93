//! Calls: what they ask, and what they make of the answer.

use std::time::Duration;

use http::{HeaderName, HeaderValue};
use mosaic::{
    Json, ManagedObject, ObjectId, Patch, Projection, Retry, Revision,
    client::{Call, Target, TransactionId},
};
use serde_json::json;

use crate::{
    model::AlphaRole,
    script::{Script, answer, refusal, role, with_header},
};

#[derive(Debug, PartialEq, Projection)]
#[managed(of = AlphaRole)]
struct Name {
    name: String,
}

fn id(text: &str) -> ObjectId {
    ObjectId::new(text).unwrap()
}

fn stored(id: &str, revision: &str, name: &str) -> AlphaRole {
    mosaic::from_slice(role(id, revision, name).as_bytes()).unwrap()
}

#[tokio::test]
async fn a_create_posts_the_draft_and_returns_the_record() {
    let script = Script::new([answer(201, &role("1", "0", "a"))]);
    let roles = script.tenant().managed::<AlphaRole>();
    let created = roles.create(AlphaRole::draft("a")).await.unwrap();
    assert_eq!(created, stored("1", "0", "a"));
    assert_eq!(script.asked(), ["POST /openidm/managed/alpha_role?_action=create"]);
    assert_eq!(script.body(), json!({ "name": "a" }));
}

#[tokio::test]
async fn a_create_with_an_identifier_insists_on_there_being_none() {
    let script = Script::new([answer(201, &role("a/b", "0", "a")), refusal(412)]);
    let roles = script.tenant().managed::<AlphaRole>();
    roles.create_with_id(&id("a/b"), AlphaRole::draft("a")).await.unwrap();
    let error = roles.create_with_id(&id("a/b"), AlphaRole::draft("a")).await.unwrap_err();
    assert!(error.is_conflict() && !error.may_have_happened(), "{error}");
    assert_eq!(script.asked(), ["PUT /openidm/managed/alpha_role/a%2Fb if-none-match: *"; 2]);
}

#[tokio::test]
async fn a_read_asks_for_what_a_projection_names() {
    let script =
        Script::new([answer(200, &role("1", "0", "a")), answer(200, &role("1", "0", "a"))]);
    let roles = script.tenant().managed::<AlphaRole>();
    assert_eq!(roles.read(&id("1")).await.unwrap(), stored("1", "0", "a"));
    let name = roles.read(&id("1")).select::<Name>().await.unwrap();
    assert_eq!(name, Name { name: "a".to_owned() });
    assert_eq!(
        script.asked(),
        ["GET /openidm/managed/alpha_role/1", "GET /openidm/managed/alpha_role/1?_fields=name"]
    );
}

#[tokio::test]
async fn what_is_not_there_is_an_error_nothing_or_false() {
    let script = Script::new([refusal(404), refusal(404), refusal(404), refusal(403)]);
    let roles = script.tenant().managed::<AlphaRole>();
    let error = roles.read(&id("1")).await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(roles.read(&id("1")).optional().select::<Name>().await.unwrap(), None);
    assert!(!roles.exists(&id("1")).await.unwrap());
    assert!(roles.exists(&id("1")).await.unwrap_err().is_forbidden());
    assert_eq!(script.asked()[2], "GET /openidm/managed/alpha_role/1?_fields=_id");
}

#[tokio::test]
async fn a_write_on_a_record_sends_its_revision_unless_told_otherwise() {
    let record = stored("1", "7", "a");
    let script = Script::new((0..8).map(|_| answer(200, &role("1", "8", "b"))));
    let roles = script.tenant().managed::<AlphaRole>();
    let patch = Patch::new().set(AlphaRole::NAME, "b");
    roles.patch(&record, &patch).await.unwrap();
    roles.patch(&record, &patch).unconditionally().await.unwrap();
    roles.patch(record.id(), &patch).await.unwrap();
    roles.patch(record.id(), &patch).at_revision(record.revision()).await.unwrap();
    roles.delete(&record).await.unwrap();
    roles.delete(Target::from(&record).unconditionally()).await.unwrap();
    roles.replace(&record, AlphaRole::draft("b")).await.unwrap();
    roles.replace(&record, AlphaRole::draft("b")).unconditionally().await.unwrap();
    let place = "/openidm/managed/alpha_role/1";
    assert_eq!(
        script.asked(),
        [
            format!("PATCH {place} if-match: \"7\""),
            format!("PATCH {place}"),
            format!("PATCH {place}"),
            format!("PATCH {place} if-match: \"7\""),
            format!("DELETE {place}?_fields=_id if-match: \"7\""),
            format!("DELETE {place}?_fields=_id"),
            format!("PUT {place} if-match: \"7\""),
            // Without any condition it would create what is not there.
            format!("PUT {place} if-match: *"),
        ]
    );
}

#[tokio::test]
async fn an_object_that_is_not_of_its_type_can_be_deleted() {
    let odd = r#"{"_id":"1","_rev":"7","name":{"not":"a text"}}"#;
    let script = Script::new([answer(200, odd), answer(200, odd)]);
    let roles = script.tenant().managed::<AlphaRole>();
    roles.delete(&id("1")).await.unwrap();
    let error = roles.delete(&id("1")).select::<AlphaRole>().await.unwrap_err();
    assert!(error.is_decode(), "{error}");
    assert_eq!(error.status().unwrap().as_u16(), 200);
}

#[tokio::test]
async fn a_save_sends_what_differs_under_the_revision_that_was_read() {
    let before = stored("1", "7", "a");
    let after = stored("1", "7", "b");
    let script = Script::new([answer(200, &role("1", "8", "b"))]);
    let roles = script.tenant().managed::<AlphaRole>();
    let saved = roles.save(&before, &after).await.unwrap();
    assert_eq!(saved, stored("1", "8", "b"));
    assert_eq!(script.asked(), ["PATCH /openidm/managed/alpha_role/1 if-match: \"7\""]);
    assert_eq!(script.body(), json!([{ "operation": "replace", "field": "/name", "value": "b" }]));
}

#[tokio::test]
async fn a_save_of_nothing_sends_nothing() {
    let script = Script::default();
    let before = stored("1", "7", "a");
    let saved = script.tenant().managed().save(&before, &before.clone()).await.unwrap();
    assert_eq!(saved, before);
    assert_eq!(script.asked(), [""; 0]);
}

#[tokio::test]
async fn what_cannot_be_written_is_not_sent() {
    let script = Script::default();
    let roles = script.tenant().managed::<AlphaRole>();
    let before = stored("1", "7", "a");
    let mut erased = before.clone();
    erased.name = None;
    let other = stored("2", "7", "a");
    let never_stored = AlphaRole::default();
    let without_revision = AlphaRole { rev: Revision::default(), ..before.clone() };
    let errors = [
        roles.save(&without_revision, &stored("1", "7", "b")).await.unwrap_err(),
        roles.patch(&without_revision, Patch::new().set(AlphaRole::NAME, "b")).await.unwrap_err(),
        roles.replace(&without_revision, AlphaRole::draft("b")).await.unwrap_err(),
        roles.delete(&without_revision).await.unwrap_err(),
        roles.save(&before, &erased).await.unwrap_err(),
        roles.save(&before, &other).await.unwrap_err(),
        roles.delete(&never_stored).await.unwrap_err(),
        roles.read(never_stored.id()).await.unwrap_err(),
    ];
    for error in errors {
        assert_eq!((error.attempts(), error.status()), (0, None), "{error}");
        assert!(!error.may_have_happened(), "{error}");
    }
    assert_eq!(script.asked(), [""; 0]);
}

#[tokio::test]
async fn an_action_passes_its_parameters_and_returns_any_json() {
    let script = Script::new([answer(200, r#"{"status":"OK","count":3}"#), answer(204, "")]);
    let roles = script.tenant().managed::<AlphaRole>();
    let counted: Json =
        roles.action("count").parameter("of", "a b").body(&json!([1])).await.unwrap();
    assert_eq!(counted["count"], 3);
    assert_eq!(script.body(), json!([1]));
    let nothing: Option<u8> = roles.action_on(&id("1"), "touch").returning().await.unwrap();
    assert_eq!(nothing, None);
    assert_eq!(
        script.asked(),
        [
            "POST /openidm/managed/alpha_role?_action=count&of=a%20b",
            "POST /openidm/managed/alpha_role/1?_action=touch"
        ]
    );
}

#[tokio::test]
async fn a_call_has_headers_and_a_name_of_its_own() {
    let script = Script::new([refusal(404)]);
    let error = script
        .tenant()
        .managed::<AlphaRole>()
        .read(&id("1"))
        .header(HeaderName::from_static("x-gateway"), HeaderValue::from_static("7"))
        .transaction_id(TransactionId::new("order-66").unwrap())
        .retry(Retry::off())
        .deadline(Duration::from_secs(1))
        .await
        .unwrap_err();
    assert_eq!(error.transaction_id(), Some("order-66"));
    let headers = script.requests()[0].headers().clone();
    assert_eq!(headers["x-gateway"], "7");
    assert_eq!(headers["x-forgerock-transactionid"], "order-66");
    assert_eq!(headers["authorization"], "Bearer sesame");
}

#[tokio::test]
async fn a_header_that_is_the_client_s_own_is_refused_and_not_repeated() {
    let script = Script::default();
    let roles = script.tenant().managed::<AlphaRole>();
    for name in ["authorization", "host", "x-forgerock-transactionid", "content-length"] {
        let value = HeaderValue::from_static("hunter2");
        let call = roles.read(&id("1")).header(HeaderName::from_static(name), value);
        let error = call.await.unwrap_err();
        assert!(error.to_string().contains(&format!("`{name}` is the client's own")), "{error}");
        assert!(error.attempts() == 0 && !format!("{error:?}").contains("hunter2"), "{error:?}");
    }
}

#[tokio::test]
async fn an_error_names_the_verb_the_object_and_the_transaction() {
    let script = Script::new([answer(
        404,
        r#"{"code":404,"reason":"Not Found","message":"Object &#39;1&#39; not found"}"#,
    )]);
    let error = script.tenant().managed::<AlphaRole>().read(&id("1")).await.unwrap_err();
    let transaction = error.transaction_id().unwrap();
    assert_eq!(
        error.to_string(),
        format!(
            "read `managed/alpha_role/1`: 404 Not Found: Object '1' not found \
             (transaction {transaction})"
        )
    );
}

#[tokio::test]
async fn an_answer_that_is_none_is_told_apart_from_a_refusal() {
    let script = Script::new([
        answer(200, "{\"_id\":\"1\""),
        answer(200, "[]"),
        answer(200, r#"{"_id":"1","_rev":"0","name":[7]}"#),
        with_header(200, "content-type", "text/html", "<html>Log in</html>"),
        with_header(403, "content-type", "text/html", "<html>support id 7</html>"),
    ]);
    let roles = script.tenant().managed::<AlphaRole>();
    for _ in 0..4 {
        let error = roles.read(&id("1")).await.unwrap_err();
        assert!(error.is_decode() && !error.may_have_happened(), "{error}");
    }
    let error = roles.read(&id("1")).await.unwrap_err();
    assert!(error.is_forbidden() && !error.is_decode(), "{error}");
    assert_eq!(error.excerpt(), Some("<html>support id 7</html>"));
}

#[tokio::test]
async fn a_write_whose_answer_cannot_be_read_may_have_happened() {
    let script = Script::new([answer(200, "{\"_id\":"), answer(200, r#"{"name":[7]}"#)]);
    let roles = script.tenant().managed::<AlphaRole>();
    for _ in 0..2 {
        let patch = Patch::new().set(AlphaRole::NAME, "b");
        let error = roles.patch(&id("1"), patch).await.unwrap_err();
        assert!(error.is_decode() && error.may_have_happened(), "{error}");
    }
}

#[test]
fn a_call_can_be_sent_to_another_task() {
    fn check<V, R>(call: Call<V, R>) -> impl Send
    where
        Call<V, R>: IntoFuture<IntoFuture: Send> + Send,
    {
        call.into_future()
    }
    let roles = Script::default().tenant().managed::<AlphaRole>();
    drop(check(roles.read(&id("1"))));
    drop(check(roles.delete(&id("1"))));
}

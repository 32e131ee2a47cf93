//! The span of a call.

use http::{HeaderName, HeaderValue};
use mosaic::{ObjectId, Patch, client::TransactionId};

use crate::{
    model::{AlphaRole, AlphaUser},
    script::{Script, answer, refusal, role, with_header},
    trace::Trace,
};

#[tokio::test(start_paused = true)]
async fn a_call_is_one_span_that_says_what_was_tried_and_what_came_of_it() {
    let log = Trace::default();
    let _guard = log.listen();
    let script = Script::new([
        with_header(429, "retry-after", "1", "{}"),
        answer(200, &role("ann", "0", "a")),
    ]);
    let roles = script.tenant().managed::<AlphaRole>();
    let read = roles.read(&ObjectId::new("ann").unwrap());
    read.transaction_id(TransactionId::new("t-1").unwrap()).await.unwrap();
    let text = log.text();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(
        lines[..5],
        [
            r#"call: verb="read" transaction_id=t-1"#,
            r#"…: method="GET""#,
            r#"…: type="managed/alpha_role""#,
            "…: attempt=1",
            "…: status=429",
        ]
    );
    assert!(lines[5].contains(": message=trying again pause=1."), "{text}");
    assert_eq!(lines[6..], ["…: attempt=2", "…: status=200"]);
}

#[tokio::test(start_paused = true)]
async fn no_value_no_identifier_and_no_token_is_in_a_trace_or_in_an_error() {
    let log = Trace::default();
    let _guard = log.listen();
    let detail = r#"{"code":403,"reason":"Forbidden","message":"Policy validation failed","detail":{
        "failedPolicyRequirements":[{"property":"password","policyRequirements":[
        {"policyRequirement":"CANNOT_CONTAIN_DUPLICATES","params":{"duplicateValue":"hunter2"}}]}]}}"#;
    let odd = r#"{"result":[{"_id":"1","_rev":"0","userName":["hunter2"]}]}"#;
    let script = Script::new([answer(403, detail), answer(200, odd), refusal(503), refusal(412)]);
    let users = script.tenant().managed::<AlphaUser>();
    let draft = AlphaUser::draft("m@hunter2", "hunter2", "hunter2");
    let create = users
        .create(draft)
        .header(HeaderName::from_static("x-key"), HeaderValue::from_static("hunter2"));
    let shown = format!("{create:?}");
    let record: AlphaUser =
        mosaic::from_slice(br#"{"_id":"hunter2-id","_rev":"0","userName":"hunter2"}"#).unwrap();
    let patch = Patch::new().set(AlphaUser::PASSWORD, "hunter2");
    let errors = [
        create.await.unwrap_err(),
        users.query(AlphaUser::USER_NAME.eq("hunter2")).one().await.unwrap_err(),
        users.patch(&record, patch).await.unwrap_err(),
    ];
    let errors = errors.map(|error| format!("{error} {error:?}")).join(" ");
    for secret in ["hunter2", "sesame"] {
        assert!(!log.text().contains(secret), "{}", log.text());
        assert!(!shown.contains(secret), "{shown}");
        assert!(!errors.replace("hunter2-id", "").contains(secret), "{errors}");
    }
    assert_eq!(log.text().matches("call: verb=").count(), 3);
}

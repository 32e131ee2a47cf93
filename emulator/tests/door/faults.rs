//! What only a real tenant does.

use http::StatusCode;
use mosaic_emulator::{Delivery, End, Fault, Options};
use serde_json::{Value, json};

use crate::client::{Answer, Client, LIBRARY, open, token};

const LOANS: &str = "/openidm/managed/loan?_queryFilter=true";

fn statuses(client: &Client, target: &str, count: usize) -> Vec<u16> {
    (0..count).map(|_| client.get(target).status.as_u16()).collect()
}

#[test]
fn every_third_request_is_put_off_in_both_ways() {
    let client = Client::new(&[Fault::RateLimit]);
    let first = client.get(LOANS);
    assert_eq!(first.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(first.headers["retry-after"], "1");
    assert_eq!(first.json()["code"], 429);
    assert_eq!(statuses(&client, LOANS, 2), [200, 200]);
    let fourth = client.get(LOANS);
    assert_eq!(fourth.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(fourth.headers["retry-after"].to_str().unwrap().ends_with(" GMT"));
}

#[test]
fn a_token_ends_before_its_time_and_the_next_one_does_not() {
    let mut client = Client::new(&[Fault::ExpiredToken]);
    assert_eq!(statuses(&client, LOANS, 5), [200, 200, 200, 401, 401]);
    client.token = token(&client.emulator);
    assert_eq!(statuses(&client, LOANS, 5), [200; 5]);
}

#[test]
fn a_body_is_taken_for_an_attack_and_nothing_is_done() {
    let client = Client::new(&[Fault::Html403]);
    let create = "PUT /openidm/managed/loan/l1";
    let refused = client.send(create, &json!({"title": "Emma"}));
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(refused.headers["content-type"], "text/html; charset=UTF-8");
    assert_eq!(client.get("/openidm/managed/loan/l1").status, StatusCode::NOT_FOUND);
    assert_eq!(client.send(create, &json!({"title": "Emma"})).status, StatusCode::CREATED);
}

#[test]
fn a_page_fails_in_its_midst_though_the_status_says_otherwise() {
    let client = Client::new(&[Fault::PartialPage]);
    for target in [LOANS, "/openidm/managed/loan?_queryFilter=true&_countOnly=true"] {
        assert_eq!(client.get(target).json()["resultCount"], 0, "it has no results to fail in");
    }
    for number in 0..4 {
        client.send(&format!("PUT /openidm/managed/loan/l{number}"), &json!({"title": "a"}));
    }
    let answers: Vec<Answer> = (0..4).map(|_| client.get(LOANS)).collect();
    assert!(answers.iter().all(|answer| answer.status == StatusCode::OK));
    let first = answers[0].json();
    assert_eq!(
        (first["result"].as_array().unwrap().len(), &first["error"]["code"]),
        (2, &json!(500))
    );
    assert_eq!(answers[1].json()["resultCount"], 4);
    assert!(
        serde_json::from_slice::<Value>(&answers[3].body).is_err(),
        "the fourth page just ends"
    );
}

#[test]
fn an_answer_is_cut_or_held_back_after_everything_was_done() {
    let options = Options { faults: vec![Fault::Reset, Fault::Slow], ..Options::default() };
    let client = Client::with(options);
    let request = http::Request::put("/openidm/managed/loan/l1")
        .header("content-type", "application/json")
        .header("authorization", format!("Bearer {}", client.token))
        .body("{}".into())
        .unwrap();
    let response = client.emulator.answer(&request);
    let delivery = *response.extensions().get::<Delivery>().unwrap();
    assert_eq!((delivery.end, delivery.delay.as_secs()), (End::Cut, 2));
    assert_eq!(client.get("/openidm/managed/loan/l1").status, StatusCode::OK);
}

#[test]
fn a_write_of_the_configuration_is_lost_or_late_though_it_was_answered() {
    let card = json!({"objects": [{"name": "card", "schema": {"properties": {}}}]});
    let put = "PUT /openidm/config/managed";
    let cards = "/openidm/managed/card?_queryFilter=true";

    let client = Client::new(&[Fault::LostUpdate]);
    assert_eq!(client.send(put, &card).json()["objects"], card["objects"]);
    assert_eq!(client.get(cards).status, StatusCode::NOT_FOUND);
    client.send(put, &card);
    assert_eq!(client.get(cards).status, StatusCode::OK);

    let client = Client::new(&[Fault::SlowConfig]);
    assert_eq!(client.send(put, &card).json()["objects"], card["objects"]);
    assert_eq!(statuses(&client, cards, 6), [404, 404, 404, 404, 200, 200]);
}

#[test]
fn a_write_that_does_not_hold_yet_is_built_upon() {
    let client = Client::new(&[Fault::SlowConfig]);
    let managed = "/openidm/config/managed";
    for name in ["card", "shelf"] {
        let added = json!({"name": name, "schema": {"properties": {}}});
        let add = json!([{"operation": "add", "field": "/objects/-", "value": added}]);
        client.send(&format!("PATCH {managed}"), &add);
    }
    let number = "PUT /openidm/schema/managed/card/properties/number";
    let declared = json!({"type": "string"});
    let answers: Vec<_> = (0..6).map(|_| client.send(number, &declared).status.as_u16()).collect();
    assert_eq!(answers, [404, 404, 404, 404, 201, 200], "the type has to be there first");
    statuses(&client, LOANS, 5);
    let names: Vec<_> = client.get(managed).json()["objects"]
        .as_array()
        .unwrap()
        .iter()
        .map(|object| object["name"].clone())
        .collect();
    assert_eq!(names, ["alpha_user", "loan", "card", "shelf"]);
}

#[test]
fn a_write_that_would_not_hold_is_refused_at_once() {
    let mut wrong: Value = serde_json::from_str(LIBRARY).unwrap();
    wrong["objects"][0]["schema"]["properties"]["unprefixed"] = json!({"type": "string"});
    for fault in [Fault::SlowConfig, Fault::LostUpdate] {
        let client = Client::new(&[fault]);
        let refused = client.send("PUT /openidm/config/managed", &wrong);
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{fault:?}");
    }
}

#[test]
fn what_another_writer_put_in_the_place_of_a_write_is_what_was_there() {
    let client = Client::new(&[Fault::LostUpdate, Fault::SlowConfig]);
    let put = |name: &str| {
        let declared = json!({"type": "string"});
        client
            .send(&format!("PUT /openidm/schema/managed/loan/properties/{name}"), &declared)
            .status
    };
    let all = ["lost", "kept", "kept_too"].map(put);
    assert_eq!(all, [StatusCode::CREATED; 3]);
    let properties = || {
        let found = client.get("/openidm/schema/managed/loan").json();
        found["properties"].as_object().unwrap().keys().cloned().collect::<Vec<_>>()
    };
    statuses(&client, LOANS, 5);
    assert_eq!(properties(), ["title", "pages", "kept", "kept_too"]);
}

#[test]
fn whoever_reads_what_became_of_a_write_loses_nothing() {
    const MANAGED: &str = "/openidm/config/managed";
    let faults = vec![Fault::LostUpdate, Fault::SlowConfig];
    for seed in 0..3 {
        let client = Client::with(Options { faults: faults.clone(), seed, ..Options::default() });
        let objects = || client.get(MANAGED).json()["objects"].as_array().unwrap().clone();
        let is_there = |name: &str| objects().iter().any(|object| object["name"] == name);
        let names: Vec<_> = (0..12).map(|number| format!("card{number}")).collect();
        for name in &names {
            let stored = (0..3).any(|_| {
                let mut objects = objects();
                objects.push(json!({"name": name, "schema": {"properties": {}}}));
                let put = client.send(&format!("PUT {MANAGED}"), &json!({"objects": objects}));
                assert_eq!(put.status, StatusCode::OK);
                (0..6).any(|_| is_there(name))
            });
            assert!(stored, "{name} with seed {seed}");
        }
        assert!(names.iter().all(|name| is_there(name)), "seed {seed}");
    }
}

#[test]
fn a_type_with_a_default_of_the_wrong_type_is_not_there() {
    let configuration = r#"{"objects": [
        {"name": "bad", "schema": {"properties": {"a": {"type": "number", "default": "one"}}}},
        {"name": "good", "schema": {"properties": {"a": {"type": "number", "default": 1}}}}
    ]}"#;
    for (faults, expected) in [(vec![], 200), (vec![Fault::BrickedDefault], 404)] {
        let options = Options { faults, ..Options::default() };
        let client = Client::of(open(configuration, options));
        assert_eq!(client.get("/openidm/managed/bad?_queryFilter=true").status, expected);
        assert_eq!(client.get("/openidm/managed/good?_queryFilter=true").status, 200);
    }
}

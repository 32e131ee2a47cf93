//! One type by itself: its schema, its properties, its policies.

use http::StatusCode;
use serde_json::{Value, json};

use crate::client::Client;

#[test]
fn the_schema_of_a_type_names_its_collection() {
    let client = Client::new(&[]);
    let schema = client.get("/openidm/schema/managed/loan");
    assert_eq!(schema.headers["content-api-version"], "protocol=2.1,resource=2.0");
    assert_eq!(schema.json()["resourceCollection"], "managed/loan");
    assert_eq!(schema.json()["properties"]["pages"], json!({"type": "number"}));
    assert_eq!(client.get("/openidm/schema/managed/nosuch").status, StatusCode::NOT_FOUND);
    let all = client.get("/openidm/schema/managed?_queryFilter=true").json();
    assert_eq!(all["resultCount"], 2);
}

#[test]
fn a_property_is_made_replaced_and_removed_by_itself() {
    let client = Client::new(&[]);
    let place = "/openidm/schema/managed/loan/properties/due";
    assert_eq!(client.get(place).status, StatusCode::NOT_FOUND);
    let due = json!({"type": "string", "title": "Due"});
    let put = format!("PUT {place}");
    let created = client.send_with(&put, &[("If-Match", "*")], &due);
    let shown = json!({"_id": "due", "type": "string", "title": "Due"});
    assert_eq!((created.status, created.json()), (StatusCode::CREATED, shown.clone()));
    let again = client.send(&put, &due);
    assert_eq!(again.status, StatusCode::OK);
    let schema = client.get("/openidm/schema/managed/loan").json();
    assert_eq!(schema["order"], json!(["title", "due"]));
    let removed = client.send(&format!("DELETE {place}"), &Value::Null);
    assert_eq!((removed.status, removed.json()), (StatusCode::OK, shown));
    let schema = client.get("/openidm/schema/managed/loan").json();
    assert_eq!(schema["order"], json!(["title"]));
    assert_eq!(client.get(place).status, StatusCode::NOT_FOUND);
}

#[test]
fn policies_are_asked_without_a_write() {
    let client = Client::new(&[]);
    let validate = "POST /openidm/policy/managed/alpha_user/*?_action=validateObject";
    let judged = client.send(validate, &json!({"userName": "ada", "mail": "nobody"}));
    assert_eq!(judged.status, StatusCode::OK);
    assert_eq!(judged.json()["result"], false);
    assert_eq!(judged.json()["failedPolicyRequirements"][0]["property"], "mail");
    let passed = client.send(validate, &json!({"userName": "ada", "mail": "ada@example.com"}));
    let expected = json!({"result": true, "failedPolicyRequirements": []});
    assert_eq!(passed.json(), expected);
    let listing = client.get("/openidm/policy/managed/alpha_user/*").json();
    assert_eq!(listing["resource"], "managed/alpha_user/*");
    let unknown =
        client.send("POST /openidm/policy/managed/alpha_user/*?_action=guess", &json!({}));
    assert_eq!(unknown.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(client.get("/openidm/policy/managed/nosuch/*").status, StatusCode::NOT_FOUND);
}

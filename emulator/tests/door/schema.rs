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
    assert_eq!((created.status, created.json()), (StatusCode::CREATED, due.clone()));
    let again = client.send(&put, &due);
    assert_eq!(again.status, StatusCode::OK);
    let schema = client.get("/openidm/schema/managed/loan").json();
    assert_eq!(schema["order"], json!(["title", "due"]));
    let removed = client.send(&format!("DELETE {place}"), &Value::Null);
    assert_eq!((removed.status, removed.json()), (StatusCode::OK, due));
    let schema = client.get("/openidm/schema/managed/loan").json();
    assert_eq!(schema["order"], json!(["title"]));
    assert_eq!(client.get(place).status, StatusCode::NOT_FOUND);
}

#[test]
fn a_relationship_is_made_at_both_ends_in_one_write() {
    let client = Client::new(&[]);
    let reader = json!({
        "type": "relationship",
        "reverseRelationship": true,
        "reversePropertyName": "custom_loans",
        "resourceCollection": [{
            "path": "managed/alpha_user",
            "query": {"queryFilter": "true", "fields": ["userName"]},
            "reverseProperty": {"type": "array", "validate": true},
        }],
    });
    let made = client.send("PUT /openidm/schema/managed/loan/properties/reader", &reader);
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.json());
    let back = client.get("/openidm/schema/managed/alpha_user/properties/custom_loans").json();
    assert_eq!(back["items"]["reversePropertyName"], "reader");

    let user =
        client.send("POST /openidm/managed/alpha_user?_action=create", &json!({"userName": "ada"}));
    let id = user.json()["_id"].as_str().unwrap().to_owned();
    let reference = json!({"_ref": format!("managed/alpha_user/{id}")});
    let loan = json!({"title": "Emma", "reader": reference});
    let loan = client.send("POST /openidm/managed/loan?_action=create", &loan);
    assert_eq!(loan.status, StatusCode::CREATED, "{}", loan.json());
    let user =
        client.get(&format!("/openidm/managed/alpha_user/{id}?_fields=custom_loans/title")).json();
    assert_eq!(user["custom_loans"][0]["title"], "Emma");
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

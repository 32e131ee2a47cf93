//! Relationships that the schema service declares, and where the directory keeps them.

use http::StatusCode;
use serde_json::{Value, json};

use crate::client::{Client, LIBRARY};

const READER: &str = "/openidm/schema/managed/loan/properties/reader";
const LOANS: &str = "/openidm/schema/managed/alpha_user/properties/custom_loans";
const MAPPING: &str = "/openidm/config/repo.ds";
const MANAGED: &str = "/openidm/config/managed";

/// Returns how a loan is declared to have a reader.
fn reader() -> Value {
    json!({
        "type": "relationship",
        "reverseRelationship": true,
        "reversePropertyName": "custom_loans",
        "resourceCollection": [{
            "path": "managed/alpha_user",
            "query": {"queryFilter": "true", "fields": ["userName"]},
            "reverseProperty": {"type": "array", "validate": true},
        }],
    })
}

/// Returns the attributes of the directory that hold the properties of loans, by property.
fn attributes(client: &Client) -> Value {
    let mapping = client.get(MAPPING).json();
    mapping["resourceMapping"]["genericMapping"]["managed/loan"]["properties"].clone()
}

fn configuration(client: &Client) -> Value {
    client.get(MANAGED).json()
}

#[test]
fn a_relationship_is_made_at_both_ends_in_one_write() {
    let client = Client::new(&[]);
    let made = client.send(&format!("PUT {READER}"), &reader());
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.json());
    let back = client.get(LOANS).json();
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
fn what_the_service_tells_of_a_relationship_can_be_given_back() {
    let client = Client::new(&[]);
    let made = client.send(&format!("PUT {READER}"), &reader()).json();
    assert_eq!(made["_id"], "reader");
    assert_eq!(made["resourceCollection"][0]["reverseProperty"]["type"], "array");
    let before = configuration(&client);
    assert!(!before.to_string().contains("reverseProperty\""), "{before}");
    for place in [READER, LOANS] {
        let told = client.get(place).json();
        let again = client.send_with(&format!("PUT {place}"), &[("If-Match", "*")], &told);
        assert_eq!((again.status, again.json()), (StatusCode::OK, told));
        assert_eq!(configuration(&client), before);
    }
}

#[test]
fn a_relationship_goes_at_both_ends() {
    for (gone, other) in [(READER, LOANS), (LOANS, READER)] {
        let client = Client::new(&[]);
        client.send(&format!("PUT {READER}"), &reader());
        let removed =
            client.send_with(&format!("DELETE {gone}"), &[("If-Match", "*")], &json!(null));
        assert_eq!(removed.status, StatusCode::OK);
        assert_eq!(client.get(other).status, StatusCode::NOT_FOUND);
        let expected: Value = serde_json::from_str(LIBRARY).unwrap();
        let found = configuration(&client);
        let properties =
            |it: &Value, index: usize| it["objects"][index]["schema"]["properties"].clone();
        for index in 0..2 {
            assert_eq!(properties(&found, index), properties(&expected, index));
        }
    }
}

#[test]
fn another_end_takes_the_place_of_the_one_before() {
    let client = Client::new(&[]);
    let put = format!("PUT {READER}");
    client.send(&put, &reader());
    let mut renamed = reader();
    renamed["reversePropertyName"] = json!("custom_borrowed");
    assert_eq!(client.send(&put, &renamed).status, StatusCode::OK);
    assert_eq!(client.get(LOANS).status, StatusCode::NOT_FOUND);
    let back = client.get("/openidm/schema/managed/alpha_user/properties/custom_borrowed");
    assert_eq!(back.json()["items"]["reversePropertyName"], "reader");
}

#[test]
fn a_relationship_to_several_types_has_an_end_on_each() {
    const BACK: &str = "/openidm/schema/managed/library/properties/custom_loans";
    let client = Client::new(&[]);
    let mut types = configuration(&client);
    let library = json!({"name": "library", "schema": {"type": "object", "properties": {}}});
    types["objects"].as_array_mut().unwrap().push(library);
    assert_eq!(client.send(&format!("PUT {MANAGED}"), &types).status, StatusCode::OK);
    let mut shared = reader();
    let targets = shared["resourceCollection"].as_array_mut().unwrap();
    let single = json!({"type": "relationship", "resourceCollection": {"notify": true}});
    targets.push(json!({"path": "managed/library", "reverseProperty": single}));
    let made = client.send(&format!("PUT {READER}"), &shared);
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.json());
    assert_eq!(made.json()["resourceCollection"][1]["reverseProperty"]["type"], "relationship");
    let before = configuration(&client);
    assert!(!before.to_string().contains("reverseProperty\""), "{before}");
    for place in [READER, LOANS, BACK] {
        let told = client.get(place).json();
        let again = client.send_with(&format!("PUT {place}"), &[("If-Match", "*")], &told);
        assert_eq!((again.status, again.json()), (StatusCode::OK, told));
        assert_eq!(configuration(&client), before);
    }
    let gone = client.send_with(&format!("DELETE {READER}"), &[("If-Match", "*")], &json!(null));
    assert_eq!(gone.status, StatusCode::OK);
    for place in [LOANS, BACK] {
        assert_eq!(client.get(place).status, StatusCode::NOT_FOUND);
    }
}

#[test]
fn nothing_is_declared_where_one_end_cannot_be() {
    let client = Client::new(&[]);
    let before = configuration(&client);
    let mut astray = reader();
    astray["resourceCollection"][0]["path"] = json!("managed/nosuch");
    assert_eq!(client.send(&format!("PUT {READER}"), &astray).status, StatusCode::NOT_FOUND);
    let mut silent = reader();
    silent["resourceCollection"][0].as_object_mut().unwrap().remove("reverseProperty");
    assert_eq!(client.send(&format!("PUT {READER}"), &silent).status, StatusCode::BAD_REQUEST);
    let nowhere = "PUT /openidm/schema/managed/nosuch/properties/reader";
    assert_eq!(client.send(nowhere, &reader()).status, StatusCode::NOT_FOUND);
    let mut unprefixed = reader();
    unprefixed["reversePropertyName"] = json!("loans");
    assert_eq!(client.send(&format!("PUT {READER}"), &unprefixed).status, StatusCode::BAD_REQUEST);
    assert_eq!(configuration(&client), before);
}

#[test]
fn properties_are_known_to_the_second_version_of_the_service_alone() {
    let client = Client::new(&[]);
    let put = |version: &str| {
        let headers = [("Accept-API-Version", version)];
        client.send_with(&format!("PUT {READER}"), &headers, &reader())
    };
    for version in ["resource=1.0", "protocol=2.1,resource=3.0"] {
        let refused = put(version);
        assert_eq!((refused.status, &refused.json()["code"]), (StatusCode::NOT_FOUND, &json!(404)));
        assert_eq!(client.get(READER).status, StatusCode::NOT_FOUND);
    }
    assert_eq!(put("protocol=2.1,resource=2.0").status, StatusCode::CREATED);
    assert_eq!(put("resource=2.0").status, StatusCode::OK);
    let schema = "GET /openidm/schema/managed/loan";
    for (version, expected) in [("resource=1.0", 200), ("resource=2.0", 200), ("resource=9.0", 404)]
    {
        let answer = client.send_with(schema, &[("Accept-API-Version", version)], &json!(null));
        assert_eq!(answer.status, expected, "{version}");
    }
}

#[test]
fn a_relationship_of_the_service_has_an_attribute_and_one_of_the_configuration_has_none() {
    let client = Client::new(&[]);
    assert_eq!(attributes(&client), json!({}));
    let mut wider = configuration(&client);
    let loan = &mut wider["objects"][1]["schema"]["properties"];
    loan["returned_to"] =
        json!({"type": "relationship", "resourceCollection": [{"path": "managed/alpha_user"}]});
    let returned_to = loan["returned_to"].clone();
    client.send(&format!("PUT {MANAGED}"), &wider);
    assert_eq!(attributes(&client), json!({}), "it is kept in the tree of all relationships");

    client.send(&format!("PUT {READER}"), &reader());
    assert_eq!(attributes(&client)["reader"]["type"], "reverseReference");
    assert_eq!(attributes(&client).get("returned_to"), None);
    client.send("PUT /openidm/schema/managed/loan/properties/returned_to", &returned_to);
    assert_eq!(attributes(&client)["returned_to"]["ldapAttribute"], "fr-idm-reference-1");

    client.send(&format!("DELETE {READER}"), &json!(null));
    assert_eq!(attributes(&client).get("reader"), None);
    assert_eq!(attributes(&client)["returned_to"]["ldapAttribute"], "fr-idm-reference-1");
}

#[test]
fn a_mapping_that_was_given_follows_the_service_too() {
    let client = Client::new(&[]);
    let given = client.get(MAPPING).json();
    client.send(&format!("PUT {MAPPING}"), &given);
    client.send(&format!("PUT {READER}"), &reader());
    assert_eq!(attributes(&client)["reader"]["resourcePath"], "managed/alpha_user");
    client.send(&format!("DELETE {READER}"), &json!(null));
    assert_eq!(client.get(MAPPING).json(), given);
}

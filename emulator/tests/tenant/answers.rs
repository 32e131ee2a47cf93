//! Claims about what an answer shows.

use mosaic_emulator::{Flavour, Tenant};
use serde_json::{Value, json};

use crate::support::{self, get, object_type, post, put_new, refused, tenant, things};

const ID: &str = "0f357b7e-6c54-4351-a094-43916877d7e5";

fn user(body: &Value) -> Tenant {
    let user = object_type(
        "alpha_user",
        &json!({
            "userName": {"type": "string"}, "mail": {"type": "string"},
            "accountStatus": {"type": "string", "default": "active"},
            "cn": {"type": "string", "default": "{{givenName}} {{sn}}"},
            "givenName": {"type": "string"}, "sn": {"type": "string"},
            "frIndexedMultivalued1": {"type": "array", "items": {"type": "string"}},
            "custom_tier": {"type": "string"},
            "password": {"type": "string", "scope": "private", "isProtected": true},
        }),
    );
    let tenant = tenant(Flavour::Aic, &json!([user]));
    put_new(&tenant, &format!("managed/alpha_user/{ID}"), body).expect("a new user");
    tenant
}

fn path() -> String {
    format!("managed/alpha_user/{ID}")
}

#[test]
fn a_user_shows_every_attribute_of_the_directory_and_others_where_they_are_there() {
    let tenant = user(&json!({"userName": "ann", "givenName": "Ann", "sn": "Lee"}));
    let shown = get(&tenant, &path(), &[]).unwrap();
    assert_eq!(
        (&shown["mail"], &shown["frIndexedMultivalued1"], shown.get("custom_tier")),
        (&Value::Null, &json!([]), None)
    );
    assert_eq!((&shown["accountStatus"], &shown["cn"]), (&json!("active"), &json!("Ann Lee")));
    let named = get(&tenant, &path(), &["mail", "custom_tier", "frIndexedMultivalued1"]).unwrap();
    let expected = json!({
        "_id": ID, "_rev": shown["_rev"], "mail": null, "frIndexedMultivalued1": [],
    });
    assert_eq!(named, expected);
}

#[test]
fn a_type_of_a_tenant_leaves_out_what_is_not_there() {
    let tenant = things(Flavour::Aic, &json!({"a": {"type": "string"}, "b": {"type": "string"}}));
    put_new(&tenant, "managed/thing/1", &json!({"a": "x"})).unwrap();
    assert_eq!(get(&tenant, "managed/thing/1", &["a", "b"]).unwrap().get("b"), None);
}

#[test]
fn a_field_goes_by_its_last_name() {
    let tenant = things(Flavour::Aic, &json!({}));
    put_new(&tenant, "managed/thing/1", &json!({"o": {"k": {"l": 1}}, "list": ["x"], "p": 1}))
        .unwrap();
    let shown = get(&tenant, "managed/thing/1", &["o/k", "list/0", "nosuch", "p/q"]).unwrap();
    let expected = json!({"_id": "1", "_rev": shown["_rev"], "k": {"l": 1}, "0": "x"});
    assert_eq!(shown, expected);
    for everything in ["", "/", "*"] {
        let shown = get(&tenant, "managed/thing/1", &[everything]).unwrap();
        assert_eq!(shown.as_object().unwrap().len(), 5, "{everything}");
    }
    assert_eq!(refused(get(&tenant, "managed/thing/1", &["a b"])).0, 400);
}

#[test]
fn a_user_holds_what_its_schema_declares_and_has_a_uuid() {
    let tenant = user(&json!({"userName": "ann"}));
    let refused_for = |body: Value| refused(post(&tenant, "managed/alpha_user", &body));
    let message = "Request content includes unprefixed attributes for alpha_user: [shoe, size]";
    assert_eq!(
        refused_for(json!({"size": 1, "shoe": 2, "custom_tier": "x"})),
        (400, message.to_owned())
    );
    let message = "Request content includes undeclared attributes for alpha_user: [custom_no]";
    assert_eq!(refused_for(json!({"custom_no": 1})), (400, message.to_owned()));
    let not_a_uuid = put_new(&tenant, "managed/alpha_user/ann", &json!({"userName": "a"}));
    assert_eq!(refused(not_a_uuid).0, 400);
}

#[test]
fn a_collection_cannot_be_read_and_an_unknown_path_leads_nowhere() {
    let tenant = user(&json!({"userName": "ann"}));
    let nowhere = |path: &str| refused(get(&tenant, path, &[]));
    let message = "The resource collection  cannot be read";
    assert_eq!(nowhere("managed/alpha_user"), (400, message.to_owned()));
    assert_eq!(
        nowhere("managed/nosuch/1"),
        (404, "Resource 'managed/nosuch/1' not found".to_owned())
    );
    assert_eq!(
        nowhere("managed/alpha_user/1/nosuch"),
        (404, "Resource '1/nosuch' not found".to_owned())
    );
    assert_eq!(nowhere("managed"), (404, "Resource 'managed' not found".to_owned()));
    let missing = "No Such Entry: The search base entry 'fr-idm-uuid=u1,ou=user,o=alpha,o=root,\
                   ou=identities' does not exist";
    assert_eq!(nowhere("managed/alpha_user/u1"), (404, missing.to_owned()));
}

#[test]
fn what_is_asked_for_by_itself_is_not_hidden_by_the_default() {
    let mut friend = support::one("managed/thing", None);
    friend["returnByDefault"] = json!(true);
    let tenant = things(Flavour::Aic, &json!({"name": {"type": "string"}, "friend": friend}));
    put_new(&tenant, "managed/thing/1", &json!({"name": "a"})).unwrap();
    let other = json!({"name": "b", "friend": {"_ref": "managed/thing/1"}});
    put_new(&tenant, "managed/thing/2", &other).unwrap();
    for fields in [["friend/name", "*"], ["*", "friend/name"]] {
        let shown = get(&tenant, "managed/thing/2", &fields).unwrap();
        assert_eq!((&shown["friend"]["name"], &shown["name"]), (&json!("a"), &json!("b")));
    }
}

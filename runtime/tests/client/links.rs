//! Links: what is asked for, and what comes of it.

use mosaic::{Json, ManagedObject, ObjectId, Reference, client::TransportFailure};
use serde_json::json;

use crate::{
    model::{AlphaRole, AlphaUser, AlphaUserAuthzRolesTarget},
    script::{Script, Step, answer, refusal},
};

const USER: &str = "/openidm/managed/alpha_user/u";

fn id(text: &str) -> ObjectId {
    ObjectId::new(text).unwrap()
}

fn user() -> AlphaUser {
    mosaic::from_slice(br#"{"_id":"u","_rev":"7"}"#).unwrap()
}

/// A link as the sub-collection has it: its own identity, and some fields of the target.
fn link(id: &str, role: &str) -> Json {
    json!({
        "_id": id, "_rev": "1", "_ref": format!("managed/alpha_role/{role}"),
        "_refResourceCollection": "managed/alpha_role", "_refResourceId": role,
        "_refProperties": { "_id": id, "_rev": "1", "_grantType": "" },
        "name": format!("name of {role}"),
    })
}

fn read(id: &str, role: &str) -> Reference<AlphaRole> {
    serde_json::from_value(link(id, role)).unwrap()
}

fn page(links: &[Json], cookie: Option<&str>) -> Step {
    answer(200, &json!({ "result": links, "pagedResultsCookie": cookie }).to_string())
}

#[tokio::test]
async fn links_are_listed_page_by_page_with_what_was_selected_of_their_targets() {
    let script = Script::new([
        page(&[link("l1", "r1")], Some("x")),
        page(&[link("l2", "r2")], None),
        page(&[], None),
    ]);
    let roles = script.tenant().links(&id("u"), AlphaUser::ROLES);
    let mut stream = roles.list().select::<AlphaRole>().page_size(1).stream();
    let mut names = Vec::new();
    while let Some(reference) = stream.next().await {
        let role: AlphaRole = reference.unwrap().target().unwrap();
        names.push((role.id().to_string(), role.name.unwrap()));
    }
    let expected = |role: &str| (role.to_owned(), format!("name of {role}"));
    assert_eq!(names, [expected("r1"), expected("r2")]);
    assert!(roles.list().first().await.unwrap().is_none());
    let query = format!("GET {USER}/roles?_queryFilter=true");
    assert_eq!(
        script.asked(),
        [
            format!("{query}&_fields=%2A&_pageSize=1"),
            format!("{query}&_fields=%2A&_pageSize=1&_pagedResultsCookie=x"),
            format!("{query}&_pageSize=1"),
        ]
    );
}

#[tokio::test]
async fn a_link_that_is_added_comes_back_as_it_can_be_removed() {
    let script = Script::new([answer(201, &link("l1", "r1").to_string()), answer(200, "{}")]);
    let roles = script.tenant().managed::<AlphaUser>().links(&user(), AlphaUser::ROLES);
    let made = Reference::to(&id("r1")).with_property("_grantType", "");
    let added = roles.add(&made).await.unwrap();
    assert_eq!(script.body()["_refProperties"], json!({ "_grantType": "" }));
    assert_eq!(script.body()["_ref"], "managed/alpha_role/r1");
    roles.remove(&added).await.unwrap();
    assert_eq!(
        script.asked(),
        [format!("POST {USER}/roles?_action=create"), format!("DELETE {USER}/roles/l1")]
    );
}

#[tokio::test]
async fn a_link_that_was_never_read_cannot_be_removed() {
    let script = Script::default();
    let roles = script.tenant().links(&id("u"), AlphaUser::ROLES);
    let error = roles.remove(&Reference::to(&id("r1"))).await.unwrap_err();
    assert!(error.to_string().contains("_refProperties._id"), "{error}");
    assert_eq!(script.asked().len(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_removal_is_repeated_and_an_addition_is_not() {
    let lost = || Step::Fail(TransportFailure::ConnectionLost);
    let script = Script::new([lost(), answer(200, "{}"), lost()]);
    let roles = script.tenant().links(&id("u"), AlphaUser::ROLES);
    roles.remove(&read("l1", "r1")).await.unwrap();
    let error = roles.add(Reference::to(&id("r1"))).await.unwrap_err();
    assert!(error.may_have_happened(), "{error}");
    assert_eq!(script.asked().len(), 3);
}

#[tokio::test]
async fn a_set_is_replaced_under_the_revision_of_the_record() {
    let script = Script::new([answer(200, r#"{"_id":"u","_rev":"8"}"#)]);
    let roles = script.tenant().links(&user(), AlphaUser::ROLES);
    let revision = roles.replace([read("l1", "r1"), Reference::to(&id("r2"))]).await.unwrap();
    assert_eq!(revision.as_str(), "8");
    assert_eq!(script.asked(), [format!("PATCH {USER}?_fields=_id if-match: \"7\"")]);
    let body = script.body();
    assert_eq!((&body[0]["operation"], &body[0]["field"]), (&json!("replace"), &json!("/roles")));
    assert_eq!(body[0]["value"][0]["_refProperties"]["_id"], "l1");
    assert_eq!(body[0]["value"][1]["_ref"], "managed/alpha_role/r2");
    assert_eq!(body[0]["value"][0].get("name"), None, "what is the target's is not the link's");
}

#[tokio::test]
async fn a_single_reference_is_read_set_and_cleared() {
    let manager = json!({ "_id": "u", "_rev": "7", "manager": {
        "_ref": "managed/alpha_user/m", "_refProperties": { "_id": "l", "_rev": "1" }, "mail": "m@x" } });
    let script = Script::new([
        answer(200, &manager.to_string()),
        answer(200, r#"{"_id":"u","_rev":"7","manager":null}"#),
        answer(200, r#"{"_id":"u","_rev":"7"}"#),
        refusal(404),
        answer(200, r#"{"_id":"u","_rev":"8"}"#),
        answer(200, r#"{"_id":"u","_rev":"9"}"#),
    ]);
    let manager = script.tenant().links(&user(), AlphaUser::MANAGER);
    let held = manager.get().select::<AlphaUser>().await.unwrap().unwrap();
    assert_eq!(held.target::<AlphaUser>().unwrap().mail.as_deref(), Some("m@x"));
    assert_eq!(manager.get().await.unwrap(), None);
    assert_eq!(manager.get().await.unwrap(), None);
    assert!(manager.get().await.unwrap_err().is_not_found());
    assert_eq!(manager.set(Reference::to(&id("n"))).await.unwrap().as_str(), "8");
    assert_eq!(manager.clear().await.unwrap().as_str(), "9");
    assert_eq!(script.body(), json!([{ "operation": "remove", "field": "/manager" }]));
    let patch = format!("PATCH {USER}?_fields=_id if-match: \"7\"");
    assert_eq!(script.asked()[0], format!("GET {USER}?_fields=manager%2F%2A"));
    assert_eq!(script.asked()[1], format!("GET {USER}?_fields=manager"));
    assert_eq!(script.asked()[4..], [patch.clone(), patch]);
}

#[tokio::test]
async fn a_relationship_to_several_types_tells_them_apart() {
    let internal = json!({ "_ref": "internal/role/openidm-authorized" });
    let script = Script::new([page(&[internal, link("l1", "r1")], None)]);
    let roles = script.tenant().links(&id("u"), AlphaUser::AUTHZ_ROLES);
    let held = roles.list().select::<AlphaRole>().collect_up_to(9).await.unwrap();
    assert!(matches!(
        held.records[..],
        [AlphaUserAuthzRolesTarget::InternalRole(_), AlphaUserAuthzRolesTarget::ManagedRole(_)]
    ));
}

#[tokio::test]
async fn what_is_no_reference_is_an_error() {
    let script = Script::new([
        answer(200, r#"{"_id":"u","_rev":"7","manager":"boss"}"#),
        answer(200, r#"{"_id":"u","_rev":"7","manager":{}}"#),
        page(&[json!({ "_id": "l1" })], None),
    ]);
    let manager = script.tenant().links(&id("u"), AlphaUser::MANAGER);
    for _ in 0..2 {
        let error = manager.get().await.unwrap_err();
        assert!(error.is_decode() && !error.to_string().contains("boss"), "{error}");
    }
    let roles = script.tenant().links(&id("u"), AlphaUser::ROLES);
    assert!(roles.list().first().await.unwrap_err().is_decode());
}

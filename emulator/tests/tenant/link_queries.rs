//! Claims about queries of the relationships of one property.

use std::collections::BTreeSet;

use mosaic::{
    Json,
    wire::{Counting, Paging, Query, Selection},
};
use mosaic_emulator::{Flavour, Tenant};
use serde_json::json;

use crate::{
    relationships::company,
    support::{act, filtered, post, put_new, query, refused},
};

const MEMBERS: &str = "managed/role/r1/members";

/// Opens a company with one role that many users have.
fn crowd(flavour: Flavour, count: usize) -> Tenant {
    let tenant = company(flavour);
    for number in 0..count {
        let body = json!({
            "name": format!("n{number}"),
            "roles": [{"_ref": "managed/role/r1", "_refProperties": {"grant": number % 2}}],
        });
        put_new(&tenant, &format!("managed/user/m{number}"), &body).expect("it is new");
    }
    tenant
}

fn results(page: &Json) -> &[Json] {
    page["result"].as_array().expect("a list of results")
}

/// Returns what the relationships that pass a filter lead to.
fn found(tenant: &Tenant, filter: &str) -> BTreeSet<String> {
    let page = query(tenant, &filtered(MEMBERS, filter)).expect("a filter");
    let ids = results(&page).iter().map(|item| item["_ref"].as_str().expect("a reference"));
    ids.map(|id| id.rsplit('/').next().expect("an id").to_owned()).collect()
}

#[test]
fn a_filter_sees_the_reference_what_is_said_of_it_and_what_it_leads_to() {
    for flavour in [Flavour::Aic, Flavour::Idm] {
        let tenant = crowd(flavour, 4);
        let set = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>();
        assert_eq!(found(&tenant, "true"), set(&["m0", "m1", "m2", "m3"]));
        assert_eq!(found(&tenant, "/_ref eq \"managed/user/m1\""), set(&["m1"]));
        assert_eq!(found(&tenant, "/_refProperties/grant eq 0"), set(&["m0", "m2"]));
        assert_eq!(found(&tenant, "name eq \"n3\""), set(&["m3"]));
        assert_eq!(found(&tenant, "name eq \"n3\" or /_refProperties/grant eq 0").len(), 3);
        let page = query(&tenant, &filtered(MEMBERS, "true")).unwrap();
        let id = &results(&page)[0]["_refProperties"]["_id"];
        assert_eq!(found(&tenant, &format!("/_refProperties/_id eq {id}")).len(), 1);
    }
}

#[test]
fn pages_show_every_relationship_once() {
    for (flavour, pages) in [(Flavour::Aic, 3), (Flavour::Idm, 4)] {
        let tenant = crowd(flavour, 9);
        let mut request = Query { page_size: Some(3), ..filtered(MEMBERS, "true") };
        let (mut seen, mut count) = (BTreeSet::new(), 0);
        loop {
            let page = query(&tenant, &request).unwrap();
            count += 1;
            for item in results(&page) {
                assert!(seen.insert(item["_ref"].to_string()), "{item} came twice");
            }
            let Some(cookie) = page["pagedResultsCookie"].as_str() else { break };
            request.paging = Paging::Cookie(cookie.to_owned());
        }
        assert_eq!((seen.len(), count), (9, pages));
    }
}

#[test]
fn relationships_are_counted_on_a_tenant() {
    let tenant = crowd(Flavour::Aic, 5);
    let request =
        Query { page_size: Some(2), counting: Counting::Exact, ..filtered(MEMBERS, "true") };
    assert_eq!(query(&tenant, &request).unwrap()["totalPagedResults"], 5);
}

#[test]
fn fields_of_the_other_object_are_shown_in_each_item() {
    let tenant = crowd(Flavour::Aic, 2);
    let fields = vec!["name".to_owned(), "roles/*/name".to_owned()];
    let page = query(&tenant, &Query { fields, ..filtered(MEMBERS, "name eq \"n1\"") }).unwrap();
    let [item] = results(&page) else { panic!("one passes") };
    assert_eq!(item["name"], "n1");
    assert_eq!(item["_id"], item["_refProperties"]["_id"]);
    assert_eq!(item["roles"][0]["name"], "Admin");
    assert!(item["_refResourceRev"].is_string());
}

#[test]
fn a_query_by_name_shows_all_or_their_ids() {
    let named = |id: &str| {
        let selection = Selection::Named { id: id.to_owned(), parameters: Vec::new() };
        Query { selection, ..filtered(MEMBERS, "") }
    };
    for (flavour, keys) in [(Flavour::Aic, vec!["_id", "_rev"]), (Flavour::Idm, vec!["_id"])] {
        let tenant = crowd(flavour, 1);
        let all = query(&tenant, &named("query-all")).unwrap();
        let ids = query(&tenant, &named("query-all-ids")).unwrap();
        let (item, shown) = (&results(&all)[0], results(&ids)[0].as_object().unwrap());
        assert_eq!(shown.keys().collect::<Vec<_>>(), keys);
        assert_eq!(shown["_id"], item["_refProperties"]["_id"]);
        assert_eq!(refused(query(&tenant, &named("for-userName"))).0, 400);
    }
}

#[test]
fn what_is_no_query_of_relationships_is_refused() {
    let tenant = crowd(Flavour::Aic, 1);
    let expression = Selection::Expression("x".to_owned());
    let request = Query { selection: expression, ..filtered(MEMBERS, "") };
    assert_eq!(
        refused(query(&tenant, &request)),
        (400, "_queryExpression not supported".to_owned())
    );
    let request = Query { sort_keys: vec!["-name".to_owned()], ..filtered(MEMBERS, "true") };
    assert_eq!(refused(query(&tenant, &request)).0, 400);
    let manager = refused(query(&tenant, &filtered("managed/user/u1/manager", "true")));
    assert_eq!(manager, (400, "The singleton resource  cannot be queried".to_owned()));
    let missing = query(&tenant, &filtered("managed/user/none/roles", "true"));
    assert_eq!(refused(missing).0, 404);
}

#[test]
fn results_are_sorted_by_the_members_of_the_reference() {
    let tenant = crowd(Flavour::Aic, 4);
    let sort_keys = vec!["-/_refProperties/grant".to_owned(), "_ref".to_owned()];
    let page = query(&tenant, &Query { sort_keys, ..filtered(MEMBERS, "true") }).unwrap();
    let order: Vec<_> = results(&page).iter().map(|item| item["_refResourceId"].clone()).collect();
    assert_eq!(order, ["m1", "m3", "m0", "m2"]);
}

#[test]
fn relationships_have_no_actions() {
    let tenant = crowd(Flavour::Aic, 1);
    assert_eq!(refused(act(&tenant, (MEMBERS, "foo"), &[], &json!({}))).0, 501);
    let (stored, _) =
        post(&tenant, "managed/user/u1/roles", &json!({"_ref": "managed/role/r1"})).unwrap();
    let path = stored.location.unwrap().replace("/openidm/", "");
    assert_eq!(refused(act(&tenant, (&path, "foo"), &[], &json!({}))).0, 501);
    assert_eq!(refused(act(&tenant, ("managed/user/u1/manager", "foo"), &[], &json!({}))).0, 404);
}

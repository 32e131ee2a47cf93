//! Each verb of the client, on generated types.

use mosaic::{Json, ObjectId, Patch, QueryFilter};
use serde_json::json;

use crate::local::{Local, user};
use crate::managed::{
    AlphaDevice, AlphaDeviceKind, AlphaOrganization, AlphaUser, AlphaUserCustomTier,
};

#[tokio::test]
async fn a_created_object_is_read_as_it_was_written_and_with_its_defaults() {
    let local = Local::start().await;
    let draft = user("ann")
        .set(AlphaUser::DEPARTMENT, "Sales")
        .set(AlphaUser::COST_CENTRE, 42)
        .set(AlphaUser::SKILLS, vec!["till".to_owned(), "stock".to_owned()])
        .set(AlphaUser::HIRED_ON, "2026-02-28".parse::<mosaic::Date>().unwrap());
    let created = local.users().create(draft).await.unwrap();
    assert_eq!(created.department.as_deref(), Some("Sales"));
    assert_eq!(created.cost_centre, Some(42));
    assert_eq!(created.skills, ["till", "stock"]);
    assert_eq!(created.hired_on.as_ref().unwrap().to_string(), "2026-02-28");
    assert_eq!(created.account_status.as_deref(), Some("active"));
    assert_eq!(created.custom_tier, Some(AlphaUserCustomTier::Bronze));
    assert_eq!(local.users().read(&created.id).await.unwrap(), created);
}

#[tokio::test]
async fn an_object_is_created_under_the_id_of_the_callers_choice_and_once() {
    let local = Local::start().await;
    let id = ObjectId::new("a b%2Fc").unwrap();
    let organizations = local.tenant.managed::<AlphaOrganization>();
    assert!(!organizations.exists(&id).await.unwrap());
    assert_eq!(organizations.read(&id).optional().await.unwrap(), None);
    let draft = AlphaOrganization::draft("north");
    let created = organizations.create_with_id(&id, &draft).await.unwrap();
    assert_eq!(created.id, id);
    assert!(organizations.exists(&id).await.unwrap());
    assert_eq!(organizations.read(&id).optional().await.unwrap(), Some(created));
    let error = organizations.create_with_id(&id, &draft).await.unwrap_err();
    assert!(error.is_conflict() && !error.may_have_happened(), "{error}");
    assert_eq!(local.held::<AlphaOrganization>(&["name"]).len(), 1);
}

#[tokio::test]
async fn a_patch_changes_what_it_names_and_nothing_else() {
    let local = Local::start().await;
    let draft = user("ann").set(AlphaUser::DEPARTMENT, "Sales").set(AlphaUser::COST_CENTRE, 1);
    let before = local.users().create(draft).await.unwrap();
    let patch = Patch::new()
        .set(AlphaUser::CITY, "Oslo")
        .unset(AlphaUser::DEPARTMENT)
        .add(AlphaUser::SKILLS, "till")
        .increment(AlphaUser::COST_CENTRE, 2);
    let patched = local.users().patch(&before, patch).await.unwrap();
    assert_ne!(patched.rev, before.rev);
    let expected = AlphaUser {
        rev: patched.rev.clone(),
        city: Some("Oslo".to_owned()),
        department: None,
        skills: vec!["till".to_owned()],
        cost_centre: Some(3),
        ..before
    };
    assert_eq!(patched, expected);
    let patch = Patch::new().remove(AlphaUser::SKILLS, &"till".to_owned());
    assert!(local.users().patch(&patched, patch).await.unwrap().skills.is_empty());
}

#[tokio::test]
async fn save_sends_what_changed_and_insists_on_the_revision_it_knows() {
    let local = Local::start().await;
    let before = local.users().create(user("ann")).await.unwrap();
    let mut after = before.clone();
    after.locker = Some("12".to_owned());
    let saved = local.users().save(&before, &after).await.unwrap();
    assert_eq!(saved.locker.as_deref(), Some("12"));
    after.locker = Some("13".to_owned());
    let error = local.users().save(&before, &after).await.unwrap_err();
    assert!(error.is_precondition_failed() && !error.may_have_happened(), "{error}");
    let held = local.users().read(&before.id).await.unwrap();
    assert_eq!(held, saved);
    after.locker = Some("14".to_owned());
    let forced = local.users().save(&before, &after).unconditionally().await.unwrap();
    assert_eq!(forced.locker.as_deref(), Some("14"));
}

#[tokio::test]
async fn a_save_without_a_change_asks_nothing_and_a_patch_without_one_keeps_the_revision() {
    let local = Local::start().await;
    let user = local.users().create(user("ann")).await.unwrap();
    assert_eq!(local.users().save(&user, &user).await.unwrap(), user);
    let patch = Patch::new().set(AlphaUser::SN, "Lee");
    assert_eq!(local.users().patch(&user, patch).await.unwrap().rev, user.rev);
}

#[tokio::test]
async fn replace_erases_what_it_does_not_name() {
    let local = Local::start().await;
    let draft = user("ann").set(AlphaUser::DEPARTMENT, "Sales");
    let before = local.users().create(draft).await.unwrap();
    let replaced = local.users().replace(&before, user("ann")).await.unwrap();
    assert_eq!(replaced.id, before.id);
    assert_eq!((replaced.department, replaced.account_status), (None, None));
    let error = local.users().replace(&before, user("bob")).await.unwrap_err();
    assert!(error.is_precondition_failed(), "{error}");
    let nobody = ObjectId::new("nobody").unwrap();
    assert!(local.users().replace(&nobody, user("bob")).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn a_deleted_object_is_gone_and_its_deletion_can_show_what_it_was() {
    let local = Local::start().await;
    let created = local.users().create(user("ann")).await.unwrap();
    let mut changed = created.clone();
    changed.city = Some("Oslo".to_owned());
    let changed = local.users().save(&created, &changed).await.unwrap();
    assert!(local.users().delete(&created).await.unwrap_err().is_precondition_failed());
    let deletion = local.users().delete(&changed).select::<AlphaUser>();
    assert_eq!(deletion.await.unwrap(), changed);
    assert!(local.users().read(&created.id).await.unwrap_err().is_not_found());
    assert!(local.users().delete(&created.id).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn a_query_finds_what_its_filter_says_and_a_count_counts_it() {
    let local = Local::start().await;
    for (name, department) in [("ann", "Sales"), ("bob", "Stock"), ("eve", "Sales \"east\"")] {
        local.users().create(user(name).set(AlphaUser::DEPARTMENT, department)).await.unwrap();
    }
    let names = |filter: QueryFilter<AlphaUser>| {
        let query = local.users().query(filter).sort(AlphaUser::USER_NAME.descending());
        async move {
            let found = query.collect_up_to(10).await.unwrap();
            assert!(!found.is_cut());
            found.records.into_iter().filter_map(|user| user.user_name).collect::<Vec<_>>()
        }
    };
    assert_eq!(names(AlphaUser::DEPARTMENT.starts_with("sales")).await, ["eve", "ann"]);
    assert_eq!(names(AlphaUser::DEPARTMENT.eq("Sales \"east\"")).await, ["eve"]);
    assert_eq!(names(!AlphaUser::DEPARTMENT.eq("Sales")).await, ["eve", "bob"]);
    assert_eq!(names(AlphaUser::CITY.scan().present()).await, [""; 0]);
    assert_eq!(local.users().count(AlphaUser::DEPARTMENT.contains("sales")).await.unwrap(), 2);
    assert_eq!(local.users().count(QueryFilter::all()).await.unwrap(), 3);
}

#[tokio::test]
async fn an_action_on_an_object_or_on_a_type_returns_what_it_says() {
    let local = Local::start().await;
    let ann = local.users().create(user("ann")).await.unwrap();
    let body = json!([{"operation": "replace", "field": "/city", "value": "Oslo"}]);
    let patched: AlphaUser =
        local.users().action_on(&ann.id, "patch").body(&body).returning().await.unwrap();
    assert_eq!(patched.city.as_deref(), Some("Oslo"));
    let checked: Json = local.users().action("triggerSyncCheck").await.unwrap();
    assert_eq!(checked["status"], "OK");
    let error = local.users().action_on(&ann.id, "dance").await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 400, "{error}");
}

#[tokio::test]
async fn every_type_with_a_draft_of_its_own_is_reached() {
    let local = Local::start().await;
    let devices = local.tenant.managed::<AlphaDevice>();
    let draft = AlphaDevice::draft("AB123456", AlphaDeviceKind::Till)
        .set(AlphaDevice::PRICE_IN_CENTS, 129_900);
    let device = devices.create(draft).await.unwrap();
    assert_eq!(device.kind, Some(AlphaDeviceKind::Till));
    assert_eq!(device.price_in_cents, Some(129_900));
    let found = devices.query(AlphaDevice::ASSET_TAG.eq("AB123456")).one().await.unwrap();
    assert_eq!(found, device);
}

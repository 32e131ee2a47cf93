//! Each refusal of a tenant, as the error that a program asks questions.

use mosaic::client::{CallOptions, TransactionId};
use mosaic::wire::{Counting, Paging, Query, ResourcePath, Selection};
use mosaic::{
    Draft, Error, Json, ObjectId, Patch, PolicyFailure, PolicyRequirement, Property, QueryFilter,
    Resource, ResourceOwner, Retry, Revision, ServiceAccount, StaticToken, Tenant,
};
use mosaic_emulator::Passwords;

use crate::local::{Local, account, user};
use crate::managed::{AlphaDevice, AlphaDeviceKind, AlphaUser};

fn status(error: &Error) -> u16 {
    error.status().map_or(0, |status| status.as_u16())
}

#[tokio::test]
async fn an_object_that_is_not_there_is_not_found() {
    let local = Local::start().await;
    let nobody = ObjectId::new("nobody").unwrap();
    let error = local.users().read(&nobody).await.unwrap_err();
    assert!(error.is_not_found() && !error.is_conflict(), "{error}");
    assert!(error.to_string().starts_with("read `managed/alpha_user/nobody`: 404"), "{error}");
    let error = local.users().query(QueryFilter::all()).one().await.unwrap_err();
    assert!(error.is_not_found() && error.status().is_none(), "{error}");
    let error = local.users().patch(&nobody, Patch::new().unset(AlphaUser::CITY)).await;
    assert!(error.unwrap_err().is_not_found());
}

#[tokio::test]
async fn one_object_of_several_is_ambiguous() {
    let local = Local::start().await;
    for name in ["ann", "bob", "eve"] {
        local.users().create(user(name)).await.unwrap();
    }
    let error = local.users().query(QueryFilter::all()).one().await.unwrap_err();
    assert!(error.is_ambiguous() && !error.is_not_found(), "{error}");
    let two = local.users().query(QueryFilter::all()).collect_up_to(2).await.unwrap();
    assert!(two.records.len() == 2 && two.is_cut());
}

#[tokio::test]
async fn a_value_that_a_policy_refuses_is_told_with_its_property() {
    let local = Local::start().await;
    let draft = AlphaUser::draft("Ann", "no address", "Lee", "ann");
    let error = local.users().create(draft).await.unwrap_err();
    assert!(error.is_policy_failure() && !error.is_forbidden(), "{error}");
    assert!(!error.is_conflict() && !error.may_have_happened(), "{error}");
    let [failure] = error.policy_failures() else { panic!("{error}") };
    assert!(failure.is(AlphaUser::MAIL) && !failure.is(AlphaUser::SN));
    assert_eq!(failure.requirement(), &PolicyRequirement::ValidEmailAddress);

    let draft = AlphaDevice::draft("not a tag", AlphaDeviceKind::Other("toaster".to_owned()));
    let error = local.tenant.managed().create(draft).await.unwrap_err();
    let properties: Vec<_> = error.policy_failures().iter().map(PolicyFailure::property).collect();
    assert!(properties.contains(&"assetTag"), "{error}");
    assert!(local.held::<AlphaDevice>(&["_id"]).is_empty());
}

#[tokio::test]
async fn a_taken_user_name_is_a_conflict() {
    let local = Local::start().await;
    local.users().create(user("ann")).await.unwrap();
    let error = local.users().create(user("ann")).await.unwrap_err();
    assert!(error.is_conflict() && error.is_policy_failure(), "{error}");
    assert!(error.policy_failures().iter().all(|failure| failure.is(AlphaUser::USER_NAME)));
    let bob = local.users().create(user("bob")).await.unwrap();
    let patch = Patch::new().set(AlphaUser::USER_NAME, "ann");
    assert!(local.users().patch(&bob, patch).await.unwrap_err().is_conflict());
    assert_eq!(local.held::<AlphaUser>(&["_id"]).len(), 2);
}

#[tokio::test]
async fn a_revision_that_is_over_fails_the_precondition() {
    let local = Local::start().await;
    let ann = local.users().create(user("ann")).await.unwrap();
    let old = Revision::new("old").unwrap();
    let patch = Patch::new().set(AlphaUser::CITY, "Oslo");
    let error = local.users().patch(&ann.id, patch).at_revision(&old).await.unwrap_err();
    assert!(error.is_precondition_failed() && status(&error) == 412, "{error}");
    let error = local.users().delete(&ann.id).at_revision(&old).await.unwrap_err();
    assert!(error.is_precondition_failed(), "{error}");
}

#[tokio::test]
async fn a_request_that_makes_no_sense_is_told_in_the_words_of_the_server() {
    let local = Local::start().await;
    let query = Query {
        collection: ResourcePath::collection(AlphaUser::PATH),
        selection: Selection::Filter("userName = \"<ann>\"".to_owned()),
        fields: Vec::new(),
        sort_keys: Vec::new(),
        page_size: None,
        paging: Paging::Start,
        counting: Counting::None,
    };
    let error = local.tenant.call(&query, &CallOptions::default()).await.unwrap_err();
    assert_eq!(status(&error), 400);
    let message = error.message().unwrap();
    assert!(message.contains("'userName = \"<ann>\"'"), "escaped: {message}");
}

#[tokio::test]
async fn a_user_attribute_without_the_prefix_of_custom_ones_is_refused() {
    const NICKNAME: Property<AlphaUser, String, mosaic::Unindexed> = Property::new("nickname");
    let local = Local::start().await;
    let draft: Draft<AlphaUser> = user("ann").set(NICKNAME, "Annie");
    let error = local.users().create(draft).await.unwrap_err();
    assert_eq!(status(&error), 400, "{error}");
    assert!(error.message().unwrap().contains("nickname"), "{error}");
}

#[tokio::test]
async fn a_call_is_known_by_its_transaction_id() {
    let local = Local::start().await;
    let nobody = ObjectId::new("nobody").unwrap();
    let id = TransactionId::new("order-17").unwrap();
    let error = local.users().read(&nobody).transaction_id(id).await.unwrap_err();
    assert_eq!(error.transaction_id(), Some("order-17"));
    let error = local.users().read(&nobody).await.unwrap_err();
    assert!(error.transaction_id().unwrap().starts_with("mosaic"), "{error}");
}

#[tokio::test]
async fn a_token_that_nobody_gave_is_unauthorized() {
    let local = Local::start().await;
    let stranger = Tenant::builder(&local.url).credentials(StaticToken::new("made-up"));
    let error = stranger.build().unwrap().managed().create(user("ann")).await.unwrap_err();
    assert!(error.is_unauthorized() && status(&error) == 401, "{error}");
    assert!(!error.may_have_happened() && local.held::<AlphaUser>(&["_id"]).is_empty());
}

#[tokio::test]
async fn an_error_of_the_token_endpoint_is_told_in_its_own_words() {
    let local = Local::start().await;
    let key = || ServiceAccount::from_jwk(account().id(), account().jwk()).unwrap();
    let somebody = ServiceAccount::from_jwk("somebody", account().jwk()).unwrap();
    let Passwords { client_id, client_secret, username, password } = Passwords::GRANT;
    let owner = |secret, password| ResourceOwner::new((username, password), (client_id, secret));
    let builders = [
        (Tenant::builder(&local.url).credentials(key().scopes(["a", "b"])), 400, "a,b"),
        (Tenant::builder(&local.url).credentials(somebody), 400, "service account"),
        (Tenant::builder(&local.url).credentials(owner("wrong", password)), 401, ""),
        (Tenant::builder(&local.url).credentials(owner(client_secret, "wrong")), 400, "invalid"),
    ];
    for (builder, expected, words) in builders {
        let tenant = builder.build().unwrap();
        let error = tenant.managed().create(user("ann")).retry(Retry::off()).await.unwrap_err();
        assert_eq!(status(&error), expected, "{error}");
        assert!(error.message().unwrap_or_default().contains(words), "{error:?}");
        assert_eq!(error.attempts(), 0, "{error}");
        assert!(!error.may_have_happened(), "{error}");
    }
    let owner = Tenant::builder(&local.url).credentials(owner(client_secret, password));
    owner.build().unwrap().managed().create(user("ann")).await.unwrap();
}

#[tokio::test]
async fn an_error_has_no_value_of_a_property_in_its_text() {
    let local = Local::start().await;
    let draft =
        AlphaUser::draft("Ann", "planted", "Lee", "ann").set(AlphaUser::PASSWORD, "planted");
    let error = local.users().create(draft).await.unwrap_err();
    let detail = Json::from(format!("{error} {error:?} {error:#?}")).to_string();
    assert!(!detail.contains("planted"), "{detail}");
}

//! The configuration of a tenant: what it says is what is served, at once or later.

use mosaic::client::CallOptions;
use mosaic::wire::{Expected, Read, ReadAnswer, ResourcePath, Update};
use mosaic::{Error, Json, ManagedObject, ObjectId, QueryFilter, Retry, Revision, Tenant};
use mosaic_emulator::Fault;
use serde_json::json;

use crate::local::{Local, user};
use crate::managed::AlphaUser;

/// A type that the sample tenant does not have.
#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/alpha_badge")]
struct Badge {
    id: ObjectId,
    rev: Revision,
    #[managed(unindexed, required)]
    number: Option<f64>,
}

/// Reads the configuration.
async fn pull(tenant: &Tenant) -> Json {
    let resource = ResourcePath::collection("config/managed");
    let read = Read { resource, fields: Vec::new(), held: None };
    match tenant.call(&read, &CallOptions::default()).await.unwrap() {
        ReadAnswer::Stored(stored) => serde_json::from_slice(&stored.body).unwrap(),
        ReadAnswer::NotModified => panic!("the configuration has no revision"),
    }
}

/// Writes the configuration; returns what the server answers.
async fn push(tenant: &Tenant, configuration: &Json) -> Json {
    let update = Update {
        resource: ResourcePath::collection("config/managed"),
        expected: Expected::Anything,
        fields: Vec::new(),
        body: serde_json::to_vec(configuration).unwrap().into(),
    };
    let stored = tenant.call(&update, &CallOptions::default()).await.unwrap();
    serde_json::from_slice(&stored.body).unwrap()
}

/// Returns the configuration with one more type, whose property has this default.
fn with_badges(mut configuration: Json, default: &Json) -> Json {
    let properties = json!({"number": {"type": "number", "default": default}});
    let schema = json!({"type": "object", "properties": properties, "required": ["number"]});
    let objects = configuration["objects"].as_array_mut().unwrap();
    objects.push(json!({"name": "alpha_badge", "schema": schema}));
    configuration
}

async fn badges(tenant: &Tenant) -> Result<u64, Error> {
    tenant.managed::<Badge>().count(QueryFilter::all()).retry(Retry::off()).await
}

#[tokio::test]
async fn what_a_tenant_serves_is_what_its_configuration_says() {
    let local = Local::start().await;
    let ann = local.users().create(user("ann")).await.unwrap();
    let before = pull(&local.tenant).await;
    assert!(badges(&local.tenant).await.unwrap_err().is_not_found());

    let after = with_badges(before.clone(), &json!(7));
    assert_eq!(push(&local.tenant, &after).await["objects"], after["objects"]);
    assert_eq!(pull(&local.tenant).await["objects"], after["objects"]);
    let badge = local.tenant.managed::<Badge>().create(Badge::draft(8.0)).await.unwrap();
    assert_eq!(badge.number, Some(8.0));
    assert_eq!(local.users().read(&ann.id).await.unwrap(), ann);

    push(&local.tenant, &before).await;
    assert!(badges(&local.tenant).await.unwrap_err().is_not_found());
    assert_eq!(local.users().read(&ann.id).await.unwrap(), ann);
}

#[tokio::test]
async fn a_property_that_goes_is_no_longer_held_to_its_policies() {
    let local = Local::start().await;
    let draft = || AlphaUser::draft("Ann", "no address", "Lee", "ann");
    assert!(local.users().create(draft()).await.unwrap_err().is_policy_failure());
    let mut configuration = pull(&local.tenant).await;
    let objects = configuration["objects"].as_array_mut().unwrap();
    let users = objects.iter_mut().find(|object| object["name"] == "alpha_user").unwrap();
    users["schema"]["properties"]["mail"]["policies"] = json!([]);
    push(&local.tenant, &configuration).await;
    let ann = local.users().create(draft()).await.unwrap();
    assert_eq!(ann.mail.as_deref(), Some("no address"));
}

#[tokio::test]
async fn a_configuration_that_holds_later_is_there_in_the_end() {
    let local = Local::faulty(Fault::SlowConfig, 0).await;
    let after = with_badges(pull(&local.tenant).await, &json!(7));
    assert_eq!(push(&local.tenant, &after).await["objects"], after["objects"]);
    let mut refusals = 0;
    while let Err(error) = badges(&local.tenant).await {
        assert!(error.is_not_found(), "{error}");
        refusals += 1;
        assert!(refusals < 10, "{error}");
    }
    assert!(refusals > 0);
    assert_eq!(pull(&local.tenant).await["objects"], after["objects"]);
}

#[tokio::test]
async fn a_configuration_that_was_lost_is_found_missing_by_reading_it_again() {
    let local = Local::faulty(Fault::LostUpdate, 0).await;
    let before = pull(&local.tenant).await;
    let after = with_badges(before.clone(), &json!(7));
    assert_eq!(push(&local.tenant, &after).await["objects"], after["objects"]);
    assert_eq!(pull(&local.tenant).await, before);
    push(&local.tenant, &after).await;
    assert_eq!(pull(&local.tenant).await["objects"], after["objects"]);
}

#[tokio::test]
async fn a_default_of_the_wrong_type_makes_its_type_disappear_and_no_other() {
    let local = Local::faulty(Fault::BrickedDefault, 0).await;
    let before = pull(&local.tenant).await;
    push(&local.tenant, &with_badges(before.clone(), &json!("seven"))).await;
    assert!(badges(&local.tenant).await.unwrap_err().is_not_found());
    local.users().create(user("ann")).await.unwrap();
    push(&local.tenant, &with_badges(before, &json!(7))).await;
    assert_eq!(badges(&local.tenant).await.unwrap(), 0);
}

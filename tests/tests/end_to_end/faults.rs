//! What a real tenant does out of turn: each fault ends in success or in one clear error, and nothing
//! is done twice.

use std::collections::BTreeSet;
use std::time::Duration;

use mosaic::{Error, Json, ObjectId, Patch, Projection, QueryFilter, Retry};
use mosaic_emulator::Fault;

use crate::local::{Local, user};
use crate::managed::{AlphaOrganization, AlphaUser};

/// Objects of each kind that a trial writes.
const COUNT: usize = 4;

/// What became of one write of the object `name`.
struct Write {
    name: String,
    outcome: Result<(), Error>,
}

/// Says whether an error tells what a fault did.
type IsClear = fn(&Error) -> bool;

/// The faults that strike requests, and what the error of a call looks like where they may end in one.
const STRIKING: [(Fault, IsClear); 6] = [
    (Fault::RateLimit, |_| false),
    (Fault::ExpiredToken, |_| false),
    (Fault::Slow, |_| false),
    (Fault::Html403, |error| error.is_forbidden() && error.excerpt().is_some()),
    (Fault::PartialPage, |error| error.is_decode() || error.status().is_some()),
    (Fault::Reset, Error::may_have_happened),
];

/// Runs `trial` with each fault that strikes requests, from each occasion on.
async fn with_each_fault<F>(trial: fn(Local, IsClear) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let mut trials = tokio::task::JoinSet::new();
    for (fault, is_clear) in STRIKING {
        for seed in 0..3 {
            let local = Local::faulty(fault, seed).await;
            trials.spawn(trial(local, is_clear));
        }
    }
    while let Some(ended) = trials.join_next().await {
        ended.unwrap();
    }
}

#[test]
fn every_fault_is_met() {
    let of_the_configuration = [Fault::LostUpdate, Fault::SlowConfig, Fault::BrickedDefault];
    let met = STRIKING.into_iter().map(|(fault, _)| fault).chain(of_the_configuration);
    let met: BTreeSet<_> = met.map(Fault::name).collect();
    assert_eq!(met, Fault::ALL.map(Fault::name).into());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_create_is_done_once_or_told_in_one_clear_error() {
    with_each_fault(|local, is_clear| async move {
        let writes = creates(&local).await;
        let held: Vec<Json> = local.held::<AlphaOrganization>(&["name"]);
        for Write { name, outcome } in writes {
            let times = held.iter().filter(|object| object["name"] == *name).count();
            match outcome {
                Ok(()) => assert_eq!(times, 1, "{name} of {local:?}"),
                Err(error) => {
                    assert!(is_clear(&error), "{error} of {local:?}");
                    let most = usize::from(error.may_have_happened());
                    assert!(times <= most, "{name}, {times} times: {error} of {local:?}");
                }
            }
        }
    })
    .await;
}

/// Creates objects under names of the server and of our own choice.
async fn creates(local: &Local) -> Vec<Write> {
    let organizations = local.tenant.managed::<AlphaOrganization>();
    let mut writes = Vec::new();
    for number in 0..COUNT {
        let name = format!("posted {number}");
        let outcome = organizations.create(AlphaOrganization::draft(name.as_str())).await.map(drop);
        writes.push(Write { name, outcome });
        let name = format!("put {number}");
        let id = ObjectId::new(format!("put-{number}")).unwrap();
        let draft = AlphaOrganization::draft(name.as_str());
        let outcome = organizations.create_with_id(&id, draft).await.map(drop);
        writes.push(Write { name, outcome });
    }
    writes
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_is_counted_once_or_told_in_one_clear_error() {
    with_each_fault(|local, is_clear| async move {
        let id = ObjectId::new("8d5c1f7e-0f4d-4a53-9c0f-3d1f6f1f2a11").unwrap();
        until_there(&local, &id).await;
        let (mut certain, mut possible) = (0, 0);
        for _ in 0..2 * COUNT {
            let before = local.users().read(&id).await.unwrap();
            let patch =
                Patch::new().set(AlphaUser::COST_CENTRE, before.cost_centre.unwrap_or(0) + 1);
            match local.users().patch(&before, patch).await {
                Ok(_) => certain += 1,
                Err(error) => {
                    assert!(is_clear(&error), "{error} of {local:?}");
                    possible += i64::from(error.may_have_happened());
                }
            }
        }
        let held = local.held::<AlphaUser>(&["frIndexedInteger1"]);
        let counted = held[0]["frIndexedInteger1"].as_i64().unwrap_or_default();
        assert!((certain..=certain + possible).contains(&counted), "{counted} of {local:?}");
    })
    .await;
}

/// Creates a user, and looks whether it is there where nobody says.
async fn until_there(local: &Local, id: &ObjectId) {
    while !local.users().exists(id).await.unwrap() {
        drop(local.users().create_with_id(id, user("ann")).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_is_done_or_told_in_one_clear_error() {
    with_each_fault(|local, is_clear| async move {
        fill(&local);
        for object in local.held::<AlphaOrganization>(&["_id"]) {
            let id = ObjectId::new(object["_id"].as_str().unwrap()).unwrap();
            let organizations = local.tenant.managed::<AlphaOrganization>();
            let record = organizations.read(&id).await.unwrap();
            let outcome = organizations.delete(&record).await;
            let held = local.held::<AlphaOrganization>(&["_id"]);
            let is_there = held.iter().any(|object| object["_id"] == id.as_str());
            match outcome {
                Ok(()) => assert!(!is_there, "{local:?}"),
                Err(error) => {
                    assert!(is_clear(&error), "{error} of {local:?}");
                    assert!(is_there || error.may_have_happened(), "{error} of {local:?}");
                }
            }
        }
    })
    .await;
}

#[derive(Projection)]
#[managed(of = AlphaOrganization)]
struct Name {
    name: String,
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_shows_every_object_once_or_says_that_it_broke_off() {
    with_each_fault(|local, is_clear| async move {
        fill(&local);
        for _ in 0..3 {
            let query = local.tenant.managed::<AlphaOrganization>().query(QueryFilter::all());
            let mut stream = query.select::<Name>().page_size(3).stream();
            let (mut seen, mut error) = (BTreeSet::new(), None);
            while let Some(record) = stream.next().await {
                match record {
                    Ok(Name { name }) => assert!(seen.insert(name), "twice: {local:?}"),
                    Err(told) => assert!(error.replace(told).is_none(), "two errors: {local:?}"),
                }
            }
            match error {
                None => assert_eq!(seen.len(), 2 * COUNT, "{local:?}"),
                Some(error) => assert!(is_clear(&error), "{error} of {local:?}"),
            }
        }
    })
    .await;
}

/// Puts objects into a tenant, past its faults.
fn fill(local: &Local) {
    for number in 0..2 * COUNT {
        local.put(&AlphaOrganization::draft(format!("o{number}")));
    }
}

#[tokio::test]
async fn a_call_that_may_not_wait_for_a_slow_tenant_is_a_timeout() {
    let local = Local::faulty(Fault::Slow, 1).await;
    assert_eq!(local.users().query(QueryFilter::all()).first().await.unwrap(), None);
    let create = local.users().create(user("ann")).deadline(Duration::from_secs(1));
    let error = create.await.unwrap_err();
    assert!(error.is_timeout() && error.may_have_happened(), "{error}");
    assert_eq!(error.attempts(), 1);
    assert_eq!(local.held::<AlphaUser>(&["_id"]).len(), 1);
}

#[tokio::test]
async fn a_call_that_may_not_wait_for_its_turn_is_told_when_it_comes() {
    let local = Local::faulty(Fault::RateLimit, 0).await;
    let error = local.users().create(user("ann")).retry(Retry::off()).await.unwrap_err();
    assert!(error.is_rate_limited() && !error.may_have_happened(), "{error}");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(1)));
    let create = local.users().create(user("ann")).retry(Retry::off());
    create.await.unwrap();
    assert_eq!(local.held::<AlphaUser>(&["_id"]).len(), 1);
}

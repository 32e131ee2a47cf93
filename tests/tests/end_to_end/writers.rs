//! Several writers on one record: a conflict for all but one, and no write is lost.

use std::collections::BTreeSet;
use std::sync::Arc;

use mosaic::client::Managed;
use mosaic::{Error, ObjectId, Patch};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::local::{Local, user};
use crate::managed::AlphaUser;

#[tokio::test(flavor = "multi_thread")]
async fn of_two_writers_one_gets_a_conflict_and_the_write_of_the_other_stays() {
    let local = Local::start().await;
    let before = local.users().create(user("ann")).await.unwrap();
    let barrier = Arc::new(Barrier::new(2));
    let mut writers = JoinSet::new();
    for city in ["Oslo", "Bergen"] {
        let (users, before, barrier) = (local.users(), before.clone(), Arc::clone(&barrier));
        writers.spawn(async move {
            let after = AlphaUser { city: Some(city.to_owned()), ..before.clone() };
            barrier.wait().await;
            users.save(&before, &after).await
        });
    }
    let outcomes = writers.join_all().await;
    let refused: Vec<&Error> =
        outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).collect();
    let [error] = refused[..] else { panic!("{refused:?}") };
    assert!(error.is_precondition_failed() && !error.may_have_happened(), "{error}");
    let held = local.users().read(&before.id).await.unwrap();
    assert!(outcomes.iter().flatten().eq([&held]));
}

#[tokio::test]
async fn what_is_there_already_is_written_at_any_revision() {
    let local = Local::start().await;
    let before = local.users().create(user("ann")).await.unwrap();
    let after = AlphaUser { cost_centre: Some(1), ..before.clone() };
    let first = local.users().save(&before, &after).await.unwrap();
    let second = local.users().save(&before, &after).await.unwrap();
    assert_eq!(second, first);
    let step = || Patch::new().increment(AlphaUser::COST_CENTRE, 1);
    local.users().patch(&second, step()).await.unwrap();
    let late = local.users().patch(&second, step()).await.unwrap_err();
    assert!(late.is_precondition_failed(), "{late}");
    assert_eq!(local.users().read(&before.id).await.unwrap().cost_centre, Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn writers_that_read_again_after_a_conflict_lose_nothing() {
    const WRITERS: usize = 8;
    const ENTRIES: usize = 5;
    let local = Local::start().await;
    let id = local.users().create(user("ann")).await.unwrap().id;
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let (users, id) = (local.users(), id.clone());
        writers.spawn(async move {
            for entry in 0..ENTRIES {
                append(&users, &id, &format!("entry {entry} of {writer}")).await.unwrap();
            }
        });
    }
    writers.join_all().await;
    let held = local.users().read(&id).await.unwrap();
    let entries: BTreeSet<_> = held.skills.iter().collect();
    assert_eq!((entries.len(), held.skills.len()), (WRITERS * ENTRIES, WRITERS * ENTRIES));
}

/// Appends an entry to the whole list, at the revision that is there.
async fn append(users: &Managed<AlphaUser>, id: &ObjectId, entry: &str) -> Result<(), Error> {
    loop {
        let before = users.read(id).await?;
        let mut after = before.clone();
        after.skills.push(entry.to_owned());
        match users.save(&before, &after).await {
            Err(error) if error.is_precondition_failed() => {}
            outcome => return outcome.map(drop),
        }
    }
}

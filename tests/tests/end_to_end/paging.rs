//! Ten thousand users, page by page: none is lost, none is seen twice.

use std::collections::BTreeSet;

use mosaic::client::Managed;
use mosaic::{ObjectId, Patch, Projection, QueryFilter, Revision};
use tokio::task::JoinSet;

use crate::local::{Local, user};
use crate::managed::AlphaUser;

const USERS: usize = 10_000;

/// Writers at the same time.
const WRITERS: usize = 16;

#[derive(Projection)]
#[managed(of = AlphaUser)]
struct Mark {
    id: ObjectId,
    rev: Revision,
    locker: Option<String>,
}

/// Returns all users, each once.
async fn all(local: &Local) -> Vec<Mark> {
    let mut stream =
        local.users().query(QueryFilter::all()).select::<Mark>().page_size(700).stream();
    let (mut marks, mut ids) = (Vec::new(), BTreeSet::new());
    while let Some(mark) = stream.next().await {
        let mark = mark.unwrap();
        assert!(ids.insert(mark.id.to_string()), "{} twice", mark.id);
        marks.push(mark);
    }
    marks
}

/// Does something to each of the users, several at a time.
async fn each<F: Future<Output = ()> + Send + 'static>(
    local: &Local,
    marks: Vec<Mark>,
    change: fn(Managed<AlphaUser>, Mark) -> F,
) {
    let mut writers = JoinSet::new();
    let mut marks = marks.into_iter();
    let share = marks.len().div_ceil(WRITERS);
    for _ in 0..WRITERS {
        let (users, marks): (_, Vec<_>) = (local.users(), marks.by_ref().take(share).collect());
        writers.spawn(async move {
            for mark in marks {
                change(users.clone(), mark).await;
            }
        });
    }
    writers.join_all().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_thousand_users_are_paged_patched_and_deleted() {
    let local = Local::start().await;
    for number in 0..USERS {
        local.put(&user(&format!("user{number}")));
    }
    let marks = all(&local).await;
    assert_eq!(marks.len(), USERS);
    each(&local, marks, |users, mark| async move {
        let patch = Patch::new().set(AlphaUser::LOCKER, "seen");
        users.patch(&mark.id, patch).at_revision(&mark.rev).select::<Mark>().await.unwrap();
    })
    .await;
    let marks = all(&local).await;
    assert_eq!(marks.len(), USERS);
    assert!(marks.iter().all(|mark| mark.locker.as_deref() == Some("seen")));
    each(&local, marks, |users, mark| async move {
        users.delete(&mark.id).at_revision(&mark.rev).select::<Mark>().await.unwrap();
    })
    .await;
    assert_eq!(local.users().count(QueryFilter::all()).await.unwrap(), 0);
}

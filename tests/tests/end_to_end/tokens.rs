//! Tokens: one request for all tasks that wait, and another one where a token ends before its time.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use mosaic::{QueryFilter, Tenant};
use mosaic_emulator::{Emulator, Fault, Options};
use tokio::net::TcpListener;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::local::{SCHEMA, account, client};
use crate::managed::AlphaUser;

const TASKS: usize = 64;

/// A tenant that remembers the paths it was asked for.
struct Observed {
    tenant: Tenant,
    paths: Arc<Mutex<Vec<String>>>,
}

impl Observed {
    async fn start(faults: Vec<Fault>) -> Self {
        let service_account = Some(account().clone());
        let options = Options { faults, service_account, ..Options::default() };
        let emulator = Emulator::open(SCHEMA, options).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let paths = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&paths);
        let observe = from_fn(move |request: Request, next: Next| {
            seen.lock().unwrap().push(request.uri().path().to_owned());
            next.run(request)
        });
        let service = Router::new().fallback_service(emulator).layer(observe);
        tokio::spawn(async move { axum::serve(listener, service).await });
        Self { tenant: client(&url).build().unwrap(), paths }
    }

    /// Returns how often the path was asked for.
    fn asked(&self, path: &str) -> usize {
        self.paths.lock().unwrap().iter().filter(|asked| asked.as_str() == path).count()
    }

    /// Returns how often a token was asked for.
    fn tokens(&self) -> usize {
        self.asked("/am/oauth2/access_token")
    }

    /// Lets all tasks ask for the users at the same moment.
    async fn ask_at_once(&self) {
        let barrier = Arc::new(Barrier::new(TASKS));
        let mut tasks = JoinSet::new();
        for _ in 0..TASKS {
            let (users, barrier) = (self.tenant.managed::<AlphaUser>(), Arc::clone(&barrier));
            tasks.spawn(async move {
                barrier.wait().await;
                users.query(QueryFilter::all()).first().await.unwrap()
            });
        }
        while let Some(found) = tasks.join_next().await {
            assert_eq!(found.unwrap(), None);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_tasks_share_one_request_for_a_token() {
    let observed = Observed::start(Vec::new()).await;
    observed.ask_at_once().await;
    observed.ask_at_once().await;
    assert_eq!(observed.tokens(), 1);
    assert_eq!(observed.asked("/openidm/managed/alpha_user"), 2 * TASKS);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_tasks_whose_token_ended_share_one_request_for_the_next() {
    let observed = Observed::start(vec![Fault::ExpiredToken]).await;
    observed.ask_at_once().await;
    assert_eq!(observed.tokens(), 2);
    assert!(observed.asked("/openidm/managed/alpha_user") <= 2 * TASKS);
}

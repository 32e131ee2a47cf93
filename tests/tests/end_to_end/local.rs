//! A tenant on a port of this machine, and a client that speaks to it.

use std::fmt;
use std::future::pending;
use std::sync::OnceLock;
use std::time::Duration;

use mosaic::client::{Managed, TenantBuilder};
use mosaic::wire::{Counting, Create, Paging, Query, ResourcePath, Selection};
use mosaic::{Draft, Json, ManagedObject, Retry, ServiceAccount, Tenant};
use mosaic_emulator::{Emulator, Fault, Options, ServiceAccount as Account};
use tokio::net::TcpListener;

use crate::managed::AlphaUser;

/// The configuration that the types of these tests are made from.
pub(crate) const SCHEMA: &[u8] = include_bytes!("../../../schemas/managed.json");

/// A tenant on a port of this machine; it ends with the test.
pub(crate) struct Local {
    pub(crate) emulator: Emulator,
    pub(crate) url: String,
    pub(crate) tenant: Tenant,
}

impl Local {
    /// Starts a tenant that does nothing out of turn.
    pub(crate) async fn start() -> Self {
        Self::with(Options::default()).await
    }

    /// Starts a tenant with a fault; the first occasion that is struck depends on `seed`.
    pub(crate) async fn faulty(fault: Fault, seed: u64) -> Self {
        Self::with(Options { faults: vec![fault], seed, ..Options::default() }).await
    }

    pub(crate) async fn with(options: Options) -> Self {
        let options = Options { service_account: Some(account().clone()), ..options };
        let emulator = Emulator::open(SCHEMA, options).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let tenant = client(&url).build().unwrap();
        let server = emulator.clone();
        tokio::spawn(async move { server.serve(listener, pending()).await });
        Self { emulator, url, tenant }
    }

    /// Returns the users of the tenant.
    pub(crate) fn users(&self) -> Managed<AlphaUser> {
        self.tenant.managed()
    }

    /// Puts an object into the tenant: no fault and no client is on the way.
    pub(crate) fn put<T: ManagedObject>(&self, draft: &Draft<T>) {
        let create = Create {
            collection: ResourcePath::collection(T::PATH),
            id: None,
            fields: Vec::new(),
            body: serde_json::to_vec(draft).unwrap().into(),
        };
        self.emulator.tenant().create(&create).unwrap();
    }

    /// Returns the fields `fields` of all objects of a type, as the tenant has them: no fault and no
    /// client is on the way.
    pub(crate) fn held<T: ManagedObject>(&self, fields: &[&str]) -> Vec<Json> {
        let query = Query {
            collection: ResourcePath::collection(T::PATH),
            selection: Selection::Filter("true".to_owned()),
            fields: fields.iter().map(|&field| field.to_owned()).collect(),
            sort_keys: Vec::new(),
            page_size: None,
            paging: Paging::Start,
            counting: Counting::None,
        };
        let answer = self.emulator.tenant().query(&query).unwrap();
        let mut page: Json = serde_json::from_slice(&answer.body).unwrap();
        serde_json::from_value(page["result"].take()).unwrap()
    }
}

/// Shows which tenant it is, with its faults.
impl fmt::Debug for Local {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.emulator.fmt(formatter)
    }
}

/// Returns the service account of every tenant here: a key takes long to make.
pub(crate) fn account() -> &'static Account {
    static ACCOUNT: OnceLock<Account> = OnceLock::new();
    ACCOUNT.get_or_init(|| Account::generate("end-to-end").unwrap())
}

/// Begins a client of the tenant at `url`, with the key of its service account and with short pauses.
pub(crate) fn client(url: &str) -> TenantBuilder {
    let account = ServiceAccount::from_jwk(account().id(), account().jwk()).unwrap();
    let pauses = [Duration::from_millis(1), Duration::from_millis(5)];
    Tenant::builder(url).credentials(account).retry(Retry::default().pauses(pauses[0], pauses[1]))
}

/// Returns a user that the schema accepts.
pub(crate) fn user(name: &str) -> Draft<AlphaUser> {
    AlphaUser::draft("Ann", format!("{name}@example.com"), "Lee", name)
}

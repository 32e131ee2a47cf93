//! The whole tenant: tokens, configuration, managed objects and faults behind one door.

use std::{
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode, header};
use jiff::Timestamp;
use mosaic::wire::{
    ROOT, Refusal,
    header::TRANSACTION_ID,
    server::{Asked, Presentation, Received, ResultCount, decode},
};

use crate::{
    Fault, Flavour, Misfits, OpenError, Options, SeedError, Seeded, ServiceAccount, Tenant,
    TenantOptions,
    endpoints::{Configurations, Endpoints, answer_platform, ping},
    faults::{self, Faults},
    http::{Delivery, End, audiences, complete_location},
    oauth::{Gate, Stop},
    seed,
    store::{Database, Journal, Volatile},
};

/// How long the fault `slow` holds an answer back.
const SLOWNESS: Duration = Duration::from_secs(2);

/// A local tenant: the REST interface, the token endpoint, and what it keeps. Cheap to clone.
#[derive(Clone)]
pub struct Emulator {
    inner: Arc<Inner>,
}

struct Inner {
    tenant: Tenant,
    gate: Gate,
    faults: Faults,
    configurations: Configurations,
    seed: u64,
    durability: Durability,
}

/// Whether what is written outlives the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Durability {
    InMemory,
    OnDisk,
}

impl Emulator {
    /// Opens a tenant that serves the types of `managed`, in any layout that exports of a tenant come
    /// in; with what its file holds, where `options` name one.
    ///
    /// # Errors
    ///
    /// When the configuration has errors, the file cannot be read, or no key can be made.
    pub fn open(managed: &[u8], options: Options) -> Result<Self, OpenError> {
        let journal: Box<dyn Journal> = match &options.data {
            Some(path) => Box::new(Database::open(path, options.flavour)?),
            None => Box::new(Volatile),
        };
        Self::keeping(managed, options, journal)
    }

    /// Opens a tenant that is kept in `journal`.
    fn keeping(
        managed: &[u8],
        options: Options,
        journal: Box<dyn Journal>,
    ) -> Result<Self, OpenError> {
        let Options { flavour, faults, seed, data, service_account } = options;
        let durability = if data.is_some() { Durability::OnDisk } else { Durability::InMemory };
        let faults = Faults::new(&faults, seed);
        let misfits =
            if faults.has(Fault::BrickedDefault) { Misfits::NotFound } else { Misfits::Served };
        let tenant = Tenant::open(managed, TenantOptions { flavour, seed, journal, misfits })?;
        let account = match service_account {
            Some(account) => account,
            None => ServiceAccount::remembered_by(&tenant, seed)?,
        };
        let gate = Gate::new(account, flavour);
        let configurations = Configurations::default();
        let inner = Inner { tenant, gate, faults, configurations, seed, durability };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Answers one request. Where the answer has a [`Delivery`] among its extensions, that says how it
    /// reaches the client.
    #[must_use]
    pub fn answer(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let started = Instant::now();
        let path = request.uri().path();
        let mut response = if let Some(below) = path.strip_prefix("/am/") {
            self.answer_access_manager(request, below)
        } else if path.starts_with(ROOT) {
            self.answer_interface(request)
        } else {
            answer_platform(request.method(), path)
        };
        complete_location(request, &mut response);
        if let Some(transaction) = request.headers().get(TRANSACTION_ID) {
            response.headers_mut().insert(TRANSACTION_ID, transaction.clone());
        }
        let status = response.status().as_u16();
        let microseconds = started.elapsed().as_micros();
        tracing::info!(method = %request.method(), path, status, microseconds, "answered");
        response
    }

    /// Fills the tenant with `users` made up users, and fewer records of the other types.
    ///
    /// # Errors
    ///
    /// When the tenant takes no records at all.
    pub fn fill(&self, users: usize) -> Result<Seeded, SeedError> {
        seed::fill(self.tenant(), users, self.inner.seed)
    }

    /// Returns whether no type has a record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        seed::is_empty(self.tenant())
    }

    /// Returns what is below `managed/`, without HTTP.
    #[must_use]
    pub fn tenant(&self) -> &Tenant {
        &self.inner.tenant
    }

    /// Returns the account that may ask for tokens, with its key.
    #[must_use]
    pub fn service_account(&self) -> &ServiceAccount {
        self.inner.gate.account()
    }

    /// Returns whether what is written outlives the process.
    pub(crate) fn is_durable(&self) -> bool {
        self.inner.durability == Durability::OnDisk
    }

    /// Answers a request that could not be read with `refusal`.
    pub(crate) fn turn_away(&self, request: &Request<Bytes>, refusal: &Refusal) -> Response<Bytes> {
        Presentation::of(request, self.flavour()).finish(self.refuse(refusal))
    }

    /// Returns the response that carries a refusal.
    fn refuse(&self, refusal: &Refusal) -> Response<Bytes> {
        refusal.encode(self.flavour())
    }

    fn flavour(&self) -> Flavour {
        self.inner.tenant.flavour()
    }

    fn answer_access_manager(&self, request: &Request<Bytes>, below: &str) -> Response<Bytes> {
        let is_token = below == "oauth2/access_token"
            || below.starts_with("oauth2/realms/") && below.ends_with("/access_token");
        if is_token && request.method() == Method::POST {
            return self.inner.gate.answer(request, &audiences(request));
        }
        answer_platform(request.method(), request.uri().path())
    }

    /// Answers a request to the REST interface, with the faults that strike it.
    fn answer_interface(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let presentation = Presentation::of(request, self.flavour());
        let answered = self.answer_soundly(request);
        // Behind the answer: it may have come of a write that was lost meanwhile.
        let response = match self.inner.tenant.health().map_err(Stopped::from).and(answered) {
            Ok(response) => response,
            Err(Stopped::Refused(refusal)) => self.refuse(&refusal),
            Err(Stopped::Answered(response)) => return response,
        };
        let mut response = presentation.finish(response);
        self.delay_or_cut(&mut response);
        response
    }

    fn answer_soundly(&self, request: &Request<Bytes>) -> Result<Response<Bytes>, Stopped> {
        let Inner { tenant, gate, faults, configurations, .. } = &*self.inner;
        if let Some(strike) = faults.strike(Fault::RateLimit) {
            return Ok(self.put_off(strike));
        }
        if is_ping(request) {
            return Ok(ping());
        }
        let caller = gate.admit(request.headers(), faults).map_err(refusal_of)?;
        if !request.body().is_empty() && faults.strike(Fault::Html403).is_some() {
            return Err(Stopped::Answered(faults::suspicious()));
        }
        if faults.has(Fault::SlowConfig) {
            configurations.pass(tenant);
        }
        let Received { asked, presentation } = decode(request, self.flavour())?;
        let resource = presentation.resource;
        let endpoints = Endpoints { tenant, faults, configurations, caller: &caller, resource };
        let response = endpoints.answer(&asked)?;
        Ok(match asked {
            Asked::Query(_) => self.spoil_page(response),
            _ => response,
        })
    }

    /// Returns the answer of a server that has too much to do.
    fn put_off(&self, strike: u64) -> Response<Bytes> {
        let (refusal, pause) = faults::rate_limit(strike, Timestamp::now());
        let mut response = self.refuse(&refusal);
        response.headers_mut().insert(header::RETRY_AFTER, pause);
        response
    }

    /// Lets a query fail in the midst of its page, if it is its turn.
    fn spoil_page(&self, response: Response<Bytes>) -> Response<Bytes> {
        let faults = &self.inner.faults;
        let results = response.extensions().get::<ResultCount>();
        if results.is_none_or(|count| count.0 == 0) {
            return response;
        }
        match faults.strike(Fault::PartialPage) {
            Some(strike) => response.map(|body| faults::spoil(&body, strike).unwrap_or(body)),
            None => response,
        }
    }

    /// Says that an answer comes late or in part, if it is its turn.
    fn delay_or_cut(&self, response: &mut Response<Bytes>) {
        let faults = &self.inner.faults;
        let mut delivery = Delivery::default();
        if faults.strike(Fault::Slow).is_some() {
            delivery.delay = SLOWNESS;
        }
        if faults.strike(Fault::Reset).is_some() {
            delivery.end = End::Cut;
        }
        if delivery != Delivery::default() {
            response.extensions_mut().insert(delivery);
        }
    }
}

/// Returns whether a request asks only whether the server is there.
fn is_ping(request: &Request<Bytes>) -> bool {
    request.method() == Method::GET && request.uri().path() == "/openidm/info/ping"
}

/// Returns the refusal of whoever does not pass the gate.
fn refusal_of(stop: Stop) -> Refusal {
    match stop {
        Stop::Unknown => Refusal::new(StatusCode::UNAUTHORIZED, "Access Denied"),
        Stop::Scope => Refusal::new(StatusCode::FORBIDDEN, "Access denied"),
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { gate, faults, durability, .. } = &*self.inner;
        formatter
            .debug_struct("Emulator")
            .field("service_account", gate.account())
            .field("faults", faults)
            .field("durability", durability)
            .finish_non_exhaustive()
    }
}

/// Why a request is not answered by the part of the interface that it is for.
enum Stopped {
    /// It is refused.
    Refused(Refusal),
    /// Something in front of the tenant answered.
    Answered(Response<Bytes>),
}

impl From<Refusal> for Stopped {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    };

    use super::*;
    use crate::store::{Batch, Entry, JournalError, Position};

    /// A journal on a disk that may fail.
    #[derive(Clone, Debug, Default)]
    struct Frail {
        is_full: Arc<AtomicBool>,
        is_broken: Arc<AtomicBool>,
    }

    impl Journal for Frail {
        fn load(
            &self,
            _: &mut dyn FnMut(Entry) -> Result<(), JournalError>,
        ) -> Result<(), JournalError> {
            Ok(())
        }

        fn append(&self, _: Batch) -> Result<Position, JournalError> {
            self.health().map(|()| Position::default())
        }

        fn settle(&self, _: Position) -> Result<(), JournalError> {
            self.is_broken.fetch_or(self.is_full.load(Ordering::SeqCst), Ordering::SeqCst);
            self.health()
        }

        fn health(&self) -> Result<(), JournalError> {
            let is_broken = self.is_broken.load(Ordering::SeqCst);
            if is_broken { Err(JournalError::new("the disk is full")) } else { Ok(()) }
        }
    }

    fn status(emulator: &Emulator, method: &str, path: &str) -> u16 {
        let body = if method == "PUT" { "{\"objects\": []}" } else { "" };
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("Content-Type", "application/json")
            .header("X-OpenIDM-Username", "openidm-admin")
            .header("X-OpenIDM-Password", "openidm-admin")
            .body(Bytes::from_static(body.as_bytes()));
        emulator.answer(&request.unwrap()).status().as_u16()
    }

    #[test]
    fn nothing_is_answered_once_a_write_is_lost_that_is_in_memory() {
        let journal = Frail::default();
        let options = Options { flavour: Flavour::Idm, ..Options::default() };
        let managed = br#"{"objects": [{"name": "thing", "schema": {"properties": {}}}]}"#;
        let emulator = Emulator::keeping(managed, options, Box::new(journal.clone())).unwrap();
        assert_eq!(status(&emulator, "PUT", "/openidm/managed/thing/1"), 201);
        journal.is_full.store(true, Ordering::SeqCst);
        assert_eq!(status(&emulator, "GET", "/openidm/managed/thing/1"), 200);
        for (method, path) in [
            ("PUT", "/openidm/managed/thing/2"),
            ("GET", "/openidm/managed/thing/2"),
            ("GET", "/openidm/managed/thing?_queryFilter=true"),
            ("GET", "/openidm/config/managed"),
            ("GET", "/openidm/info/ping"),
            ("PUT", "/openidm/config/managed"),
            ("DELETE", "/openidm/managed/thing/1"),
        ] {
            assert_eq!(status(&emulator, method, path), 503, "{method} {path}");
        }
        let held = emulator.tenant().read(&mosaic::wire::Read {
            resource: mosaic::wire::ResourcePath::of(["managed", "thing", "2"]),
            fields: Vec::new(),
            held: None,
        });
        assert_eq!(held.unwrap_err().status, StatusCode::SERVICE_UNAVAILABLE);
    }
}

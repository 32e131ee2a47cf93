//! A tenant in the process, and somebody who pushes to it from a folder of their own.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use mosaic::client::bytes::Bytes;
use mosaic::client::http::{Request, Response};
use mosaic::client::{
    BoxFuture, ServiceAccount, Tenant, Transport, TransportError, TransportFailure,
};
use mosaic_codegen::catalog::Product;
use mosaic_codegen::merge::WithoutBase;
use mosaic_codegen::source::Sources;
use mosaic_emulator::{Emulator, Fault, Options};
use tempfile::TempDir;
use tokio::time::sleep;

use crate::push::ledger::Action;
use crate::push::{
    Blend, Ended, Errand, Kept, Ledger, LedgerGuard, Remote, Rules, Snapshot, Unfinished, blend,
    common_ground,
};

/// An end of a relationship that users have, and a comma.
pub(super) const LOANS: &str = r#""custom_loans": {"type": "array", "title": "Loans", "items": {
  "type": "relationship", "reverseRelationship": true, "reversePropertyName": "reader",
  "validate": true, "resourceCollection": [{"path": "managed/loan", "label": "Loan",
  "query": {"queryFilter": "true", "fields": ["title"]}}]}}, "#;

/// Its other end, which loans have, and a comma.
pub(super) const READER: &str = r#""reader": {"type": "relationship", "title": "Reader",
  "reverseRelationship": true, "reversePropertyName": "custom_loans", "resourceCollection":
  [{"path": "managed/alpha_user", "label": "User", "query": {"queryFilter": "true"}}]}, "#;

/// How long a request takes at most, one way.
const LATENCY: u64 = 300;

/// Where the configuration is.
pub(super) const CONFIGURATION: &str = "/openidm/config/managed";

/// How long it takes at most until somebody begins.
const HESITATION: u64 = 3_000;

/// A tenant in the process, whose answers take their time.
pub(super) struct World {
    pub(super) emulator: Emulator,
    tenant: Tenant,
    pub(super) remote: Remote,
    outage: Arc<AtomicU32>,
    instead: Arc<Mutex<Option<Instead>>>,
    slowness: Arc<AtomicU64>,
    random: Mutex<fastrand::Rng>,
}

/// What comes instead of the answers to some requests, which the tenant does not see.
#[derive(Clone, Copy, Debug)]
pub(super) struct Instead {
    /// The method of those requests.
    pub(super) method: &'static str,
    /// The end of their path.
    pub(super) path: &'static str,
    pub(super) status: u16,
    pub(super) text: &'static str,
}

/// Somebody who pushes to it from a folder of their own.
pub(super) struct Pusher {
    pub(super) files: Sources,
    base: Snapshot,
    pub(super) ledger: Ledger,
    /// The types that may go.
    pub(super) deletes: BTreeSet<String>,
    _folder: TempDir,
}

/// What carries requests into the process.
#[derive(Debug)]
struct InProcess {
    emulator: Emulator,
    /// How many of the next requests do not get through.
    outage: Arc<AtomicU32>,
    instead: Arc<Mutex<Option<Instead>>>,
    /// How long it takes to read the configuration, in milliseconds.
    slowness: Arc<AtomicU64>,
    /// How long after its answer a write of the configuration holds.
    delay: Duration,
    random: Mutex<fastrand::Rng>,
}

impl Transport for InProcess {
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        Box::pin(async move {
            self.pass_time().await;
            let is_out = |left: u32| left.checked_sub(1);
            if self.outage.fetch_update(Relaxed, Relaxed, is_out).is_ok() {
                return Err(TransportError::new(TransportFailure::NotConnected));
            }
            if request.method() == "GET" && request.uri().path().ends_with(CONFIGURATION) {
                sleep(Duration::from_millis(self.slowness.load(Relaxed))).await;
            }
            let response = self.answer(request);
            self.pass_time().await;
            Ok(response)
        })
    }
}

impl Instead {
    fn is_for(&self, request: &Request<Bytes>) -> bool {
        request.method() == self.method && request.uri().path().ends_with(self.path)
    }
}

impl InProcess {
    /// Answers at once; a write of the configuration may hold later, after those that were answered before.
    fn answer(&self, request: Request<Bytes>) -> Response<Bytes> {
        let is_write = request.method() == "PUT" && request.uri().path().ends_with(CONFIGURATION);
        let instead = *self.instead.lock().expect("nobody panics here");
        if let Some(instead) = instead.filter(|instead| instead.is_for(&request)) {
            let mut response = Response::new(Bytes::from_static(instead.text.as_bytes()));
            *response.status_mut() = instead.status.try_into().expect("it is a status");
            return response;
        }
        if !is_write || self.delay.is_zero() {
            return self.emulator.answer(&request);
        }
        let (emulator, delay) = (self.emulator.clone(), self.delay);
        let answer = Response::new(request.body().clone());
        tokio::spawn(async move {
            sleep(delay).await;
            let answer = emulator.answer(&request);
            assert!(answer.status().is_success(), "a write that was answered is refused later");
        });
        answer
    }

    async fn pass_time(&self) {
        let millis = self.random.lock().expect("nobody panics here").u64(0..LATENCY);
        sleep(Duration::from_millis(millis)).await;
    }
}

impl World {
    /// Opens a tenant that has `managed`.
    pub(super) fn new(managed: &str, faults: &[Fault], seed: u64) -> Self {
        Self::late(managed, faults, seed, Duration::ZERO)
    }

    /// Opens a tenant that has `managed`, and where a write of the configuration holds `delay` after it was
    /// answered.
    pub(super) fn late(managed: &str, faults: &[Fault], seed: u64, delay: Duration) -> Self {
        let options = Options { faults: faults.to_vec(), seed, ..Options::default() };
        let emulator = Emulator::open(managed.as_bytes(), options).unwrap();
        let account = emulator.service_account();
        let account = ServiceAccount::from_jwk(account.id(), account.jwk()).unwrap();
        let random = Mutex::new(fastrand::Rng::with_seed(seed));
        let outage = Arc::<AtomicU32>::default();
        let instead = Arc::<Mutex<_>>::default();
        let slowness = Arc::<AtomicU64>::default();
        let tenant = Tenant::builder("http://localhost")
            .credentials(account)
            .transport(InProcess {
                emulator: emulator.clone(),
                outage: outage.clone(),
                instead: instead.clone(),
                slowness: slowness.clone(),
                delay,
                random,
            })
            .build()
            .unwrap();
        let random = Mutex::new(fastrand::Rng::with_seed(!seed));
        let remote = Remote::new("tenant:dev", tenant.clone(), Product::Aic);
        Self { emulator, tenant, remote, outage, instead, slowness, random }
    }

    /// Lets none of the next `requests` through.
    pub(super) fn cut_off(&self, requests: u32) {
        self.outage.store(requests, Relaxed);
    }

    /// Lets this come instead of some answers from now on.
    pub(super) fn answer(&self, instead: Option<Instead>) {
        *self.instead.lock().expect("nobody panics here") = instead;
    }

    /// Lets each read of the configuration take so long.
    pub(super) fn slow_down(&self, read: Duration) {
        self.slowness.store(read.as_millis().try_into().expect("not for ages"), Relaxed);
    }

    /// Waits for some moments, longer or shorter.
    pub(super) async fn hesitate(&self) {
        let millis = self.random.lock().expect("nobody panics here").u64(0..HESITATION);
        sleep(Duration::from_millis(millis)).await;
    }

    /// Returns how the tenant maps properties to attributes of its directory.
    pub(super) async fn mapping(&self) -> String {
        let mapping = self.tenant.resource("config/repo.ds").read().await.unwrap();
        String::from_utf8(mapping.to_vec()).unwrap()
    }

    /// Returns what the tenant has, as it is stored.
    pub(super) fn stored(&self) -> String {
        serde_json::to_string(&self.emulator.tenant().configuration()).unwrap()
    }

    /// Lets `pusher` push once.
    pub(super) async fn push(&self, pusher: &mut Pusher) -> anyhow::Result<Ended> {
        self.push_after(pusher, || {}).await
    }

    /// Lets `pusher` decide what to do, then `meanwhile` happen, and then `pusher` do it.
    pub(super) async fn push_after(
        &self,
        pusher: &mut Pusher,
        meanwhile: impl FnOnce(),
    ) -> anyhow::Result<Ended> {
        let ledger = pusher.ledger.lock()?;
        let before = self.remote.look().await?;
        let unfinished = unfinished(&ledger, &before);
        let seen = match &unfinished {
            Some(unfinished) => unfinished.seen(&before, Product::Aic)?,
            None => before.clone(),
        };
        let rules = pusher.rules();
        let (base, files) = (pusher.base.clone(), &pusher.files);
        let Blend { after, conflicts, .. } = blend(Some(&base), &seen, files, &rules)?;
        assert!(conflicts.is_empty(), "{conflicts:?}");
        meanwhile();
        let common = common_ground(Some(&base), files, &rules)?;
        let kept = Kept { url: self.remote.url(), before, after, base, common: common.clone() };
        let errand = self.errand(&ledger, Action::Push, &kept, unfinished.as_ref());
        let ended = errand.run(|_| {}).await?;
        if let Ended::Stored { .. } = ended {
            pusher.base = common;
            ledger.close()?;
        }
        Ok(ended)
    }

    /// Lets `pusher` put back what the push replaced that is kept at `path`.
    pub(super) async fn undo(&self, pusher: &mut Pusher, path: &Path) -> anyhow::Result<Ended> {
        let ledger = pusher.ledger.lock()?;
        let Kept { url, before: former, after: written, base: common, .. } = Kept::read(path)?;
        let before = self.remote.look().await?;
        let unfinished = unfinished(&ledger, &before);
        let seen = match &unfinished {
            Some(unfinished) => unfinished.seen(&before, Product::Aic)?,
            None => before.clone(),
        };
        let rules = pusher.rules();
        let Blend { after, conflicts, staying, .. } =
            blend(Some(&written), &seen, former.sources(), &rules)?;
        assert!(conflicts.is_empty() && staying.is_empty(), "{conflicts:?} {staying:?}");
        let kept = Kept { url, before, after, base: pusher.base.clone(), common: common.clone() };
        let errand = self.errand(&ledger, Action::Undo, &kept, unfinished.as_ref());
        let ended = errand.run(|_| {}).await?;
        if let Ended::Stored { .. } = ended {
            pusher.base = common;
            ledger.close()?;
        }
        Ok(ended)
    }

    fn errand<'e>(
        &'e self,
        ledger: &'e LedgerGuard<'e>,
        action: Action,
        kept: &'e Kept,
        unfinished: Option<&Unfinished>,
    ) -> Errand<'e> {
        let product = Product::Aic;
        let former =
            unfinished.and_then(|push| push.former(&kept.before, action, product).unwrap());
        let (remembered, unasked) = (Some(kept.base.state()), Vec::new());
        Errand { remote: &self.remote, ledger, product, action, kept, former, unasked, remembered }
    }
}

/// Returns the push on record that did not come to its end, with a tenant that has `now`.
fn unfinished(ledger: &Ledger, now: &Snapshot) -> Option<Unfinished> {
    let journal = ledger.journal().unwrap()?;
    let kept = ledger.unfinished(&journal).unwrap();
    Some(Unfinished::of(&journal, kept, now, Product::Aic))
}

impl Pusher {
    /// Returns somebody who pulled `managed`.
    pub(super) fn new(managed: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::of(folder.path());
        let base = Snapshot::new("base", managed);
        let (files, deletes) = (base.sources().clone(), BTreeSet::new());
        Self { files, base, ledger, deletes, _folder: folder }
    }

    fn rules(&self) -> Rules {
        let (product, without_base) = (Product::Aic, WithoutBase::Conflict);
        Rules { product, deletes: self.deletes.clone(), without_base }
    }

    /// Returns what the files say.
    pub(super) fn text(&self) -> String {
        self.files.iter().next().map(|(_, source)| source.text.clone()).unwrap_or_default()
    }

    /// Replaces `old` by `new` in the files, once.
    pub(super) fn edit(&mut self, old: &str, new: &str) {
        let text = self.text();
        assert!(text.contains(old), "no {old}");
        self.files = Snapshot::new("managed.json", text.replacen(old, new, 1)).sources().clone();
    }
}

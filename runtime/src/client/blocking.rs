//! The client for programs without async: the same calls, and a thread that waits for them.

use std::{
    fmt,
    future::{IntoFuture, poll_fn},
    ops::Deref,
    pin::Pin,
    sync::Arc,
    thread::{self, JoinHandle},
};

use futures_core::Stream;
use tokio::{
    runtime::{Builder, Handle},
    sync::oneshot,
};

use super::{InvalidTenant, tenant};

/// A tenant that waits.
///
/// It has every call of [`mosaic::Tenant`](tenant::Tenant), which it dereferences to; what those return
/// is handed to [`wait`](Self::wait) instead of being awaited, or to [`each`](Self::each) where it is a
/// stream. Threads may share it, and a clone is the same tenant. Connections live on a thread of its
/// own, which ends with the last clone.
///
/// ```no_run
/// use mosaic::{ManagedObject, ObjectId, Revision, blocking::Tenant};
///
/// #[derive(Clone, Default, PartialEq, ManagedObject)]
/// #[managed(path = "managed/alpha_user")]
/// struct AlphaUser {
///     id: ObjectId,
///     rev: Revision,
///     #[managed(indexed)]
///     mail: Option<String>,
/// }
///
/// let tenant = Tenant::from_env()?;
/// let users = tenant.managed::<AlphaUser>();
/// let ann = tenant.wait(users.read(&ObjectId::new("ann")?))?;
/// for user in tenant.each(users.query(AlphaUser::MAIL.eq("ann@example.com")).stream()) {
///     println!("{}", user?.id);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Tenant {
    tenant: tenant::Tenant,
    worker: Arc<Worker>,
}

/// The items of a stream, each of which is waited for.
#[must_use = "nothing is asked before the first item is"]
pub struct Each<'a, S> {
    worker: &'a Worker,
    stream: Pin<Box<S>>,
}

/// The thread that drives connections and timers.
struct Worker {
    handle: Handle,
    /// Ends the thread when it is dropped.
    end: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Tenant {
    /// Makes a tenant that waits of one that does not, which is of no use elsewhere from then on: its
    /// connections live on the thread of this one.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub fn new(tenant: tenant::Tenant) -> Result<Self, InvalidTenant> {
        let worker = Worker::start().map_err(|error| {
            InvalidTenant::new("no thread for the connections can be started").caused_by(error)
        })?;
        Ok(Self { tenant, worker: Arc::new(worker) })
    }

    /// Makes the tenant that the environment names; see [`mosaic::Tenant::from_env`].
    ///
    /// # Errors
    ///
    /// When variables are missing, or their values make no tenant.
    pub fn from_env() -> Result<Self, InvalidTenant> {
        Self::new(tenant::Tenant::from_env()?)
    }

    /// Sends a call, and waits for what comes of it.
    ///
    /// # Panics
    ///
    /// Within async code, which must not wait: there, the call is awaited.
    pub fn wait<C: IntoFuture>(&self, call: C) -> C::Output {
        self.worker.wait(call)
    }

    /// Returns the items of a stream, such as that of a query; each is asked for when it is due.
    ///
    /// # Panics
    ///
    /// Its iterator does, within async code.
    pub fn each<S: Stream>(&self, stream: S) -> Each<'_, S> {
        Each { worker: &self.worker, stream: Box::pin(stream) }
    }
}

impl Deref for Tenant {
    type Target = tenant::Tenant;

    fn deref(&self) -> &tenant::Tenant {
        &self.tenant
    }
}

impl<S: Stream> Iterator for Each<'_, S> {
    type Item = S::Item;

    fn next(&mut self) -> Option<S::Item> {
        let stream = &mut self.stream;
        self.worker.wait(poll_fn(|context| stream.as_mut().poll_next(context)))
    }
}

impl Worker {
    fn start() -> std::io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let (end, ended) = oneshot::channel();
        let thread = thread::Builder::new()
            .name("mosaic".to_owned())
            .spawn(move || drop(runtime.block_on(ended)))?;
        Ok(Self { handle, end: Some(end), thread: Some(thread) })
    }

    fn wait<C: IntoFuture>(&self, call: C) -> C::Output {
        self.handle.block_on(async { call.into_future().await })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            // A thread that panicked is gone, too.
            drop(thread.join());
        }
    }
}

impl fmt::Debug for Tenant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("blocking::Tenant").field(&self.tenant).finish()
    }
}

impl<S> fmt::Debug for Each<'_, S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Each").finish_non_exhaustive()
    }
}

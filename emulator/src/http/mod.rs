//! The tenant on a socket, and in process.

mod delivery;
mod patience;
mod service;
mod urls;

use std::{io, time::Duration};

use axum::Router;
use tokio::{net::TcpListener, sync::oneshot, time::sleep};

pub use self::delivery::{Delivery, End};
use self::patience::Patient;
pub(crate) use self::urls::{audiences, complete_location};
use crate::Emulator;

/// How long requests that are under way may take once the end has come: longer than any answer does,
/// so that it is only those that never arrive whole.
const GRACE: Duration = Duration::from_secs(5);

impl Emulator {
    /// Serves the tenant on `listener` until `end` comes; requests that are under way are answered
    /// first, if they arrive soon.
    ///
    /// # Errors
    ///
    /// When the socket fails.
    pub async fn serve(
        &self,
        listener: TcpListener,
        end: impl Future<Output = ()> + Send + 'static,
    ) -> io::Result<()> {
        let service = Router::new().fallback_service(self.clone());
        let (told, ended) = oneshot::channel();
        let end = async move {
            end.await;
            let _ = told.send(());
        };
        let late = async move {
            drop(ended.await);
            sleep(GRACE).await;
        };
        tokio::select! {
            served = axum::serve(Patient(listener), service).with_graceful_shutdown(end) => served,
            () = late => Ok(()),
        }
    }
}

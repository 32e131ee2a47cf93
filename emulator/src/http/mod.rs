//! The tenant on a socket, and in process.

mod delivery;
mod patience;
mod service;
mod urls;

use std::io;

use axum::Router;
use tokio::net::TcpListener;

pub use self::delivery::{Delivery, End};
use self::patience::Patient;
pub(crate) use self::urls::{audiences, complete_location};
use crate::Emulator;

impl Emulator {
    /// Serves the tenant on `listener` until `end` comes; requests that are under way are answered
    /// first.
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
        axum::serve(Patient(listener), service).with_graceful_shutdown(end).await
    }
}

//! The emulator that is spoken to, on threads of its own.

use std::{net::SocketAddr, sync::mpsc, thread};

use anyhow::{Context, Result};
use mosaic_emulator::{Emulator, Options, Passwords};
use serde_json::Value;
use tokio::{net::TcpListener, runtime};

const SCHEMA: &[u8] = include_bytes!("../../../schemas/managed.json");

/// How many users there are.
const USERS: usize = 200;

/// A tenant that is served, and what opens it.
pub struct Server {
    /// Where it is.
    pub url: String,
    /// A token that is good for as long as a measurement takes.
    pub token: String,
    /// The identifiers of its users.
    pub users: Vec<String>,
}

impl Server {
    /// Starts it; it lives as long as the process.
    pub fn start() -> Result<Self> {
        let emulator = Emulator::open(SCHEMA, Options::default())?;
        emulator.fill(USERS)?;
        let (sender, receiver) = mpsc::channel();
        let runtime =
            runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        thread::spawn(move || {
            runtime.block_on(async {
                let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
                sender.send(listener.local_addr()?).expect("the measurement waits for it");
                emulator.serve(listener, std::future::pending()).await
            })
        });
        let url = format!("http://{}", receiver.recv().context("the socket does not open")?);
        runtime::Builder::new_current_thread().enable_all().build()?.block_on(Self::enter(url))
    }

    /// Gets a token, and finds the users.
    async fn enter(url: String) -> Result<Self> {
        let http = client()?.build()?;
        let Passwords { client_id, client_secret, username, password } = Passwords::GRANT;
        let form = [
            ("grant_type", "password"),
            ("client_id", client_id),
            ("client_secret", client_secret),
            ("username", username),
            ("password", password),
            ("scope", "fr:idm:*"),
        ];
        let token = http.post(format!("{url}/am/oauth2/access_token")).form(&form).send().await?;
        let token: Value = token.error_for_status()?.json().await?;
        let token = token["access_token"].as_str().context("there is no token")?.to_owned();
        let query = format!("{url}/openidm/managed/alpha_user?_queryFilter=true&_fields=_id");
        let page: Value = http.get(query).bearer_auth(&token).send().await?.json().await?;
        let records = page["result"].as_array().context("there is no page")?;
        let ids = records.iter().filter_map(|record| record["_id"].as_str());
        Ok(Self { url, token, users: ids.map(str::to_owned).collect() })
    }
}

/// Begins a client of reqwest with the provider that mosaic has.
pub fn client() -> Result<reqwest::ClientBuilder> {
    let provider = rustls::crypto::ring::default_provider();
    let tls = rustls::ClientConfig::builder_with_provider(provider.into())
        .with_safe_default_protocol_versions()?
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    Ok(reqwest::Client::builder().tls_backend_preconfigured(tls).no_proxy())
}

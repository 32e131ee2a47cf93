//! A tenant that the settings name, and the right to speak to it.

mod credentials;
mod progress;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use mosaic::client::{InvalidTenant, Tenant};
use mosaic_codegen::catalog::Product;
use mosaic_codegen::config::TenantSettings;
use mosaic_codegen::files::Project;
use tokio::runtime;

pub(crate) use self::progress::Progress;
use crate::failure::Failure;
use crate::push::{Remote, Snapshot};

/// Who speaks to a tenant.
#[derive(Debug, Args)]
pub(crate) struct Access {
    /// The file with the key of the service account that `account` in the settings names; by default
    /// `MOSAIC_KEY_FILE`, or other variables that say who speaks
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,

    /// Speak plain HTTP to another machine: whoever is on the way reads the token
    #[arg(long)]
    allow_plain_http: bool,
}

/// A tenant that the settings name, and the right to speak to it.
#[derive(Debug)]
pub(crate) struct Connection {
    settings: TenantSettings,
    tenant: Tenant,
    product: Product,
}

impl Access {
    /// Returns the words of the command line that say the same.
    pub(crate) fn words(&self) -> Vec<OsString> {
        let Self { key, allow_plain_http } = self;
        let key = key.iter().flat_map(|path| ["--key".into(), path.into()]);
        key.chain(allow_plain_http.then(|| "--allow-plain-http".into())).collect()
    }

    /// Opens the tenant that the settings call `name`, or their only one; nothing is sent yet.
    ///
    /// # Errors
    ///
    /// If there is no such tenant, or nobody who may speak to it.
    pub(crate) fn open(&self, project: &Project, name: Option<&str>) -> Result<Connection> {
        let settings = choose(&project.config.tenants, name)?.clone();
        let in_environment = || env::var_os("MOSAIC_KEY_FILE").filter(|path| !path.is_empty());
        let key = self.key.clone().or_else(|| in_environment().map(PathBuf::from));
        let builder = credentials::begin(&settings, key.as_deref())?;
        let builder = if self.allow_plain_http { builder.allow_plain_http() } else { builder };
        let tenant = builder.user_agent(concat!("mosaic/", env!("CARGO_PKG_VERSION"))).build();
        let tenant = tenant.map_err(|error| unusable(&settings, &error, self.allow_plain_http))?;
        Ok(Connection { settings, tenant, product: project.config.product })
    }
}

impl Connection {
    /// Returns the name that the settings know the tenant by.
    pub(crate) fn name(&self) -> &str {
        &self.settings.name.value
    }

    /// Returns what the settings say of the tenant.
    pub(crate) fn settings(&self) -> &TenantSettings {
        &self.settings
    }

    /// Returns what reports call the configuration of the tenant.
    pub(crate) fn label(&self) -> String {
        format!("tenant:{}", self.name())
    }

    /// Reads the configuration that the tenant has now.
    ///
    /// The connections end with the call, so the client is of no use in another runtime afterwards.
    ///
    /// # Errors
    ///
    /// If the tenant cannot be reached, does not let it be read, or has none.
    pub(crate) fn fetch(&self) -> Result<Snapshot> {
        let runtime = runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.context("cannot start the runtime")?;
        let label = self.label();
        let _progress = Progress::begin(&format!("reading {label}"));
        let snapshot = runtime.block_on(self.remote().look());
        snapshot.with_context(|| format!("cannot read `{label}`"))
    }

    /// Returns what a push asks of the tenant.
    pub(crate) fn remote(&self) -> Remote {
        Remote::new(self.label(), self.tenant.clone(), self.product)
    }

    /// Returns where the tenant is.
    pub(crate) fn url(&self) -> String {
        self.tenant.url()
    }
}

/// Returns why a tenant cannot be spoken to where the settings say it is.
fn unusable(settings: &TenantSettings, error: &InvalidTenant, is_plain: bool) -> anyhow::Error {
    let (name, url) = (&settings.name.value, &settings.url.value);
    if !is_plain && url.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http:")) {
        let problem = format!(
            "expected `https` for `{name}`: it is on another machine, and would get the token in plain \
             text"
        );
        let way_out = "write `https://` in the settings, or say `--allow-plain-http` all the same";
        return Failure::new(problem, way_out).into();
    }
    let problem = format!("cannot open `{name}`: {error}");
    Failure::new(problem, format!("correct `[tenant.{name}]` in the settings")).into()
}

/// Returns the tenant called `name`, or the only one.
fn choose<'t>(tenants: &'t [TenantSettings], name: Option<&str>) -> Result<&'t TenantSettings> {
    let found = match (name, tenants) {
        (Some(name), _) => tenants.iter().find(|tenant| tenant.name.value == name),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    let names: Vec<_> = tenants.iter().map(|tenant| format!("`{}`", tenant.name.value)).collect();
    found.ok_or_else(|| match (name, names.is_empty()) {
        (_, true) => Failure::new(
            "expected a tenant in the settings, found none",
            "write `[tenant.dev]` and `url = \"https://tenant.example.com\"` below it",
        )
        .into(),
        (Some(name), false) => {
            let problem = format!("expected a tenant of the settings, found `{name}`");
            Failure::new(problem, format!("they have {}", names.join(", "))).into()
        }
        (None, false) => {
            let way_out = format!("say which one: {}", names.join(", "));
            Failure::new("expected the name of a tenant, found none", way_out).into()
        }
    })
}

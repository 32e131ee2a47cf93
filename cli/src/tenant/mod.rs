//! A tenant that the settings name, and the right to speak to it.

mod credentials;

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use mosaic::client::Tenant;
use mosaic_codegen::config::TenantSettings;
use mosaic_codegen::files::Project;

use crate::failure::Failure;

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
}

impl Access {
    /// Opens the tenant that the settings call `name`, or their only one; nothing is sent yet.
    ///
    /// # Errors
    ///
    /// If there is no such tenant, or nobody who may speak to it.
    pub(crate) fn open(&self, project: &Project, name: Option<&str>) -> Result<Connection> {
        let settings = choose(&project.config.tenants, name)?.clone();
        let key = self.key.clone().or_else(|| env::var_os("MOSAIC_KEY_FILE").map(PathBuf::from));
        let builder = credentials::begin(&settings, key.as_deref())?;
        let builder = if self.allow_plain_http { builder.allow_plain_http() } else { builder };
        let tenant = builder.user_agent(concat!("mosaic/", env!("CARGO_PKG_VERSION"))).build();
        let tenant = tenant.with_context(|| format!("cannot open `{}`", settings.name.value))?;
        Ok(Connection { settings, tenant })
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

    /// Returns the client that speaks to the tenant.
    pub(crate) fn client(&self) -> &Tenant {
        &self.tenant
    }
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

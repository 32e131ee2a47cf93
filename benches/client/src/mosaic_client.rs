//! The requests by the client.

use anyhow::{Context, Result};
use mosaic::{
    ObjectId, Patch, QueryFilter,
    client::{Managed, StaticToken, Tenant},
};

use crate::{
    contender::{Contender, PAGE},
    managed::AlphaUser,
    server::Server,
};

/// The client as it is by default: revisions, retries, a deadline, traces that nobody listens to.
#[derive(Clone)]
pub struct Mosaic {
    users: Managed<AlphaUser>,
}

impl Mosaic {
    /// Makes a client; no connection is opened yet.
    pub fn new(server: &Server) -> Result<Self> {
        let credentials = StaticToken::new(server.token.as_str());
        let tenant = Tenant::builder(server.url.as_str()).credentials(credentials).build()?;
        Ok(Self { users: tenant.managed() })
    }
}

impl Contender for Mosaic {
    type Record = AlphaUser;

    async fn read(&self, id: &str) -> Result<AlphaUser> {
        Ok(self.users.read(&ObjectId::new(id)?).await?)
    }

    async fn patch(&self, before: &AlphaUser, description: &str) -> Result<AlphaUser> {
        let patch = Patch::new().set(AlphaUser::DESCRIPTION, description);
        Ok(self.users.patch(before, patch).await?)
    }

    async fn page(&self) -> Result<usize> {
        let mut pages = self.users.query(QueryFilter::all()).page_size(PAGE).pages();
        let page = pages.next().await.context("there is a page")??;
        Ok(page.into_iter().collect::<Result<Vec<_>, _>>()?.len())
    }
}

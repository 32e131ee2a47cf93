//! The same requests as a careful person writes them: the same headers, bytes, timeouts and records.

use std::time::Duration;

use anyhow::{Context, Result};
use mosaic::{ManagedObject, from_slice, page_from_slice};
use reqwest::{
    Client, RequestBuilder, Url,
    header::{
        AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, IF_MATCH, USER_AGENT,
    },
    redirect,
};
use serde::Serialize;

use crate::{
    contender::{Contender, PAGE},
    managed::AlphaUser,
    server::{self, Server},
};

const API_VERSION: HeaderName = HeaderName::from_static("accept-api-version");
const TRANSACTION_ID: HeaderName = HeaderName::from_static("x-forgerock-transactionid");

/// reqwest, and the decoder of mosaic: what is left to compare is what lies between a call and them.
#[derive(Clone)]
pub struct ByHand {
    client: Client,
    collection: String,
    authorization: HeaderValue,
}

/// One operation of a patch.
#[derive(Serialize)]
struct Operation<'a> {
    operation: &'static str,
    field: &'static str,
    value: &'a str,
}

impl ByHand {
    /// Makes a client; no connection is opened yet.
    pub fn new(server: &Server) -> Result<Self> {
        let mut headers = HeaderMap::new();
        headers.insert(API_VERSION, HeaderValue::from_static("protocol=2.1,resource=1.0"));
        headers.insert(USER_AGENT, HeaderValue::from_static("mosaic/0.1.0"));
        let client = server::client()?
            .default_headers(headers)
            .redirect(redirect::Policy::none())
            .referer(false)
            .connect_timeout(Duration::from_secs(10))
            .read_timeout(Duration::from_secs(30))
            .timeout(Duration::from_secs(120))
            .build()?;
        let collection = format!("{}/openidm/managed/alpha_user", server.url);
        let mut authorization: HeaderValue = format!("Bearer {}", server.token).parse()?;
        authorization.set_sensitive(true);
        Ok(Self { client, collection, authorization })
    }

    /// Sends a request, with a transaction id of its own.
    async fn send(&self, request: RequestBuilder) -> Result<impl AsRef<[u8]>> {
        let response = request
            .header(AUTHORIZATION, &self.authorization)
            .header(TRANSACTION_ID, format!("mosaic-{:032x}", fastrand::u128(..)))
            .send()
            .await?
            .error_for_status()?;
        Ok(response.bytes().await?)
    }
}

impl Contender for ByHand {
    type Record = AlphaUser;

    async fn read(&self, id: &str) -> Result<AlphaUser> {
        let request = self.client.get(format!("{}/{id}", self.collection));
        Ok(from_slice(self.send(request).await?.as_ref())?)
    }

    async fn patch(&self, before: &AlphaUser, description: &str) -> Result<AlphaUser> {
        let operation =
            Operation { operation: "replace", field: "/description", value: description };
        let request = self
            .client
            .patch(format!("{}/{}", self.collection, before.id().as_str()))
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .header(IF_MATCH, format!("\"{}\"", before.revision().as_str()))
            .body(serde_json::to_vec(&[operation])?);
        Ok(from_slice(self.send(request).await?.as_ref())?)
    }

    async fn page(&self) -> Result<usize> {
        let size = PAGE.to_string();
        let parameters = [("_queryFilter", "true"), ("_pageSize", size.as_str())];
        let url = Url::parse_with_params(&self.collection, parameters)?;
        let body = self.send(self.client.get(url)).await?;
        let page = page_from_slice::<AlphaUser>(body.as_ref())?;
        page.cookie.context("there is another page")?;
        Ok(page.records.into_iter().collect::<Result<Vec<_>, _>>()?.len())
    }
}

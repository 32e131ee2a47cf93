//! The same requests as most people write them: into `serde_json::Value`.

use anyhow::{Context, Result};
use reqwest::{Client, RequestBuilder, Url, header::IF_MATCH};
use serde_json::{Value, json};

use crate::{
    contender::{Contender, PAGE},
    server::{self, Server},
};

/// reqwest and `serde_json::Value`; no transaction id, no timeouts.
#[derive(Clone)]
pub struct Usual {
    client: Client,
    collection: String,
    token: String,
}

impl Usual {
    /// Makes a client; no connection is opened yet.
    pub fn new(server: &Server) -> Result<Self> {
        let collection = format!("{}/openidm/managed/alpha_user", server.url);
        Ok(Self { client: server::client()?.build()?, collection, token: server.token.clone() })
    }

    async fn send(&self, request: RequestBuilder) -> Result<Value> {
        let request = request
            .bearer_auth(&self.token)
            .header("Accept-API-Version", "protocol=2.1,resource=1.0");
        Ok(request.send().await?.error_for_status()?.json().await?)
    }
}

impl Contender for Usual {
    type Record = Value;

    async fn read(&self, id: &str) -> Result<Value> {
        self.send(self.client.get(format!("{}/{id}", self.collection))).await
    }

    async fn patch(&self, before: &Value, description: &str) -> Result<Value> {
        let text = |name: &str| before[name].as_str().context("there is an identity");
        let body = json!([{"operation": "replace", "field": "/description", "value": description}]);
        let request = self
            .client
            .patch(format!("{}/{}", self.collection, text("_id")?))
            .header(IF_MATCH, format!("\"{}\"", text("_rev")?))
            .json(&body);
        self.send(request).await
    }

    async fn page(&self) -> Result<usize> {
        let size = PAGE.to_string();
        let parameters = [("_queryFilter", "true"), ("_pageSize", size.as_str())];
        let url = Url::parse_with_params(&self.collection, parameters)?;
        let page = self.send(self.client.get(url)).await?;
        Ok(page["result"].as_array().context("there is a page")?.len())
    }
}

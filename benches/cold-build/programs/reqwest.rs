//! Reads, finds and changes users, by hand.

use reqwest::{Client, RequestBuilder, header::IF_MATCH};
use serde_json::json;

const VERSION: &str = "protocol=2.1,resource=1.0";

#[derive(serde::Deserialize)]
struct Page {
    result: Vec<User>,
    #[serde(rename = "pagedResultsCookie")]
    cookie: Option<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    PROVIDER.install_default().map_err(|_| "there is a provider already")?;
    let mut arguments = std::env::args().skip(1);
    let [url, token, id] = std::array::from_fn(|_| arguments.next().unwrap_or_default());
    let collection = format!("{url}/openidm/managed/user");
    let resource = format!("{collection}/{id}");
    let client = Client::new();
    let send = async |request: RequestBuilder| {
        let request = request.bearer_auth(&token).header("accept-api-version", VERSION);
        request.send().await?.error_for_status()
    };
    let user: User = send(client.get(&resource)).await?.json().await?;
    let body = json!([{"operation": "replace", "field": "/property1", "value": "Sales"}]);
    let patch = client.patch(&resource).header(IF_MATCH, format!("{:?}", user.rev)).json(&body);
    let changed: User = send(patch).await?.json().await?;
    println!("{:?}", changed.id);
    let query = [("_queryFilter", "/property1 eq \"Sales\""), ("_pageSize", "100")];
    let mut cookie: Option<String> = None;
    loop {
        let mut url = reqwest::Url::parse_with_params(&collection, query)?;
        if let Some(cookie) = &cookie {
            url.query_pairs_mut().append_pair("_pagedResultsCookie", cookie);
        }
        let page: Page = send(client.get(url)).await?.json().await?;
        page.result.iter().for_each(|user| println!("{:?}", user.property2));
        cookie = page.cookie;
        if cookie.is_none() {
            return Ok(());
        }
    }
}


//! Resources without a type: the configuration, and the properties that it declares.

use std::sync::mpsc;
use std::thread;

use mosaic::{Json, blocking};
use serde_json::json;
use tokio::runtime::Builder;

use crate::local::{Local, client};

#[tokio::test]
async fn a_configuration_is_read_and_replaced_as_bytes() {
    let local = Local::start().await;
    let resource = local.tenant.resource("config/managed");
    let mut document: Json = serde_json::from_slice(&resource.read().await.unwrap()).unwrap();
    document["objects"].as_array_mut().unwrap().push(json!({"name": "alpha_badge"}));
    let body = serde_json::to_vec(&document).unwrap();
    let written: Json = serde_json::from_slice(&resource.replace(body).await.unwrap()).unwrap();
    let found: Json = serde_json::from_slice(&resource.read().await.unwrap()).unwrap();
    assert_eq!(written, document);
    assert_eq!(found, document);
    assert!(resource.delete().await.unwrap_err().is_forbidden());
}

#[tokio::test]
async fn a_property_is_declared_and_deleted_by_itself() {
    let local = Local::start().await;
    let badge = local.tenant.resource("schema/managed/alpha_role/properties/badge");
    let badge = badge.api_version("protocol=2.1,resource=2.0");
    assert_eq!(badge.read().optional().await.unwrap(), None);
    let declared = r#"{"type":"string","title":"Badge"}"#;
    badge.replace(declared).await.unwrap();
    let told = r#"{"_id":"badge","type":"string","title":"Badge"}"#;
    assert_eq!(badge.read().await.unwrap(), told);
    let configuration = local.tenant.resource("config/managed");
    let holds = |document: &[u8]| document.windows(7).any(|text| text == br#""Badge""#);
    assert!(holds(&configuration.read().await.unwrap()));
    assert_eq!(badge.delete().await.unwrap(), told);
    assert!(!holds(&configuration.read().await.unwrap()));
    assert!(badge.delete().await.unwrap_err().is_not_found());
}

#[test]
fn a_program_without_async_has_resources_too() {
    let (ready, url) = mpsc::channel();
    thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            ready.send(Local::start().await.url).unwrap();
            std::future::pending::<()>().await;
        });
    });
    let tenant = blocking::Tenant::new(client(&url.recv().unwrap()).build().unwrap()).unwrap();
    let configuration = tenant.resource("config/managed");
    let document = tenant.wait(configuration.read()).unwrap();
    assert_eq!(tenant.wait(configuration.replace(document.clone())).unwrap(), document);
}

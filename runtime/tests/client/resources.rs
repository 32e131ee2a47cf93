//! Resources without a type: what they ask, and what is not asked twice.

use mosaic::{Revision, client::TransportFailure::ConnectionLost, wire::ResourcePath};

use crate::script::{Script, Step, answer, refusal};

const DOCUMENT: &str = r#"{"_id":"managed", "objects": []}"#;

#[tokio::test]
async fn a_resource_is_read_replaced_and_deleted_as_it_is() {
    let script = Script::new((0..3).map(|_| answer(200, DOCUMENT)));
    let configuration = script.tenant().resource("config/managed");
    assert_eq!(configuration.read().await.unwrap(), DOCUMENT);
    assert_eq!(configuration.replace(r#"{"objects":[1.0]}"#).await.unwrap(), DOCUMENT);
    assert_eq!(script.requests()[1].body(), r#"{"objects":[1.0]}"#);
    assert_eq!(configuration.delete().await.unwrap(), DOCUMENT);
    let path = "/openidm/config/managed";
    let asked =
        [format!("GET {path}"), format!("PUT {path} if-match: *"), format!("DELETE {path}")];
    assert_eq!(script.asked(), asked);
}

#[tokio::test]
async fn a_resource_that_is_not_there_is_an_error_or_nothing() {
    let script = Script::new([refusal(404), refusal(404), refusal(403)]);
    let configuration = script.tenant().resource("config/managed");
    assert!(configuration.read().await.unwrap_err().is_not_found());
    assert_eq!(configuration.read().optional().await.unwrap(), None);
    assert!(configuration.read().optional().await.unwrap_err().is_forbidden());
}

#[tokio::test]
async fn a_resource_is_asked_for_in_its_own_version() {
    let script = Script::new([answer(200, DOCUMENT), answer(200, DOCUMENT)]);
    let resource = script.tenant().resource("schema/managed/alpha_user");
    resource.read().await.unwrap();
    resource.clone().api_version("resource=2.0").read().await.unwrap();
    let requests = script.requests();
    let versions = requests.iter().map(|request| &request.headers()["accept-api-version"]);
    assert_eq!(versions.collect::<Vec<_>>(), ["protocol=2.1,resource=1.0", "resource=2.0"]);
    let error = resource.api_version("resource=\n2.0").read().await.unwrap_err();
    assert!(error.to_string().contains("`accept-api-version`"), "{error}");
}

#[tokio::test]
async fn an_element_of_a_path_is_encoded_and_leads_nowhere_else() {
    let script = Script::new([answer(200, DOCUMENT)]);
    let tenant = script.tenant();
    tenant.resource(ResourcePath::of(["config", "a/b c"])).read().await.unwrap();
    assert_eq!(script.asked(), ["GET /openidm/config/a%2Fb%20c"]);
    for path in ["config/../managed", "/config", "config//managed", "config/"] {
        let error = tenant.resource(path).delete().await.unwrap_err();
        assert!(error.status().is_none() && error.attempts() == 0, "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_resource_is_not_written_twice_unless_at_a_revision() {
    let script = Script::new([Step::Fail(ConnectionLost), Step::Fail(ConnectionLost)]);
    let resource = script.tenant().resource("config/managed");
    for error in
        [resource.replace(DOCUMENT).await.unwrap_err(), resource.delete().await.unwrap_err()]
    {
        assert!(error.may_have_happened() && error.attempts() == 1, "{error}");
    }
    let script = Script::new([Step::Fail(ConnectionLost), answer(200, DOCUMENT)]);
    let resource = script.tenant().resource("internal/role/1");
    resource.replace(DOCUMENT).at_revision(&Revision::new("7").unwrap()).await.unwrap();
    assert_eq!(script.asked(), ["PUT /openidm/internal/role/1 if-match: \"7\""; 2]);
}

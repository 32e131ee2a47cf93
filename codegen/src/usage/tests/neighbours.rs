//! Names that everything has: what stands beside a property of the type is not taken for it.

use super::used;

/// Files about other things, each with all three names in it.
const NEIGHBOURS: [(&str, &str); 9] = [
    (
        "realms/alpha/oauth2-clients/app.json",
        r#"{"_id": "app", "name": "mail", "description": "mail", "mail": {"name": "x"},
"coreOAuth2ClientConfig": {"name": [], "description": ["mail"]}}"#,
    ),
    (
        "realms/alpha/themes.json",
        r#"{"name": "mail", "logo": {"mail": "x", "description": "name"}}"#,
    ),
    (
        "sync/mappings/hr.json",
        r#"{"name": "hr", "description": "mail", "source": "system/hr/person",
"target": "managed/loan", "properties": [{"source": "mail", "target": "name"},
{"source": "description", "target": "description",
 "transform": {"type": "text/javascript", "source": "source.mail + source.name"}}],
"correlationQuery": [{"type": "text/javascript", "source": "({_queryFilter: f(source.mail)})"}]}"#,
    ),
    (
        "internal-roles/clerk.json",
        r#"{"name": "clerk", "description": "mail", "privileges": [{"name": "mail", "description": "name",
"path": "managed/loan", "filter": "/mail eq 1 and /description pr",
"accessFlags": [{"attribute": "name"}, {"attribute": "mail"}, {"attribute": "description"}]}]}"#,
    ),
    (
        "connectors/ldap.json",
        r#"{"connectorRef": {"name": "x"}, "name": "ldap", "description": "mail",
"objectTypes": {"account": {"properties": {"mail": {"nativeName": "mail"}, "name": "description"}}}}"#,
    ),
    (
        "realms/alpha/journeys/Login/nodes/page.json",
        r#"{"_id": "1", "name": "mail", "description": "mail", "pageHeader": {"en": "name"},
"_type": {"_id": "PageNode", "name": "mail"}, "stage": "{\"name\": \"mail\"}"}"#,
    ),
    (
        "scripts/log.js",
        "try { f(); } catch (e) { logger.error(e.name + e.description); }\n\
         var name = 'mail'; var o = openidm.read('managed/loan/1'); g(o.mail, o.name, o.description);",
    ),
    (
        "managed/loan.json",
        r#"{"name": "loan", "onCreate": {"type": "text/javascript", "source": "object.mail = object.name;"},
"schema": {"description": "mail", "properties": {"mail": {"description": "name"}, "name": {}}}}"#,
    ),
    (
        "variables/mail.json",
        r#"{"_id": "esv-mail", "name": "mail", "description": "name", "valueBase64": "bWFpbA=="}"#,
    ),
];

#[test]
fn files_about_other_things_name_no_property_of_the_type() {
    for name in ["mail", "name", "description"] {
        let found = used(&format!("alpha_user.{name}"), &NEIGHBOURS);
        assert_eq!(found, [""; 0], "{name}");
    }
}

#[test]
fn the_same_files_name_those_of_the_type_that_they_are_about() {
    let count = |name: &str| {
        let found = used(&format!("loan.{name}"), &NEIGHBOURS);
        assert!(found.iter().all(|line| line.ends_with('!')), "{found:?}");
        found.len()
    };
    assert_eq!(["mail", "name", "description"].map(count), [4, 4, 4]);
}

//! No request of any kind makes a tenant fall over.

mod request_laws;

use proptest::{collection::vec, prelude::*, sample::select};

/// Elements of paths that mean something, and some that should not.
const ELEMENTS: [&str; 28] = [
    "openidm",
    "managed",
    "config",
    "schema",
    "policy",
    "info",
    "system",
    "script",
    "internal",
    "role",
    "alpha_user",
    "alpha_role",
    "svcacct",
    "nosuch",
    "managed",
    "repo.ds",
    "properties",
    "userName",
    "roles",
    "manager",
    "reports",
    "effectiveRoles",
    "ping",
    "u1",
    "%2F",
    "%",
    "*",
    "..",
];

/// Parameters that mean something, with values that do and do not.
const PARAMETERS: [&str; 26] = [
    "_queryFilter=true",
    "_queryFilter=userName+eq+%22a%22",
    "_queryFilter=(((",
    "_queryFilter=a%7Cb+pr",
    "_queryFilter=!(roles+pr)+and+custom_level+gt+1",
    "_queryId=query-all-ids",
    "_queryId=nosuch",
    "_queryExpression=x",
    "_fields=*,*_ref",
    "_fields=roles/*/name,manager/userName",
    "_fields=a%5Eb",
    "_sortKeys=-userName,+mail",
    "_sortKeys=,",
    "_pageSize=2",
    "_pageSize=99999999999",
    "_pagedResultsCookie=zzz",
    "_pagedResultsOffset=1",
    "_totalPagedResultsPolicy=EXACT",
    "_countOnly=true",
    "_action=create",
    "_action=patch",
    "_action=validateObject",
    "_action=triggerSyncCheck",
    "_prettyPrint=true",
    "_mimeType=text/plain",
    "_unknown=1",
];

const HEADERS: [&str; 12] = [
    "Content-Type: application/json",
    "Content-Type: text/plain",
    "If-Match: *",
    "If-Match: \"1\"",
    "If-None-Match: *",
    "If-None-Match: \"1\"",
    "Accept-API-Version: protocol=1.0",
    "Accept-API-Version: protocol=9",
    "X-HTTP-Method-Override: PATCH",
    "If-Modified-Since: now",
    "X-OpenIDM-Username: openidm-admin",
    "Host: 127.0.0.1:8080",
];

const BODIES: [&str; 20] = [
    "",
    "null",
    "{}",
    "[]",
    "{",
    "\u{feff}{}",
    "[[[[[[[[[[",
    r#"{"_id":"u1","userName":"a"}"#,
    r#"{"userName":null,"custom_level":"x"}"#,
    r#"{"userName":"b","unprefixed":1}"#,
    r#"{"name":"r","members":[{"_ref":"managed/alpha_user/u1"}]}"#,
    r#"{"_ref":"managed/alpha_role/nope"}"#,
    r#"{"custom_pattern":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}"#,
    r#"[{"operation":"add","field":"/roles/-","value":{"_ref":"managed/alpha_role/u1"}}]"#,
    r#"[{"operation":"replace","field":"/manager","value":{"_ref":"managed/alpha_user/u1"}}]"#,
    r#"[{"operation":"move","from":"/userName","field":"/mail"}]"#,
    r#"[{"operation":"increment","field":"/custom_level","value":1e300}]"#,
    r#"[{"operation":"add","field":"/objects/0/schema/properties/x","value":{"type":"string"}}]"#,
    r#"[{"operation":"remove","field":""}]"#,
    r#"{"objects":[null,{},{"name":3}]}"#,
];

/// Requests that mean almost something.
fn requests() -> impl Strategy<Value = String> {
    const METHODS: [&str; 8] =
        ["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"];
    let path = prop_oneof![
        vec(select(&ELEMENTS[..]), 1..5)
            .prop_map(|elements| format!("/openidm/{}", elements.join("/"))),
        vec(select(&ELEMENTS[10..]), 0..4)
            .prop_map(|elements| format!("/openidm/managed/alpha_user/{}", elements.join("/"))),
        Just("/openidm/config/managed".to_owned()),
        Just("/am/oauth2/access_token".to_owned()),
        "/[a-z/%]{0,12}",
    ];
    let parts = (
        select(&METHODS[..]),
        path,
        vec(select(&PARAMETERS[..]), 0..4),
        vec(select(&HEADERS[..]), 0..3),
        prop_oneof![4 => select(&BODIES[..]).prop_map(str::to_owned), 1 => any::<String>()],
    );
    parts.prop_map(|(method, path, parameters, headers, body)| {
        let head: Vec<_> = [format!("{method} {path}?{}", parameters.join("&"))]
            .into_iter()
            .chain(headers.into_iter().map(str::to_owned))
            .collect();
        format!("{}\n\n{body}", head.join("\n"))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_request_that_means_almost_something_is_answered(request in requests()) {
        request_laws::check(request.as_bytes());
    }

    #[test]
    fn any_bytes_are_answered(bytes in vec(any::<u8>(), 0..200)) {
        let mut request = b"GET /openidm/managed/alpha_user?".to_vec();
        request.extend(bytes);
        request_laws::check(&request);
    }
}

//! Properties of objects inside of others: who names them, and who names another one that is called so.

use super::used;

/// Returns how `text`, in a file of this name, names `alpha_user.address.street`.
fn in_file(name: &str, text: &str) -> Vec<String> {
    let found = used("alpha_user.address.street", &[(name, text)]);
    found.iter().map(|line| line.replace(&format!("{name}:"), "")).collect()
}

/// Returns the same for a script that has read a user.
fn with_user(script: &str) -> Vec<String> {
    let script = format!("var user = openidm.read('managed/alpha_user/1');\n{script}");
    let lines = in_file("scripts/a.js", &script).into_iter();
    lines.map(|line| line.replace("2:", "").replace("script ", "")).collect()
}

#[test]
fn a_script_names_a_property_by_the_way_to_it() {
    let cases: [(&str, &[&str]); 13] = [
        ("user.address.street;", &["14 access!"]),
        ("user['address']['street'];", &["18 access!"]),
        ("user.address[0].street;", &["17 access!"]),
        ("(user.address || {}).street;", &["22 access!"]),
        ("var a = user.address; a.street;", &["25 access!"]),
        ("user.address.forEach(function (a) { a.street; });", &["39 access!"]),
        ("var {address: {street}} = user;", &["16 access!"]),
        ("user.address = {street: 1};", &["17 key!"]),
        ("openidm.create('managed/alpha_user', null, {address: [{street: 1}]});", &["56 key!"]),
        ("openidm.patch('managed/alpha_user/1', null, [{value: {street: 1}}]);", &["55 key"]),
        ("x.address.street;", &["11 access"]),
        ("x.y.address.street;", &["13 access"]),
        ("street(x).street;", &["11 access"]),
    ];
    for (script, expected) in cases {
        assert_eq!(with_user(script), expected, "{script}");
    }
}

#[test]
fn another_property_of_that_name_is_no_hit() {
    for script in [
        "user.street;",
        "user.billing.street;",
        "x.billing.street;",
        "user.address.billing.street;",
        "user.address;",
        "var {street} = user;",
        "openidm.create('managed/alpha_user', null, {street: 1});",
        "identity.getAttributeValues('street');",
        "f({_queryFilter: 'street eq 1'});",
        "openidm.read('managed/loan/1').address.street;",
    ] {
        assert!(with_user(script).is_empty(), "{script}: {:?}", with_user(script));
    }
}

#[test]
fn a_name_inside_of_another_property_is_not_certainly_that_of_the_type() {
    let script = "openidm.read('managed/alpha_user/1').address.street;";
    let found = used("alpha_user.street", &[("scripts/a.js", script)]);
    assert_eq!(found, ["scripts/a.js:1:46 script access"]);
}

#[test]
fn pointers_lead_to_a_property_through_every_name() {
    let mapping = |source: &str| {
        format!(
            r#"{{"source": "managed/alpha_user", "target": "system/ldap/account",
"properties": [{{"source": "{source}", "target": "street"}}]}}"#
        )
    };
    assert_eq!(in_file("sync.json", &mapping("address/street")), ["2:27 mapping setting!"]);
    assert_eq!(in_file("sync.json", &mapping("/address/0/street")), ["2:27 mapping setting!"]);
    assert_eq!(in_file("sync.json", &mapping("street")), [""; 0]);
    let role = |filter: &str| {
        let role = format!(r#"{{"path": "managed/alpha_user", "filter": "{filter} pr"}}"#);
        in_file("internal-roles/a.json", &role)
    };
    assert_eq!(role("/address/street"), ["1:43 internal-role filter!"]);
    assert_eq!(role("/billing/street"), [""; 0]);
    assert_eq!(role("/street"), [""; 0]);
    assert_eq!(in_file("email/a.html", "{{object.address.street}}"), ["1:10 email template"]);
    assert_eq!(in_file("email/a.html", "{{object.street}}"), [""; 0]);
}

#[test]
fn groovy_is_read_by_the_names_before_it() {
    let cases: [(&str, &[&str]); 4] = [
        ("x.address.street", &["1:11 script access"]),
        ("f().address?.street", &["1:14 script access"]),
        ("x.billing.street", &[]),
        ("x.street", &["1:3 script access"]),
    ];
    for (script, expected) in cases {
        assert_eq!(in_file("scripts/a.groovy", script), expected, "{script}");
    }
}

#[test]
fn a_way_of_very_many_names_is_read_in_time() {
    let script = format!("x{}.address.street;", ".y".repeat(30));
    assert_eq!(with_user(&script).len(), 1);
    let pointer = format!("{{\"filter\": \"{}/street pr\"}}", "/address".repeat(200_000));
    assert_eq!(in_file("a.json", &pointer), [""; 0]);
    let groovy = "address.street.".repeat(50_000);
    assert!(!in_file("scripts/a.groovy", &groovy).is_empty());
}

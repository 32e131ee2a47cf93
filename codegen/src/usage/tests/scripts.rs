//! Scripts.

use super::used;

/// Returns how `script`, a file of a script library, names `alpha_user.tier`.
fn in_script(script: &str) -> Vec<String> {
    let found = used("alpha_user.tier", &[("scripts/a.js", script)]);
    let strip = |line: &String| line.replace("scripts/a.js:", "").replace("script ", "");
    found.iter().map(strip).collect()
}

#[test]
fn a_script_names_a_property_where_its_syntax_says_so() {
    let cases: [(&str, &[&str]); 16] = [
        ("var a = user.tier;", &["1:14 access"]),
        ("a['tier'] = 1;", &["1:4 access"]),
        ("var {tier} = user;", &["1:6 access"]),
        ("x({tier: 1});", &["1:4 key"]),
        ("identity.getAttributeValues('tier');", &["1:30 text"]),
        ("var p = [{operation: 'replace', field: '/tier/0', value: 1}];", &["1:41 text"]),
        ("var f = 'tier eq \"' + x + '\"';", &["1:10 filter"]),
        ("var f = `/${y}?_queryFilter=tier+eq+%22${x}%22`;", &["1:29 filter"]),
        ("var f = '?_fields=sn,tier';", &["1:22 filter"]),
        ("// user.tier\n/* tier */ var tier = 1; tier++;", &[]),
        ("a.tiers; a.xtier; var my_tier; a.tier();", &[]),
        ("var t = 'the tier of a user'; if (t === 'tier') { f(); }", &[]),
        ("logger.error('tier'); logger.debug('x', {tier: 1});", &[]),
        ("logger.debug('x', a.tier);", &["1:21 access"]),
        ("logger.debug(u.getAttribute('tier'));", &["1:30 text"]),
        ("switch (x) { case 'tier': f(); }", &[]),
    ];
    for (script, expected) in cases {
        assert_eq!(in_script(script), expected, "{script}");
    }
}

#[test]
fn a_call_of_the_server_says_which_type_it_is_about() {
    let about = |path: &str| {
        in_script(&format!("openidm.query('{path}', {{_queryFilter: 'tier eq 1'}}, ['tier']);"))
    };
    assert_eq!(about("managed/alpha_user").len(), 2);
    assert!(about("managed/alpha_user").iter().all(|line| line.ends_with('!')));
    assert!(about("managed/bravo_user").is_empty());
    assert!(about("managed/' + realm + '_user").iter().all(|line| !line.ends_with('!')));
}

#[test]
fn a_variable_that_holds_an_object_says_of_which_type_it_is() {
    let read = |rest: &str| {
        in_script(&format!("var user = openidm.read('managed/alpha_user/' + id);\n{rest}"))
    };
    assert_eq!(read("user.tier; user['tier'];"), ["2:6 access!", "2:18 access!"]);
    assert_eq!(read("user = x; user.tier;"), ["2:16 access"]);
    assert_eq!(read("openidm.create('managed/loan', null, {a: user.tier});"), ["2:47 access!"]);
    assert_eq!(read("openidm.create('managed/loan', null, {a: x.tier});"), ["2:44 access"]);
    let other = in_script("var loan = openidm.read('managed/loan/1'); loan.tier;");
    assert!(other.is_empty(), "{other:?}");
}

#[test]
fn a_script_that_no_parser_reads_is_read_word_by_word() {
    assert_eq!(in_script("// a.tier\nvar a = user.tier; var = ;"), ["2:14 access"]);
    let groovy = "def t = user.tier // x.tier\nreturn [tier: t]";
    let found = used("alpha_user.tier", &[("scripts/a.groovy", groovy)]);
    assert_eq!(found, ["scripts/a.groovy:1:14 script access", "scripts/a.groovy:2:9 script key"]);
}

#[test]
fn a_journey_knows_a_slot_by_its_attribute_and_an_endpoint_by_its_name() {
    let script = "x.getAttribute('fr-attr-istr2'); y('frIndexedString2');";
    let files = [("realms/alpha/scripts/a.js", script), ("endpoints/a.js", script)];
    let both = used("alpha_user.frIndexedString2", &files);
    let expected = [
        "realms/alpha/scripts/a.js:1:17 script text",
        "realms/alpha/scripts/a.js:1:37 script text",
        "endpoints/a.js:1:17 endpoint text",
        "endpoints/a.js:1:37 endpoint text",
    ];
    assert_eq!(both, expected);
    let other = used("bravo_user.frIndexedString2", &files);
    assert_eq!(other, expected[2..], "a folder of a realm is of no other one");
}

#[test]
fn a_script_of_access_management_names_attributes_and_one_of_idm_does_not() {
    let script = "a.uid; b({uid: 1}); c.getAttribute('uid');";
    let files = [("scripts/a.js", script), ("endpoints/a.js", script)];
    let expected = ["1:3 script access", "1:11 script key", "1:37 script text"];
    let found = used("alpha_user.userName", &files);
    assert_eq!(found, expected.map(|line| format!("scripts/a.js:{line}")));
    let short =
        used("alpha_user.city", &[("scripts/a.js", "a.l; b({l: 1}); c.getAttribute('l');")]);
    assert_eq!(short, ["scripts/a.js:1:33 script text"], "variables are called so too");
}

#[test]
fn a_script_is_read_however_an_export_keeps_it() {
    let lines = r#"{"script": {"1": {"_id": "1", "name": "a", "language": "JAVASCRIPT", "script": [
"// tier", "var a =", "  user.tier;"]}}}"#;
    let encoded =
        r#"{"name": "a", "language": "JAVASCRIPT", "script": "dmFyIGEgPSB1c2VyLnRpZXI7"}"#;
    let files = [("a.script.json", lines), ("b.script.json", encoded)];
    let expected = ["a.script.json:2:31 script access", "b.script.json:1:51 script access"];
    assert_eq!(used("alpha_user.tier", &files), expected);
}

#[test]
fn the_result_of_a_query_says_of_which_type_its_objects_are() {
    for (script, expected) in [
        ("openidm.query('managed/alpha_user', {}).result[0].tier;", "1:51 access!"),
        ("openidm.read('managed/alpha_user/1').tier;", "1:38 access!"),
        ("var r = openidm.query('managed/alpha_user', {}).result; r[0].tier;", "1:62 access!"),
        (
            "var r = openidm.query('managed/alpha_user', {}); var u = r.result[0]; u.tier;",
            "1:73 access!",
        ),
        ("var u; u = openidm.read('managed/alpha_user/1'); u.tier;", "1:52 access!"),
        ("var u = null; u = openidm.read('managed/alpha_user/1'); u.tier;", "1:59 access!"),
        (
            "for (const u of openidm.query('managed/alpha_user', {}).result) { u.tier; }",
            "1:69 access!",
        ),
        (
            "openidm.query('managed/alpha_user', {}).result.forEach(function (u) { u.tier; });",
            "1:73 access!",
        ),
        ("var {tier} = openidm.read('managed/alpha_user/1');", "1:6 access!"),
        ("var u = openidm.read('managed/alpha_user/1') || {}; u.tier;", "1:55 access!"),
        ("var u = f(openidm.read('managed/alpha_user/1')); u.tier;", "1:52 access"),
        ("openidm.read('managed/alpha_user/1').manager.tier;", "1:46 access"),
        ("openidm.query('managed/alpha_user', {}).tier;", "1:41 access"),
    ] {
        assert_eq!(in_script(script), [expected], "{script}");
        let other = script.replace("alpha_user", "loan");
        assert_eq!(in_script(&other).is_empty(), expected.ends_with('!'), "{other}");
    }
}

#[test]
fn lists_of_names_are_read_one_by_one() {
    assert_eq!(
        in_script("q({'_fields': 'sn,tier', _sortKeys: '-tier'});"),
        ["1:19 text", "1:39 text"]
    );
    assert_eq!(
        in_script("q({_fields: 'sn', '_queryFilter': f + ' and tier eq 1'});"),
        ["1:45 filter"]
    );
}

#[test]
fn what_is_no_managed_object_has_no_managed_properties() {
    for script in [
        "try { f(); } catch (e) { logger.error('x'); g(e.tier); }",
        "g(request.tier, context.tier, JSON.tier);",
        "var a = openidm.read('system/ldap/account/1'); a.tier;",
        "openidm.query('system/ldap/account', {_queryFilter: 'tier eq 1', _fields: 'tier'});",
        "openidm.read('config/x').tier;",
    ] {
        assert!(in_script(script).is_empty(), "{script}");
    }
    assert_eq!(in_script("request.content.tier;"), ["1:17 access"]);
    assert_eq!(in_script("var request = f(); request.tier;"), ["1:28 access"]);
}

#[test]
fn a_way_back_that_never_ends_is_given_up() {
    let steps: Vec<_> = (0..5_000).map(|n| format!("var a{} = a{n}[0];", n + 1)).collect();
    let script = format!("{}a5000.tier; var b = b; b.tier;", steps.concat());
    assert_eq!(in_script(&script).len(), 2);
}

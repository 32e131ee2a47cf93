//! Names that mean nothing else: a text that is just such a name may mean the property wherever it stands.

use super::used;

/// Returns how `script` names the property at `path`.
fn in_script(path: &str, script: &str) -> Vec<String> {
    let found = used(path, &[("scripts/a.js", script)]);
    found.iter().map(|line| line.replace("scripts/a.js:", "").replace("script ", "")).collect()
}

#[test]
fn a_script_names_a_slot_by_a_text_that_is_just_its_name() {
    for (script, expected) in [
        ("var FIELDS = {parentUsername: 'fr-attr-istr1'};", "1:32 text"),
        ("if (attr == 'fr-attr-istr1') { x(); }", "1:14 text"),
        ("switch (attr) { case 'frIndexedString1': y(); }", "1:23 text"),
        ("var q = 'frIndexedString1' + ' eq \"' + x + '\"';", "1:10 text"),
        ("var f = 'sn,fr-attr-istr1';", "1:13 text"),
        ("var f = '/frIndexedString1';", "1:10 text"),
        ("var f = `frIndexedString1`;", "1:10 text"),
        ("var a = {x: 'fr-attr-istr1'}; idRepository.getAttribute(u, a.x);", "1:14 text"),
        ("openidm.create('managed/loan', null, {kind: 'frIndexedString1'});", "1:46 text"),
    ] {
        assert_eq!(in_script("alpha_user.frIndexedString1", script), [expected], "{script}");
    }
    assert_eq!(in_script("loan.custom_tier", "if (x == 'custom_tier') { y(); }"), ["1:11 text"]);
}

#[test]
fn a_longer_text_or_one_for_people_is_no_name() {
    for script in [
        "var t = 'see frIndexedString1';",
        "var t = 'frIndexedString12'; var u = 'xfrIndexedString1';",
        "logger.error('frIndexedString1');",
        "openidm.query('system/ldap/account', {a: 'frIndexedString1'});",
        "// 'frIndexedString1'",
    ] {
        assert!(in_script("alpha_user.frIndexedString1", script).is_empty(), "{script}");
    }
}

#[test]
fn words_are_names_only_where_the_syntax_says_so() {
    let script = "var a = {x: 'mail'}; if (b == 'mail') { c(); } var d = 'mail'; e(f == d);";
    assert!(in_script("alpha_user.mail", script).is_empty());
    let document = r#"{"claims": {"upn": "mail"}, "mail": "x", "inputs": ["mail"]}"#;
    assert!(used("alpha_user.mail", &[("services/a.json", document)]).is_empty());
}

#[test]
fn a_constant_is_followed_to_what_it_is_handed_to() {
    for (script, expected) in [
        ("var T = 'tier'; idRepository.getAttribute(u, T);", "1:10 text"),
        ("const T = 'tier'; f([T, 'sn']);", "1:12 text"),
        ("var T = 'tier'; u[T] = 1;", "1:10 access"),
        ("var T = 'tier'; openidm.read('managed/alpha_user/1')[T];", "1:10 access!"),
        ("var T = 'tier'; openidm.query('managed/alpha_user', {}, [T]);", "1:10 text!"),
        (
            "var T = 'tier'; openidm.patch('managed/alpha_user/1', null, [{field: '/' + T}]);",
            "1:10 text!",
        ),
    ] {
        assert_eq!(in_script("alpha_user.tier", script), [expected], "{script}");
    }
    for script in [
        "var T = 'tier'; T = 'sn'; f(T);",
        "var T = 'tier'; logger.error(T);",
        "var T = 'tier'; openidm.read('managed/loan/1')[T];",
        "var T = 'tier'; x == T;",
    ] {
        assert!(in_script("alpha_user.tier", script).is_empty(), "{script}");
    }
}

#[test]
fn a_constant_that_is_handed_on_very_often_hides_no_other_place() {
    let script = format!("var T = 'tier'; {} b.tier;", "f(T);".repeat(1_500));
    assert_eq!(in_script("alpha_user.tier", &script).len(), 2);
}

#[test]
fn a_document_names_a_slot_by_a_text_or_a_key_that_is_just_its_name() {
    let found = |file: &str, text: &str| {
        let found = used("alpha_user.frIndexedString1", &[(file, text)]);
        let strip = |line: &String| line.replace(&format!("{file}:"), "");
        found.iter().map(strip).collect::<Vec<_>>()
    };
    for (text, expected) in [
        (r#"{"claims": {"upn": "fr-attr-istr1"}}"#, "1:21 other setting"),
        (r#"{"userSearch": "fr-attr-istr1"}"#, "1:17 other setting"),
        (r#"{"inputs": ["x", "frIndexedString1"]}"#, "1:19 other setting"),
        (r#"{"inputs": "sn,frIndexedString1"}"#, "1:16 other setting"),
        (r#"{"mapping": {"frIndexedString1": "x"}}"#, "1:14 other setting"),
    ] {
        assert_eq!(found("services/a.json", text), [expected], "{text}");
    }
    let propertymap = r#"{"_id": "selfservice.propertymap", "properties": [
{"source": "givenName", "target": "frIndexedString1", "condition": "/object/frIndexedString1 pr"}]}"#;
    let expected = ["2:36 other setting", "2:69 other filter"];
    assert_eq!(found("selfservice.propertymap.json", propertymap), expected);
}

#[test]
fn what_declares_a_slot_or_maps_one_of_another_system_does_not_name_it() {
    let schema = r#"{"name": "alpha_user", "schema": {"order": ["frIndexedString1"], "properties":
{"frIndexedString1": {"title": "frIndexedString1"}}}}"#;
    let mapping = r#"{"source": "managed/loan", "target": "system/ldap/account",
"properties": [{"source": "x", "target": "frIndexedString1"}]}"#;
    let connector = r#"{"connectorRef": {}, "x": "frIndexedString1"}"#;
    let files =
        [("managed/alpha_user.json", schema), ("sync.json", mapping), ("c.json", connector)];
    assert_eq!(used("alpha_user.frIndexedString1", &files), [""; 0]);
}

//! What counts as a place that names a property, and what does not.

use crate::report::Places;
use crate::source::{Role, Sources};
use crate::usage::{Certainty, Names, Usages, find};

/// Returns `files` as a tree.
fn tree(files: &[(&str, &str)]) -> Sources {
    let mut tree = Sources::new();
    for (name, text) in files {
        tree.add(*name, text.as_bytes().to_vec(), Role::Configuration);
    }
    tree
}

/// Returns a line for each of `usages`: the place, the kind of file, how, and `!` where it is certain.
fn lines(tree: &Sources, usages: &Usages) -> Vec<String> {
    let places = Places::new(tree);
    let line = |usage: &crate::usage::Usage| {
        let place = places.place(usage.location).expect("it is of the tree");
        let (line, column) = (place.start.line, place.start.column);
        let sure = if usage.certainty == Certainty::Certain { "!" } else { "" };
        let (category, how) = (usage.category.name(), usage.how.name());
        let written = &place.source.text[usage.location.span.range()];
        assert!(written.contains(&usage.name) || written.len() > 24, "{written}");
        format!("{}:{line}:{column} {category} {how}{sure}", place.source.name)
    };
    usages.places.iter().map(line).collect()
}

/// Returns where the property `path`, such as `alpha_user.mail`, is named in `files`.
fn used(path: &str, files: &[(&str, &str)]) -> Vec<String> {
    let (owner, name) = path.split_once('.').expect("a type and a property");
    let tree = tree(files);
    let mut names = Names::default();
    names.add_property(owner, name);
    lines(&tree, &find(&tree, &names).of_property(owner, name))
}

/// Returns how `script`, a file of a script library, names `alpha_user.tier`.
fn in_script(script: &str) -> Vec<String> {
    let found = used("alpha_user.tier", &[("scripts/a.js", script)]);
    let strip = |line: &String| line.replace("scripts/a.js:", "").replace("script ", "");
    found.iter().map(strip).collect()
}

#[test]
fn a_script_names_a_property_where_its_syntax_says_so() {
    let cases: [(&str, &[&str]); 14] = [
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
        ("logger.error('tier'); logger.debug('x', a.tier);", &[]),
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
fn an_attribute_with_a_common_name_is_found_only_where_attributes_stand() {
    let script = "a.uid; b({uid: 1}); c.getAttribute('uid');";
    let found =
        used("alpha_user.userName", &[("scripts/a.js", script), ("endpoints/a.js", script)]);
    assert_eq!(found, ["scripts/a.js:1:37 script text"]);
}

#[test]
fn a_hook_of_a_type_is_about_that_type() {
    let hook = r#"{"name": "alpha_user", "schema": {"properties": {"tier": {"type": "string"}}},
 "onCreate": {"type": "text/javascript", "source": "// tier\nobject.tier = 1;"}}"#;
    let files =
        [("managed/alpha_user.json", hook), ("managed/alpha_user.onUpdate.js", "object.tier;")];
    let expected = [
        "managed/alpha_user.json:2:69 type access!",
        "managed/alpha_user.onUpdate.js:1:8 type access!",
    ];
    assert_eq!(used("alpha_user.tier", &files), expected);
    assert!(used("alpha_role.tier", &files).is_empty());
}

#[test]
fn a_mapping_says_whose_properties_it_reads_and_writes() {
    let sync = r#"{"mappings": [{
"name": "a", "source": "managed/alpha_user", "target": "system/ldap/account",
"sourceQuery": {"_queryFilter": "/tier eq 1"},
"correlationQuery": [{"type": "text/javascript", "source": "source.tier + target.tier"}],
"properties": [
 {"source": "tier", "target": "tier", "condition": "/source/tier pr",
  "transform": {"type": "text/javascript", "source": "source.tier"}},
 {"source": "", "target": "x", "default": "tier"}
]}]}"#;
    let expected = [
        "sync.json:3:34 mapping filter!",
        "sync.json:4:68 mapping access!",
        "sync.json:6:13 mapping setting!",
        "sync.json:6:53 mapping filter!",
        "sync.json:7:62 mapping access!",
    ];
    assert_eq!(used("alpha_user.tier", &[("sync.json", sync)]), expected);
    assert!(used("bravo_user.tier", &[("sync.json", sync)]).is_empty());
}

#[test]
fn privileges_say_of_which_type_they_are() {
    let role = r#"{"name": "support", "condition": "/tier eq \"gold\"", "privileges": [
{"name": "tier", "path": "managed/alpha_user", "filter": "/tier eq 1",
 "accessFlags": [{"attribute": "tier", "readOnly": true}]}]}"#;
    let expected = [
        "roles/a.json:2:59 internal-role filter!",
        "roles/a.json:3:33 internal-role setting!",
        "roles/a.json:1:35 internal-role filter",
    ];
    assert_eq!(used("alpha_user.tier", &[("roles/a.json", role)]), expected);
    let of_other = used("alpha_role.tier", &[("roles/a.json", role)]);
    assert_eq!(of_other, ["roles/a.json:1:35 internal-role filter"]);
}

#[test]
fn a_node_of_a_journey_names_attributes_in_its_settings_and_not_in_its_labels() {
    let node = r#"{"_id": "1", "_type": {"_id": "AttributeCollectorNode", "name": "tier"},
"_outcomes": [{"id": "tier", "displayName": "tier"}],
"attributesToCollect": ["tier", "sn"], "identityAttribute": "tier", "message": "tier",
"attributeMap": {"tier": "x"}}"#;
    let found = used("alpha_user.tier", &[("realms/alpha/journeys/Login/nodes/a.json", node)]);
    let strip = |line: &String| line.rsplit('/').next().unwrap_or_default().to_owned();
    let found: Vec<_> = found.iter().map(strip).collect();
    let expected = [
        "a.json:3:26 journey setting",
        "a.json:3:62 journey setting",
        "a.json:4:18 journey setting",
    ];
    assert_eq!(found, expected);
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
fn templates_schedules_and_endpoints_are_read() {
    let email = r#"{"_id": "emailTemplate/a", "message": {"en": "Your tier: {{object.tier}}"}}"#;
    let schedule = r#"{"_id": "schedule/a", "invokeService": "script", "invokeContext":
{"script": {"type": "text/javascript", "source": "openidm.read('managed/alpha_user/1').tier"}}}"#;
    let endpoint = r#"{"_id": "endpoint/a", "type": "text/javascript", "source": "x.tier"}"#;
    let files = [("a.json", email), ("b.json", schedule), ("c.json", endpoint)];
    let expected = [
        "a.json:1:67 email template",
        "b.json:2:88 schedule access",
        "c.json:1:63 endpoint access",
    ];
    assert_eq!(used("alpha_user.tier", &files), expected);
}

#[test]
fn what_another_system_calls_its_properties_is_no_hit() {
    let connector = r#"{"connectorRef": {}, "objectTypes": {"account": {"properties":
{"tier": {"nativeName": "tier"}}}}, "fields": ["tier"]}"#;
    assert!(used("alpha_user.tier", &[("provisioner.json", connector)]).is_empty());
}

#[test]
fn a_type_is_found_by_its_path() {
    let tree = tree(&[
        ("a.json", r#"{"target": "managed/loan", "x": "managed/loans", "name": "loan"}"#),
        ("b.js", "openidm.create('managed/loan', null, {}); f('managed/loan/' + x); g('loan');"),
    ]);
    let mut names = Names::default();
    names.add_type("loan");
    let found = lines(&tree, &find(&tree, &names).of_type("loan"));
    let expected = ["a.json:1:12 other path!", "b.js:1:17 other path!", "b.js:1:46 other path!"];
    assert_eq!(found, expected);
}

#[test]
fn very_many_places_are_counted_and_not_all_kept() {
    let script = "a.tier;".repeat(1_500);
    let tree = tree(&[("scripts/a.js", &script)]);
    let mut names = Names::default();
    names.add_property("alpha_user", "tier");
    let usages = find(&tree, &names).of_property("alpha_user", "tier");
    assert_eq!((usages.places.len(), usages.more), (1_000, 500));
}

#[test]
fn rubbish_is_read_to_its_end() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let nested = format!("{}tier", "{\"attributes\":".repeat(100_000));
    let calls = format!("a.tier{}", "(a".repeat(50_000));
    for text in [deep.as_str(), &nested, &calls, "{\"script\": [1, \"tier\"]}", "\u{feff}tier", ""]
    {
        for ending in ["json", "js", "groovy"] {
            let _ = used("alpha_user.tier", &[(&format!("a.{ending}"), text)]);
        }
    }
}

//! Documents, and trees as a whole.

use super::{lines, tree, used};
use crate::usage::{Names, find};

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
fn escapes_do_not_hide_of_which_type_a_document_is() {
    let mapping = r#"{"source":"managed\/alpha_user","target":"system\/ldap\/account",
"properties": [{"source": "tier", "target": "x"}, {"source": "x", "target": "tier"}]}"#;
    let privilege = r#"{"path": "m\u0061naged/alpha_user", "filter": "/tier pr"}"#;
    let hook = r#"{"name": "alpha\u005fuser", "schema": {}, "onCreate": {"source": "object.tier",
"type": "text/javascript"}}"#;
    let files = [("a.json", mapping), ("b.json", privilege), ("c.json", hook)];
    let expected =
        ["a.json:2:27 mapping setting!", "b.json:1:48 other filter!", "c.json:1:74 type access!"];
    assert_eq!(used("alpha_user.tier", &files), expected);
    assert_eq!(used("loan.tier", &files), [""; 0]);
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
fn templates_schedules_and_endpoints_are_read() {
    let email = r#"{"_id": "emailTemplate/a", "message": {"en": "Your tier: {{object.tier}}"}}"#;
    let schedule = r#"{"_id": "schedule/a", "invokeService": "script", "invokeContext":
{"script": {"type": "text/javascript", "source": "openidm.read('managed/alpha_user/1').tier"}}}"#;
    let endpoint = r#"{"_id": "endpoint/a", "type": "text/javascript", "source": "x.tier"}"#;
    let files = [("a.json", email), ("b.json", schedule), ("c.json", endpoint)];
    let expected = [
        "b.json:2:88 schedule access!",
        "a.json:1:67 email template",
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
fn very_many_places_of_other_types_hide_none() {
    let other = "openidm.read('managed/loan/1').tier;".repeat(1_200);
    let doubtful = "a.tier;".repeat(1_200);
    let certain = "openidm.read('managed/alpha_user/1').tier;";
    let files = [
        ("realms/alpha/scripts/a.js", &*other),
        ("realms/bravo/scripts/a.js", &doubtful),
        ("scripts/b.js", &doubtful),
        ("scripts/c.js", certain),
    ];
    let tree = tree(&files);
    let mut names = Names::default();
    names.add_property("alpha_user", "tier");
    let usages = find(&tree, &names).of_property("alpha_user", "tier");
    assert_eq!((usages.places.len(), usages.more), (1_001, 200));
    assert_eq!(lines(&tree, &usages)[0], "scripts/c.js:1:38 script access!");
}

#[test]
fn what_the_tree_itself_is_called_tells_nothing_of_its_files() {
    let script = "a.uid;";
    for root in ["", "export", "managed-tenant", "../sync/realms/bravo"] {
        let name = format!("{root}/scripts/async-lib/a.js");
        let mut tree = tree(&[(&name, script)]);
        root.clone_into(&mut tree.root);
        let mut names = Names::default();
        names.add_property("alpha_user", "userName");
        let usages = find(&tree, &names).of_property("alpha_user", "userName");
        assert_eq!(lines(&tree, &usages), [format!("{name}:1:3 script access")]);
    }
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

#[test]
fn the_texts_of_mails_are_read_in_files_of_their_own() {
    let files = [
        (
            "email-templates/welcome/welcome.en.html",
            "<p class=\"tier\">{{object.tier}} ${object.tier}",
        ),
        ("email-templates/welcome/welcome.en.md", "The tier is\n{{#if tier}}high"),
        ("email-templates/welcome/welcome.json", r#"{"html": {"en": "Hi ${object.tier}"}}"#),
        ("readme.md", "Every user has a tier, `object.tier`."),
    ];
    let expected = [
        "email-templates/welcome/welcome.en.html:1:26 email template",
        "email-templates/welcome/welcome.en.html:1:42 email template",
        "email-templates/welcome/welcome.en.md:2:7 email template",
        "email-templates/welcome/welcome.json:1:30 email template",
    ];
    assert_eq!(used("alpha_user.tier", &files), expected);
}

#[test]
fn a_scan_for_tasks_and_an_account_mapper_name_properties() {
    let schedule = r#"{"_id": "schedule/scan", "invokeService": "taskscanner", "invokeContext": {"scan": {
"_queryFilter": "/tier eq 1", "object": "managed/alpha_user",
"taskState": {"started": "/tier/started", "completed": "/x/completed"}}}}"#;
    let mapper =
        r#"{"_type": {"_id": "SocialNode"}, "cfgAccountMapperConfiguration": {"sub": "tier"}}"#;
    let authentication = r#"{"_id": "authentication", "rsFilter": {"subjectMapping": [
{"queryOnResource": "managed/alpha_user", "propertyMapping": {"sub": "tier"}}]}}"#;
    let saml = r#"{"attributeMap": ["email=tier", "tier|uri=x"]}"#;
    let files = [
        ("a.json", schedule),
        ("journeys/b.json", mapper),
        ("c.json", authentication),
        ("saml/d.json", saml),
    ];
    let expected = [
        "a.json:2:18 schedule filter!",
        "a.json:3:27 schedule setting!",
        "c.json:2:71 authentication setting!",
        "journeys/b.json:1:76 journey setting",
        "saml/d.json:1:26 other setting",
    ];
    assert_eq!(used("alpha_user.tier", &files), expected);
}

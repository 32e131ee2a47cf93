//! Paths into objects, to what a relationship refers to, and calls of actions.

use super::{lines, tree, used};
use crate::usage::{Names, find};

/// Returns how `script`, a file of an endpoint, names `alpha_user.cars`.
fn in_script(script: &str) -> Vec<String> {
    let found = used("alpha_user.cars", &[("endpoints/a.js", script)]);
    found
        .iter()
        .map(|line| line.replace("endpoints/a.js:1:", "").replace("endpoint ", ""))
        .collect()
}

/// Returns how `text`, in a file of this name, asks for the action `wash` of the type `car`.
fn calls(file: &str, text: &str) -> Vec<String> {
    let tree = tree(&[(file, text)]);
    let mut names = Names::default();
    names.add_action("wash");
    let found = lines(&tree, &find(&tree, &names).of_action("car", "wash"));
    found.iter().map(|line| line.replace(&format!("{file}:1:"), "")).collect()
}

#[test]
fn a_path_into_an_object_names_the_property() {
    for (script, expected) in [
        ("openidm.query('managed/alpha_user/1/cars', {_queryFilter: 'true'});", "37 path!"),
        ("openidm.query('managed/alpha_user/' + id + '/cars', {});", "46 path!"),
        ("openidm.create('managed/alpha_user/' + id + '/cars', null, {_ref: 'x'});", "47 path!"),
        ("openidm.delete('managed/alpha_user/' + id + '/cars/' + link, null);", "47 path!"),
        ("openidm.query(`managed/alpha_user/${id}/cars?_fields=*`, {});", "41 path!"),
        ("var p = '/managed/alpha_user/' + (a + '/' + 'cars'); openidm.query(p);", "46 path!"),
        ("openidm.query('managed/' + realm + '_user/' + id + '/cars', {});", "54 path"),
        ("openidm.read('managed/alpha_user/1', null, ['cars/*/name']);", "46 text!"),
    ] {
        assert_eq!(in_script(script), [expected], "{script}");
    }
}

#[test]
fn a_path_to_something_else_names_no_property() {
    for script in [
        "openidm.query('managed/loan/' + id + '/cars', {});",
        "http('https://a.b/' + c + '/cars'); http(`https://a/b/${c}/cars`);",
        "openidm.query('managed/alpha_user/' + id + '/x/cars', {});",
        "openidm.query('managed/alpha_user?_queryFilter=' + f + '/a/b/cars', {});",
        "openidm.query('managed/alpha_user/' + id + '/' + x + '/cars', {});",
        "var n = 'managed/alpha_user/1' - '/cars';",
    ] {
        assert!(in_script(script).is_empty(), "{script}: {:?}", in_script(script));
    }
}

#[test]
fn a_setting_may_be_a_path_into_an_object() {
    let text = r#"{"x": "managed/alpha_user/1/cars", "y": "managed/loan/1/cars"}"#;
    assert_eq!(used("alpha_user.cars", &[("a.json", text)]), ["a.json:1:29 other path!"]);
}

#[test]
fn who_asks_for_an_action_is_found() {
    for (script, expected) in [
        ("openidm.action('managed/car/1', 'wash', {});", "34 other call!"),
        ("openidm.action('managed/' + type, 'wash');", "36 other call"),
        ("var W = 'wash'; openidm.action('managed/car/1', W);", "10 other call!"),
        ("http('/openidm/managed/car/1?_action=wash&x=1');", "38 other call"),
        ("f({_action: 'wash'});", "14 other call"),
        ("var w = 'managed/car/' + id + '?_action=wash';", "41 other call"),
    ] {
        assert_eq!(calls("a.js", script), [expected], "{script}");
    }
    assert_eq!(calls("a.json", r#"{"url": "managed/car/1?_action=wash"}"#), ["32 other call!"]);
}

#[test]
fn what_is_called_like_an_action_is_no_call_of_it() {
    for script in [
        "openidm.action('managed/loan/1', 'wash', {});",
        "f('wash'); a.wash(); b.wash; var wash = {wash: 'wash'};",
        "openidm.action('wash', 'dry'); openidm.read('managed/car/1', 'wash');",
        "http('?_action=washing');",
    ] {
        assert!(calls("a.js", script).is_empty(), "{script}");
    }
}

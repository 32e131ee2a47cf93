//! A whole tree is read once, and in time that grows with it and with nothing else.

use std::time::{Duration, Instant};

use mosaic_codegen::source::Role;
use mosaic_codegen::usage::{Names, Tree, find};

/// A script as journeys have them, which names two slots.
const SCRIPT: &str = "
/* Looks up frIndexedString1 of whoever logs in. */
var user = nodeState.get('username').asString();
function attribute(name) {
    var values = idRepository.getAttribute(user, name).toArray();
    return values.length > 0 ? values[0] : null;
}
if (attribute('fr-attr-istr2') === null) {
    var found = openidm.query('managed/alpha_user', {
        _queryFilter: 'frIndexedString3 eq \"' + user + '\"'
    }, ['frIndexedString3', 'mail']);
    logger.message('found ' + found.resultCount);
}
outcome = 'true';
";

const MAPPING: &str = r#"{"name": "ldap", "source": "managed/alpha_user", "target": "system/ldap/account",
"properties": [{"source": "frIndexedString3", "target": "employeeType"}, {"source": "mail", "target": "mail"}]}"#;

/// Returns a tree of `count` files, most of them scripts.
fn tree(count: usize) -> Tree {
    let mut tree = Tree::default();
    for position in 0..count {
        let (name, text) = if position.is_multiple_of(4) {
            (format!("sync/mappings/{position}.json"), MAPPING.to_owned())
        } else {
            (format!("realms/alpha/scripts/{position}.js"), SCRIPT.repeat(4))
        };
        tree.sources.add(name, text.into_bytes(), Role::Configuration);
    }
    tree
}

/// Returns how long it takes to look all slots of users up in `tree`, at best of a few times.
fn time(tree: &Tree) -> Duration {
    let mut names = Names::default();
    for number in 1..=20 {
        names.add_property("alpha_user", &format!("frIndexedString{number}"));
    }
    let once = || {
        let began = Instant::now();
        let found = find(tree, &names);
        assert!(!found.of_property("alpha_user", "frIndexedString2").places.is_empty());
        began.elapsed()
    };
    (0..3).map(|_| once()).min().expect("there are some")
}

#[test]
fn a_place_is_found_in_every_file_that_has_one() {
    let tree = tree(40);
    let mut names = Names::default();
    names.add_property("alpha_user", "frIndexedString3");
    let found = find(&tree, &names).of_property("alpha_user", "frIndexedString3");
    assert_eq!(found.places.len(), 10 + 30 * 4 * 2);
}

#[test]
fn the_time_grows_with_the_tree_alone() {
    let (small, large) = (time(&tree(100)), time(&tree(1_600)));
    // Sixteen times the files; a walk of all for each name would take hundreds of times as long.
    assert!(large < small * 16 * 6 + Duration::from_millis(50), "{small:?} and {large:?}");
}

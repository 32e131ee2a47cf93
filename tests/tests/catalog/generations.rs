//! What the catalog says that generations of tenants disagree on, against the collected facts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use mosaic_tests::shared;
use serde_json::Value;

use super::facts::unquote;
use super::reader::{alpha, properties};

/// Returns the properties that some tenants search and others do not, with their types.
fn varying() -> Option<BTreeSet<(String, String)>> {
    let path = shared("facts/aic-defaults-presence.tsv")?;
    let table = fs::read_to_string(path).expect("the facts can be read");
    let rows = table.lines().skip(1).map(|line| line.split('\t').map(unquote).collect::<Vec<_>>());
    let varying = rows.filter(|cells| {
        let variants: BTreeMap<String, u64> =
            serde_json::from_str(&cells[6]).expect("JSON in the facts");
        variants.contains_key("True") && variants.keys().any(|variant| variant != "True")
    });
    Some(varying.map(|cells| (cells[0].clone(), cells[1].clone())).collect())
}

#[test]
fn what_some_tenants_search_and_others_do_not_is_marked_and_nothing_else_is() {
    let Some(varying) = varying() else { return };
    let catalog = alpha();
    let types = catalog["types"].as_object().expect("the types");
    for name in types.keys() {
        let kind = name.strip_prefix("alpha_").expect("a type of the realm");
        for (property, value) in properties(&catalog, name) {
            if property.chars().all(char::is_alphabetic) {
                let is_marked = value.get("searchableVaries") == Some(&Value::Bool(true));
                let varies = varying.contains(&(kind.to_owned(), property.clone()));
                assert_eq!(is_marked, varies, "{name}.{property}");
            }
        }
    }
}

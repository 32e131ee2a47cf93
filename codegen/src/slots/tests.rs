//! Which slots count as used, and what they might be called.

use std::fmt::Write;

use crate::catalog::{Catalog, Product};
use crate::config::Config;
use crate::model;
use crate::slots::usage;
use crate::source::{Documents, Role, Sources};
use crate::span::SourceId;

/// Returns a line for each used slot of a user with `properties`, then how many are left.
fn slots(properties: &str, settings: &str) -> String {
    let schema = format!(
        r#"{{"objects": [{{"name": "alpha_user", "schema": {{"properties": {{{properties}}}}}}}]}}"#
    );
    let mut sources = Sources::new();
    sources.add("managed.json", schema.into(), Role::Configuration);
    let (config, _) = Config::parse(settings, SourceId(1));
    let (documents, _) = Documents::parse(&sources);
    let (model, _) = model::lower(&documents, Product::Aic);
    let mut told = String::new();
    for family in usage(&model, &config).iter().flat_map(|of_type| &of_type.families) {
        for slot in &family.used {
            let name = slot.alias.or(slot.suggestion.as_deref()).unwrap_or("-");
            let owner = slot.owner.map(|owner| format!(" of {owner}")).unwrap_or_default();
            writeln!(told, "{} {name}{owner}", slot.property).expect("a `String` takes everything");
        }
        if !family.left.is_empty() {
            let prefix = family.family.prefix;
            writeln!(told, "{prefix} left {:?}", family.left).expect("a `String` takes everything");
        }
    }
    told
}

fn titled(property: &str, title: &str) -> String {
    format!(r#""{property}": {{"type": "string", "title": "{title}"}}"#)
}

#[test]
fn a_slot_as_it_was_shipped_is_left() {
    let family = &Catalog::embedded().families()[0];
    let shipped = titled(&family.property(3), &family.title(3));
    assert_eq!(slots(&shipped, ""), "frIndexedString left [3]\n");
}

#[test]
fn a_title_of_its_own_makes_a_slot_used() {
    let told = slots(&titled("frIndexedString3", "Cost Centre"), "");
    assert_eq!(told, "frIndexedString3 cost_centre\n");
}

#[test]
fn an_alias_makes_a_slot_used_whatever_its_title() {
    let settings = "[alias.alpha_user]\ndepartment = \"frIndexedString3\"\n";
    for title in ["", "Cost Centre"] {
        let told = slots(&titled("frIndexedString3", title), settings);
        assert_eq!(told, "frIndexedString3 department\n");
    }
}

#[test]
fn the_ledger_knows_who_owns_a_slot() {
    let settings =
        "[alias.alpha_user]\ndesk = { property = \"frIndexedString3\", owner = \"hr\" }\n";
    let told = slots(&titled("frIndexedString3", ""), settings);
    assert_eq!(told, "frIndexedString3 desk of hr\n");
}

#[test]
fn slots_are_in_the_order_of_their_numbers() {
    let properties = ["frIndexedString10", "frIndexedString9", "frIndexedString2"]
        .map(|property| titled(property, ""))
        .join(",");
    assert_eq!(slots(&properties, ""), "frIndexedString left [2, 9, 10]\n");
}

#[test]
fn no_name_is_suggested_that_a_property_has_already() {
    let properties = [
        titled("frIndexedString1", "Mail"),
        titled("frIndexedString2", "Desk"),
        titled("frIndexedString3", "desk"),
        titled("mail", "Mail"),
    ]
    .join(",");
    let told = slots(&properties, "");
    assert_eq!(told, "frIndexedString1 -\nfrIndexedString2 desk\nfrIndexedString3 -\n");
}

#[test]
fn a_type_without_slots_is_not_listed() {
    assert_eq!(slots(&titled("custom_tier", "Tier"), ""), "");
}

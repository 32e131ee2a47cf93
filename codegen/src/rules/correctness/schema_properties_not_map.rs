//! `schema-properties-not-map`, which is found where the schema is read.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "schema-properties-not-map",
    group: Group::Correctness,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("schema_properties_not_map.md"),
    check: Check::Reading,
};

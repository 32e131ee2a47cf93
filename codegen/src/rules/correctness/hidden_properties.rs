//! `hidden-properties`, which is found where the schema is read.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "hidden-properties",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("hidden_properties.md"),
    check: Check::Reading,
};

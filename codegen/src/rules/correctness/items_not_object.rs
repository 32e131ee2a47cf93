//! `items-not-object`, which is found where properties are read.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "items-not-object",
    group: Group::Correctness,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("items_not_object.md"),
    check: Check::Reading,
};

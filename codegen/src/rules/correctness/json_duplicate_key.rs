//! `json-duplicate-key`, which is found where texts are read.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "json-duplicate-key",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("json_duplicate_key.md"),
    check: Check::Reading,
};

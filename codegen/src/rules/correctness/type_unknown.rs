//! `type-unknown`, which is found where properties are read.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "type-unknown",
    group: Group::Correctness,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("type_unknown.md"),
    check: Check::Reading,
};

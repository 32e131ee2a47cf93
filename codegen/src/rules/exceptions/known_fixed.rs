//! `known-fixed`, which is found when the exceptions are held against the findings.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "known-fixed",
    group: Group::Exceptions,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("known_fixed.md"),
    check: Check::Exceptions,
};

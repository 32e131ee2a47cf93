//! `allow-unused`, which is found when the exceptions are held against the findings.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "allow-unused",
    group: Group::Exceptions,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("allow_unused.md"),
    check: Check::Exceptions,
};

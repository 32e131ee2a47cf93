//! `scope-value`, which is found where properties are read.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "scope-value",
    group: Group::Privacy,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("scope_value.md"),
    check: Check::Reading,
};

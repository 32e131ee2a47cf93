//! `type-name-missing`, which is found where types are read.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "type-name-missing",
    group: Group::Correctness,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("type_name_missing.md"),
    check: Check::Reading,
};

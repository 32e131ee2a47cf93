//! `schema-nonstring-label`, which is found where types are read.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "schema-nonstring-label",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("schema_nonstring_label.md"),
    check: Check::Reading,
};

//! `boolean-as-string`, which is found where properties are read.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "boolean-as-string",
    group: Group::Correctness,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("boolean_as_string.md"),
    check: Check::Reading,
};
